using System.Globalization;

namespace DeepLearning.Cli.Jupyter;

/// <summary>Installs and removes the kernel.</summary>
internal static class KernelInstaller
{
    /// <summary>
    /// Puts the program into a new folder, points the kernelspecs to it, then removes the folders of earlier
    /// installations: at every moment the kernelspecs name a whole program, and running kernels keep theirs.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <param name="names">The kernelspecs to write.</param>
    /// <param name="terminal">Is told what was done.</param>
    /// <param name="compile">Whether to compile ahead of time, which takes a minute and makes the first cell come sooner.</param>
    public static int Install(InstallTarget target, IReadOnlyList<string> names, Terminal terminal, bool compile = true)
    {
        var program = Path.Combine(target.Programs, DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
        var draft = program + ".part";
        Directory.CreateDirectory(target.Programs);
        try
        {
            if (compile) KernelProgram.Create(draft, terminal);
            else KernelProgram.Copy(draft);
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
        RemoveEmpty(target.Programs, target.Depth);
        if (specs.Count > 0) RemoveEmpty(target.Kernels, target.Depth);
        if (specs.Count == 0) terminal.WriteLine($"No kernel of this project is installed in {target.Kernels}");
        return ExitCode.Done;
    }

    /// <summary>Whether a kernel is installed there that is no older than this program.</summary>
    public static bool IsCurrent(InstallTarget target, string name) =>
        KernelSpec.ProgramOf(Path.Combine(target.Kernels, name)) is { } program
        && File.Exists(program)
        && File.GetLastWriteTimeUtc(program) >= File.GetLastWriteTimeUtc(typeof(KernelInstaller).Assembly.Location);

    // Upwards, and nothing that has other things in it.
    private static void RemoveEmpty(string folder, int depth)
    {
        var current = Path.GetFullPath(folder);
        for (var level = 0; level < depth && current is not null; level++, current = Path.GetDirectoryName(current))
        {
            if (!Directory.Exists(current)) continue;
            if (Directory.EnumerateFileSystemEntries(current).Any()) return;
            Directory.Delete(current);
        }
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
