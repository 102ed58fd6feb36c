using System.CommandLine;
using DeepLearning.Cli.Processes;

namespace DeepLearning.Cli.Commands;

/// <summary>Help for <c>dln kernel</c>; <c>Program.cs</c> starts the kernel itself before this is ever loaded.</summary>
internal static class KernelCommand
{
    public static Command Create(Terminal terminal)
    {
        var connection = new Option<FileInfo>("--connection-file")
        {
            Description = "The file in which the Jupyter client says where to listen, and the key.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new DlnCommand("kernel", "Serve one script session to Jupyter clients (started by them; see `dln install`).")
        {
            connection,
        }
            .Example("dln kernel --connection-file kernel.json", "what the installed kernelspec runs");
        command.SetAction(parsed => KernelEntry.Run(parsed.GetValue(connection)!.FullName, terminal.ErrorOut));
        return command;
    }
}
