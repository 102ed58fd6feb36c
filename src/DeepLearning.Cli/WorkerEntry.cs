namespace DeepLearning.Cli;

/// <summary><c>dln worker</c>: serves one script session over standard input and output until the input closes.</summary>
internal static class WorkerEntry
{
    public static Task<int> RunAsync()
    {
        Console.Error.WriteLine("dln: worker: the engine is not in this build");
        return Task.FromResult(ExitCode.EngineFailure);
    }
}
