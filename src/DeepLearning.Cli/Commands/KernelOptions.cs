using System.CommandLine;

namespace DeepLearning.Cli.Commands;

/// <summary>Options that the commands about the installed kernel share.</summary>
internal static class KernelOptions
{
    public const string DefaultName = "deep-learning-csharp";

    public static Option<DirectoryInfo?> Prefix() => new("--prefix")
    {
        Description = "Use DIR/share/jupyter/kernels instead of the user's own Jupyter folder.",
        HelpName = "DIR",
    };

    public static Option<string> Name()
    {
        var name = new Option<string>("--name")
        {
            Description = "The kernel's name, as notebooks refer to it.",
            HelpName = "NAME",
            DefaultValueFactory = _ => DefaultName,
        };
        // Jupyter's own rule for kernel names; it also keeps the name inside the kernels folder.
        name.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>();
            if (given.Length == 0 || !given.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || given.All(c => c == '.'))
                result.AddError($"--name: '{given}' is not a kernel name; it may have ASCII letters, digits, '.', '-' and '_'");
        });
        return name;
    }
}
