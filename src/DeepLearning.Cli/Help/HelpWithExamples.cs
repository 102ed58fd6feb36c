using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DeepLearning.Cli.Help;

/// <summary>The usual help text, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = standard.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not DlnCommand { Examples.Count: > 0 } command) return code;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        var width = command.Examples.Max(example => example.Line.Length);
        foreach (var (line, meaning) in command.Examples) output.WriteLine($"  {line.PadRight(width)}  {meaning}");
        output.WriteLine();
        return code;
    }
}
