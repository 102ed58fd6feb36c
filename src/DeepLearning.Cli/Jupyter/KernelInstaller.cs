using System.Globalization;

namespace DeepLearning.Cli.Jupyter;

/// <summary>Installs and removes the kernel.</summary>
internal static class KernelInstaller
{
    /// <summary>
    /// Puts the program into a new folder, points the kernelspecs to it, then removes the folders of earlier
    /// installations: at every moment the kernelspecs name a whole program, and running kernels keep theirs.
    /// </summary>
    public static int Install(InstallTarget target, IReadOnlyList<string> names, Terminal terminal)
    {
        var program = Path.Combine(target.Programs, DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
        var draft = program + ".part";
        Directory.CreateDirectory(target.Programs);
        try
        {
            KernelProgram.Create(draft, terminal);
            Directory.Move(draft, program);
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
        foreach (var name in names)
        {
            var folder = Path.Combine(target.Kernels, name);
            KernelSpec.Write(folder, name, program);
            terminal.WriteLine($"Installed {folder}");
        }
        // An alias or another name of an earlier installation must not be left without a program.
        foreach (var spec in KernelSpec.FindOurs(target.Kernels)) KernelSpec.Write(spec, Path.GetFileName(spec), program);
        foreach (var old in Directory.EnumerateDirectories(target.Programs).Where(folder => folder != program)) RemoveUnlessInUse(old);
        terminal.WriteLine("In VS Code: open a notebook, then Select Kernel > Jupyter Kernel > C# (Deep Learning).");
        return ExitCode.Done;
    }

    public static int Uninstall(InstallTarget target, Terminal terminal)
    {
        var specs = KernelSpec.FindOurs(target.Kernels).ToList();
        foreach (var spec in specs)
        {
            Directory.Delete(spec, recursive: true);
            terminal.WriteLine($"Removed {spec}");
        }
        if (Directory.Exists(target.Programs))
        {
            foreach (var program in Directory.EnumerateDirectories(target.Programs)) RemoveUnlessInUse(program);
        }
        if (specs.Count == 0) terminal.WriteLine($"No kernel of this project is installed in {target.Kernels}");
        return ExitCode.Done;
    }

    // Windows keeps the files of a running kernel; the next installation removes them.
    private static void RemoveUnlessInUse(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still in use.
        }
    }
}
