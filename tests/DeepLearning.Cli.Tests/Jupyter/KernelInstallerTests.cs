using System.Text.Json.Nodes;
using DeepLearning.Cli.Jupyter;

namespace DeepLearning.Cli.Tests.Jupyter;

/// <summary>Installing the program as it is; compiling it ahead of time is the end-to-end tests' business.</summary>
public sealed class KernelInstallerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private InstallTarget Target => InstallTarget.Of(_folder.Path);

    [Fact]
    public void A_kernelspec_starts_a_copy_of_the_program_with_the_connection_file()
    {
        var output = Install(Target, "deep-learning-csharp");
        var spec = Spec("deep-learning-csharp");
        var arguments = spec["argv"]!.AsArray().Select(argument => (string)argument!).ToList();
        Assert.True(Path.IsPathRooted(arguments[0]), arguments[0]);
        Assert.True(File.Exists(arguments[1]), arguments[1]);
        Assert.StartsWith(Target.Programs, arguments[1], StringComparison.Ordinal);
        Assert.Equal(["kernel", "--connection-file", "{connection_file}"], arguments[2..]);
        Assert.Equal(("C#", "message", "C# (Deep Learning)"),
            ((string?)spec["language"], (string?)spec["interrupt_mode"], (string?)spec["display_name"]));
        string[] logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
        Assert.All(logos, logo => Assert.True(new FileInfo(Path.Combine(Target.Kernels, "deep-learning-csharp", logo)).Length > 0));
        Assert.Contains("Installed " + Path.Combine(Target.Kernels, "deep-learning-csharp"), output, StringComparison.Ordinal);
        Assert.Contains("Select Kernel", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Installing_again_replaces_the_program_and_keeps_the_other_names()
    {
        Install(Target, "deep-learning-csharp", ".net-csharp");
        var first = Program(".net-csharp");
        Install(Target, "deep-learning-csharp");
        Assert.NotEqual(first, Program("deep-learning-csharp"));
        Assert.Equal(Program("deep-learning-csharp"), Program(".net-csharp"));
        Assert.False(File.Exists(first));
        Assert.Single(Directory.EnumerateDirectories(Target.Programs));
    }

    [Fact]
    public void Uninstalling_leaves_nothing_behind_not_even_empty_folders()
    {
        Install(Target, "deep-learning-csharp", ".net-csharp");
        Assert.Equal(ExitCode.Done, Uninstall(out var output));
        Assert.Contains("Removed " + Path.Combine(Target.Kernels, ".net-csharp"), output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Uninstalling_keeps_what_others_have_put_there()
    {
        var other = _folder.Write("share/jupyter/kernels/python3/kernel.json", """{"argv": ["python3", "-m", "ipykernel"]}""");
        var broken = _folder.Write("share/jupyter/kernels/broken/kernel.json", "{");
        Install(Target, "deep-learning-csharp");
        Uninstall(out _);
        Assert.True(File.Exists(other) && File.Exists(broken));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Target.Programs)));
        Assert.Equal(["broken", "python3"], Directory.EnumerateDirectories(Target.Kernels).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Uninstalling_where_nothing_is_says_so()
    {
        Assert.Equal(ExitCode.Done, Uninstall(out var output));
        Assert.Contains("No kernel of this project", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installation_is_current_until_the_program_is_built_again()
    {
        Assert.False(KernelInstaller.IsCurrent(Target, "deep-learning-csharp"));
        Install(Target, "deep-learning-csharp");
        Assert.True(KernelInstaller.IsCurrent(Target, "deep-learning-csharp"));
        File.SetLastWriteTimeUtc(Program("deep-learning-csharp"), DateTime.UtcNow.AddYears(-1));
        Assert.False(KernelInstaller.IsCurrent(Target, "deep-learning-csharp"));
    }

    private static string Install(InstallTarget target, params string[] names)
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Done,
            KernelInstaller.Install(target, names, new Terminal(output, output, isInteractive: false), compile: false));
        return output.ToString();
    }

    private int Uninstall(out string said)
    {
        using var output = new StringWriter();
        var code = KernelInstaller.Uninstall(Target, new Terminal(output, output, isInteractive: false));
        said = output.ToString();
        return code;
    }

    private JsonNode Spec(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Target.Kernels, name, "kernel.json")))!;

    private string Program(string name) => (string)Spec(name)["argv"]![1]!;
}
