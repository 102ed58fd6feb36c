using System.Diagnostics;
using System.Globalization;

namespace DeepLearning.Grading.Sandboxes;

/// <summary>
/// A copy of just those parts of this program that run a student's answers: neither the exercises with their reference
/// answers, nor the compiler, nor anything else that the student's code could read or call.
/// </summary>
internal sealed class StagedProgram : IDisposable
{
    private static readonly string[] Parts =
    [
        "dln.dll", "dln.runtimeconfig.json", "DeepLearning.dll", "DeepLearning.Notebook.dll", "DeepLearning.Kernel.dll",
        "DeepLearning.Grading.dll", "MathNet.Numerics.dll", "CsvHelper.dll",
    ];

    private const string Prefix = "dln-grade-";

    private StagedProgram(string folder, string data) => (Folder, Data) = (folder, data);

    public string Folder { get; }

    /// <summary>The course's data sets.</summary>
    public string Data { get; }

    public string EntryPoint => Path.Combine(Folder, "dln.dll");

    /// <summary>The folder that the .NET which runs this program is installed in.</summary>
    public static string DotnetRoot { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static string Dotnet { get; } = Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <param name="data">The folder of data sets; null where lessons need none.</param>
    public static StagedProgram Create(string? data)
    {
        RemoveAbandoned();
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-");
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        var program = Path.Combine(folder, "program");
        Directory.CreateDirectory(program);
        foreach (var part in Parts) File.Copy(Path.Combine(AppContext.BaseDirectory, part), Path.Combine(program, part));
        var staged = Path.Combine(folder, "data");
        Directory.CreateDirectory(staged);
        if (data is not null) Copy(data, staged);
        if (!OperatingSystem.IsWindows()) OpenForReading(folder);
        return new StagedProgram(program, staged);
    }

    /// <summary>A grader that was killed could not clean up after itself; the next one does.</summary>
    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || IsRunning(id)) continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another grader removes it at this moment, or it is another user's.
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            var target = Path.Combine(to, Path.GetFileName(folder));
            Directory.CreateDirectory(target);
            Copy(folder, target);
        }
    }

    /// <summary>The sandbox runs as nobody, who must be able to read what lies here, and to change none of it.</summary>
    private static void OpenForReading(string folder)
    {
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enter = Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
#pragma warning disable CA1416 // called on Unix only
        File.SetUnixFileMode(folder, Enter);
        foreach (var file in Directory.EnumerateFiles(folder)) File.SetUnixFileMode(file, Read);
#pragma warning restore CA1416
        foreach (var inner in Directory.EnumerateDirectories(folder)) OpenForReading(inner);
    }
}
