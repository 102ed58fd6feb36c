using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepLearning.Cli.Jupyter;

/// <summary>Puts a copy of this program where kernelspecs can start it, whatever becomes of the folder it was built in.</summary>
internal static class KernelProgram
{
    private const string Project = "src/DeepLearning.Cli/DeepLearning.Cli.csproj";

    /// <summary>The course's clone that this program was built in; null when it was installed from a package.</summary>
    public static string? Clone { get; } = FindClone();

    /// <summary>
    /// Fills a folder with the program: compiled ahead of time for this machine when there are sources to compile and
    /// the compiler can be restored, else as it is.
    /// </summary>
    public static void Create(string folder, Terminal terminal)
    {
        if (Clone is null)
        {
            Copy(folder);
            return;
        }
        var project = Path.Combine(Clone, Project);
        terminal.WriteLine("Compiling the kernel for this machine; this takes about a minute.");
        if (Publish(project, folder, readyToRun: true) is not { } failure) return;
        terminal.WriteLine(
            $"It could not be compiled ahead of time ({failure}); the kernel works all the same and starts about half a second slower.");
        if (Publish(project, folder, readyToRun: false) is { } second)
            throw new UserError($"{project}: could not be published: {second}", ExitCode.EngineFailure);
    }

    // Null when it went well, else the first error in one line.
    private static string? Publish(string project, string folder, bool readyToRun)
    {
        // Its own artifacts folder: a build for another runtime must not touch what the user's own builds left.
        var artifacts = folder + ".build";
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The usual case.
        }
        var start = new ProcessStartInfo(DotnetHost.Path) { UseShellExecute = false, RedirectStandardOutput = true };
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "--artifacts-path", artifacts, "-o", folder, "-p:PackAsTool=false", "-p:UseAppHost=false", "-p:RunAnalyzers=false",
            $"-p:PublishReadyToRun={(readyToRun ? "true" : "false")}", "-nologo", "-v:quiet", "-nodeReuse:false",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return null;
            var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "dotnet publish failed";
        }
        finally
        {
            if (Directory.Exists(artifacts)) Directory.Delete(artifacts, recursive: true);
        }
    }

    private static string? FindClone()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Project))) return folder.FullName;
        }
        return null;
    }

    /// <summary>Fills a folder with the program as it is.</summary>
    public static void Copy(string folder)
    {
        var from = AppContext.BaseDirectory;
        // What packing the tool left beside the program is the program once more.
        var packed = Path.Combine(from, "publish") + Path.DirectorySeparatorChar;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(packed, StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
