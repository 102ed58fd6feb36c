using System.CommandLine;
using DeepLearning.Cli.Jupyter;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln uninstall</c>: takes away what <c>dln install</c> put in place.</summary>
internal static class UninstallCommand
{
    public static Command Create(Terminal terminal)
    {
        var prefix = KernelOptions.Prefix();
        var command = new DlnCommand("uninstall", "Remove the kernel, its aliases and its program folder.") { prefix }
            .Example("dln uninstall", "what was installed for the current user");
        command.SetAction(parsed => KernelInstaller.Uninstall(InstallTarget.Of(parsed.GetValue(prefix)?.FullName), terminal));
        return command;
    }
}
