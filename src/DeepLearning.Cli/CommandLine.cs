using System.CommandLine;
using System.CommandLine.Help;
using DeepLearning.Cli.Commands;

namespace DeepLearning.Cli;

/// <summary>Puts the commands together, runs the one that was asked for, and turns its failures into exit codes.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments) => RunAsync(arguments, ProcessTerminal.Find());

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, Func<Terminal, RootCommand>? commands = null)
    {
        var root = (commands ?? Root)(terminal);
        var parsed = root.Parse(arguments);
        // Who asks for help need not give what the command requires.
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var error in parsed.Errors) terminal.Error(error.Message);
            var name = parsed.CommandResult.Command == root ? "dln" : $"dln {parsed.CommandResult.Command.Name}";
            terminal.Error($"`{name} --help` shows how to use it");
            return ExitCode.Usage;
        }
        try
        {
            var streams = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.ErrorOut,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(streams);
        }
        catch (UserError error)
        {
            terminal.Error(error.Message);
            return error.Code;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error(error.Message.ReplaceLineEndings(" "));
            return ExitCode.InvalidInput;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("stopped");
            return ExitCode.EngineFailure;
        }
        catch (Exception error)
        {
            // No user's mistake ends here: whoever mends this program needs the trace.
            terminal.Error($"this is a fault in dln, please report it: {error}");
            return ExitCode.EngineFailure;
        }
    }

    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Deep Learning Notebooks: run, build and check the lessons of the course.");
        foreach (var create in CommandList.All) root.Subcommands.Add(create(terminal));
        // Without a command there is nothing to do: show what there is, and say that it was not enough.
        root.SetAction(parsed =>
        {
            new HelpAction().Invoke(parsed);
            return ExitCode.Usage;
        });
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction standard) help.Action = new HelpWithExamples(standard);
        }
        return root;
    }
}
