using DeepLearning.Cli.Worker;

namespace DeepLearning.Cli;

/// <summary><c>dln worker</c>: serves one script session over standard input and output until the input ends.</summary>
internal static class WorkerEntry
{
    public static Task<int> RunAsync() => WorkerServer.RunAsync();
}
