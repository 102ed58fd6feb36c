using System.CommandLine;
using DeepLearning.Cli.Processes;

namespace DeepLearning.Cli.Commands;

/// <summary>Help for <c>dln worker</c>; <c>Program.cs</c> starts the worker itself before this is ever loaded.</summary>
internal static class WorkerCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new DlnCommand("worker", "Serve one script session over standard input and output (started by the other commands).")
            .Example("dln worker", "what `dln run` starts for each notebook");
        command.SetAction((_, _) => WorkerEntry.RunAsync());
        return command;
    }
}
