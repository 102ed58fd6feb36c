using System.CommandLine;
using System.Diagnostics;
using DeepLearning.Cli.Jupyter;
using DeepLearning.Publishing.Exports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln start</c>: from a fresh clone to an installed kernel and two executed lessons to look at.</summary>
internal static class StartCommand
{
    private static readonly string[] FirstLessons =
    [
        "notebooks/01-introduction/03-forward-propagation.md",
        "notebooks/03-training-deep-networks/14-digit-recogniser.md",
    ];

    public static Command Create(Terminal terminal)
    {
        var command = new DlnCommand("start", "Check the machine, install the kernel, and run two lessons to look at.")
            .Example("dln start", "the first thing to do in a fresh clone");
        command.SetAction((_, cancellation) => RunAsync(terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var root = CourseFolder.Find();
        terminal.WriteLine("Deep Learning Notebooks: from biological neurons to reinforcement learning, in C#.");
        terminal.WriteLine();
        terminal.WriteLine("1. This machine");
        if (!DoctorCommand.Examine(terminal)) return ExitCode.ChecksFailed;

        terminal.WriteLine();
        terminal.WriteLine("2. The kernel, for VS Code and Jupyter");
        InstallKernel(terminal);

        terminal.WriteLine();
        terminal.WriteLine("3. Two lessons, run on the embedded engine");
        var target = Path.Combine(root, "dist");
        var failures = 0;
        foreach (var lesson in FirstLessons)
        {
            if (!await ShownLesson.RunAsync(Path.Combine(root, lesson), target, terminal, cancellation)) failures++;
        }
        terminal.WriteLine();
        if (failures > 0) return ExitCode.ChecksFailed;

        Next(terminal, clock.Elapsed);
        return ExitCode.Done;
    }

    // As it was built: compiling it ahead of time would take longer than everything else here.
    private static void InstallKernel(Terminal terminal)
    {
        var target = InstallTarget.Of(prefix: null);
        if (KernelInstaller.IsCurrent(target, KernelOptions.DefaultName))
            terminal.WriteLine($"Installed already: {Path.Combine(target.Kernels, KernelOptions.DefaultName)}");
        else KernelInstaller.Install(target, [KernelOptions.DefaultName], terminal, compile: false);
    }

    private static void Next(Terminal terminal, TimeSpan elapsed)
    {
        terminal.WriteLine($"Done in {elapsed.TotalSeconds:0} s. What to open next:");
        terminal.WriteLine("  to read         dist/03-forward-propagation.html and dist/14-digit-recogniser.html, in any browser");
        terminal.WriteLine("  to work         notebooks/01-introduction/03-forward-propagation.ipynb, in VS Code or Jupyter,");
        terminal.WriteLine("                  with the kernel \"C# (Deep Learning)\"");
        terminal.WriteLine(
            "  to go faster    dln install, which here is `dotnet run -c Release --project src/DeepLearning.Cli -- install`:");
        terminal.WriteLine("                  compiles the kernel for this machine (a minute, once); its first cell then comes sooner");
        terminal.WriteLine("  to see it all   dln --help, which here is `dotnet run -c Release --project src/DeepLearning.Cli -- --help`");
    }
}
