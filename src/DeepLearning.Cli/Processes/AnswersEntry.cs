using DeepLearning.Grading.Answers;
using DeepLearning.Kernel.Processes;

namespace DeepLearning.Cli.Processes;

/// <summary><c>dln answers</c>: the process that runs a student's code for <c>dln grade</c>; nobody starts it by hand.</summary>
internal static class AnswersEntry
{
    public static async Task<int> RunAsync()
    {
        var (input, output) = StandardChannel.Take();
        // Nobody reads what an answer prints.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        await AnswerServer.RunAsync(input, output);
        return ExitCode.Done;
    }
}
