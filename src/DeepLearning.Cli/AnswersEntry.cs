using DeepLearning.Kernel.Answers;

namespace DeepLearning.Cli;

/// <summary><c>dln answers</c>: the process that runs a student's code for <c>dln grade</c>; nobody starts it by hand.</summary>
internal static class AnswersEntry
{
    public static async Task<int> RunAsync()
    {
        var (input, output) = OwnChannel.Take();
        await AnswerServer.RunAsync(input, output);
        return ExitCode.Done;
    }
}
