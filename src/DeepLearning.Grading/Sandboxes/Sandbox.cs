using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DeepLearning.Grading.Policies;

namespace DeepLearning.Grading.Sandboxes;

internal enum SandboxKind { Bubblewrap, Container, None }

/// <summary>
/// The walls around a student's code. With bubblewrap: no network, no process of the host in sight, a read-only system
/// without a single program to start but .NET, an empty home, and nothing of the course but the staged program.
/// </summary>
internal sealed class Sandbox(SandboxKind kind, GradingLimits limits, StagedProgram program, string containerImage)
{
    private const string Nobody = "65534";

    public SandboxKind Kind => kind;

    /// <summary>Says in one line why this kind of sandbox cannot be had here; null when it can.</summary>
    public static string? Missing(SandboxKind kind) => kind switch
    {
        SandboxKind.Bubblewrap when !OperatingSystem.IsLinux() =>
            "bubblewrap is for Linux only; use --sandbox container, or --sandbox none for submissions that you trust",
        SandboxKind.Bubblewrap when !CanStart("bwrap", "--version") =>
            "bubblewrap is not installed; apt-get install bubblewrap (or dnf, pacman), or use --sandbox container, "
            + "or --sandbox none for submissions that you trust",
        SandboxKind.Bubblewrap when !CanStart("prlimit", "--version") => "prlimit is not installed; it comes with util-linux",
        SandboxKind.Bubblewrap when !CanStart("bwrap", "--unshare-all", "--ro-bind", "/", "/", "--", "/bin/true") =>
            "bubblewrap cannot make namespaces here; allow unprivileged user namespaces "
            + "(sysctl kernel.unprivileged_userns_clone=1), or use --sandbox container or none",
        SandboxKind.Container when ContainerProgram() is null =>
            "neither podman nor docker can be started; install one of them, or use --sandbox bubblewrap",
        _ => null,
    };

    /// <summary>How to start the process that runs a student's answers.</summary>
    public ProcessStartInfo Command()
    {
        string[] command = kind switch
        {
            SandboxKind.Bubblewrap => [.. AsNobody(), .. Bubblewrap()],
            SandboxKind.Container => [.. Container()],
            _ => [StagedProgram.Dotnet, program.EntryPoint, "answers"],
        };
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Folder,
        };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        // Nothing of the grader's own environment is any of the student's business, least of all its hidden seeds.
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var (name, value) in Variables(program.Data)) start.Environment[name] = value;
        return start;
    }

    private IEnumerable<string> Bubblewrap()
    {
        string[] arguments =
        [
            "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--uid", Nobody, "--gid", Nobody, "--hostname", "sandbox",
            "--proc", "/proc", "--dev", "/dev", "--size", Text(limits.FileBytes), "--tmpfs", "/tmp", "--dir", "/home/student",
            "--ro-bind", program.Folder, "/program", "--ro-bind", program.Data, "/data", "--chdir", "/tmp", "--clearenv",
        ];
        var system = new List<string>();
        // The libraries that .NET loads, and no folder of programs: there is nothing to start.
        foreach (var folder in new[] { "/lib", "/lib64", "/usr/lib", "/usr/lib64" }) Bind(folder);
        Bind("/usr/bin/prlimit");
        Bind("/etc/ld.so.cache");
        Bind(StagedProgram.DotnetRoot);
        foreach (var (name, value) in Variables("/data")) system.AddRange(["--setenv", name, value]);
        return [.. arguments, .. system, "--", "/usr/bin/prlimit", .. Prlimit(), "--", StagedProgram.Dotnet, "/program/dln.dll", "answers"];

        void Bind(string path)
        {
            if (Directory.Exists(path) || File.Exists(path)) system.AddRange(["--ro-bind", path, path]);
        }
    }

    private IEnumerable<string> Prlimit() =>
    [
        $"--nproc={Text(limits.Processes)}", $"--nofile={Text(limits.OpenFiles)}", $"--fsize={Text(limits.FileBytes)}", "--core=0",
        $"--cpu={Text((long)(limits.Notebook.TotalSeconds * 2) + 10)}",
    ];

    private IEnumerable<string> Container() =>
    [
        ContainerProgram()!, "run", "--rm", "--interactive", "--network", "none", "--read-only",
        "--tmpfs", $"/tmp:size={Text(limits.FileBytes)}", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
        "--user", Nobody, "--memory", Text(limits.MemoryBytes), "--pids-limit", Text(limits.Processes),
        "--ulimit", $"nofile={Text(limits.OpenFiles)}", "--volume", $"{program.Folder}:/program:ro", "--volume", $"{program.Data}:/data:ro",
        .. Variables("/data").SelectMany(variable => new[] { "--env", $"{variable.Name}={variable.Value}" }),
        containerImage, "dotnet", "/program/dln.dll", "answers",
    ];

    private IEnumerable<(string Name, string Value)> Variables(string data)
    {
        yield return ("HOME", kind == SandboxKind.None ? Path.GetTempPath() : "/home/student");
        yield return ("DLN_DATA", data);
        yield return ("DOTNET_ROOT", StagedProgram.DotnetRoot);
        yield return ("DOTNET_gcServer", "0");
        yield return ("DOTNET_gcConcurrent", "0");
        yield return ("DOTNET_GCHeapHardLimit", "0x" + (limits.MemoryBytes * 3 / 4).ToString("X", CultureInfo.InvariantCulture));
        // A student's process lives for a second; compiling methods a second time to make them faster costs more than it gains.
        yield return ("DOTNET_TieredPGO", "0");
        yield return ("DOTNET_EnableDiagnostics", "0");
        if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("SystemRoot") is { } root) yield return ("SystemRoot", root);
    }

    /// <summary>The superuser is exempt from the limit on processes, so a grader that runs as root becomes nobody first.</summary>
    private static IEnumerable<string> AsNobody() =>
        Environment.UserName == "root" ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"] : [];

    private static string? ContainerProgram() => new[] { "podman", "docker" }.FirstOrDefault(name => CanStart(name, "info"));

    private static bool CanStart(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            return process.WaitForExit(TimeSpan.FromSeconds(20)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
