using System.CommandLine;
using DeepLearning.Cli.Jupyter;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln install</c>: makes the kernel known to Jupyter and VS Code.</summary>
internal static class InstallCommand
{
    public static Command Create(Terminal terminal)
    {
        var prefix = KernelOptions.Prefix();
        var name = KernelOptions.Name();
        var aliases = new Option<string[]>("--alias")
        {
            Description = "Also serve notebooks written for .NET Interactive; the one alias there is is net-csharp.",
            HelpName = "ALIAS",
            DefaultValueFactory = _ => [],
        };
        aliases.AcceptOnlyFromAmong("net-csharp");
        var command = new DlnCommand("install", "Install the C# kernel for Jupyter and VS Code.") { prefix, name, aliases }
            .Example("dln install", "for the current user")
            .Example("dln install --prefix .venv", "into a virtual environment")
            .Example("dln install --alias net-csharp", "also for notebooks whose kernel is .net-csharp");
        command.SetAction(parsed =>
        {
            var target = InstallTarget.Of(parsed.GetValue(prefix)?.FullName);
            string[] names = [parsed.GetValue(name)!, .. parsed.GetValue(aliases)!.Select(alias => "." + alias)];
            return KernelInstaller.Install(target, names, terminal);
        });
        return command;
    }
}
