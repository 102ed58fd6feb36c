using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepLearning.Cli.Doctor;

/// <summary>Everything that the doctor looks at. A new check is one method and one line of the list.</summary>
internal static class MachineChecks
{
    private const long Gigabyte = 1L << 30;

    public static readonly IReadOnlyList<Func<Finding>> All =
    [
        Runtime, Processor, Memory, Disk, Data, Sdk, Jupyter, VisualStudioCode, Chromium, Sandbox,
    ];

    private static Finding Runtime() =>
        new(FindingKind.Good, ".NET runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    private static Finding Processor()
    {
        var lanes = Vector<float>.Count;
        var found = $"{Environment.ProcessorCount} cores, {lanes} floats at a time";
        return lanes > 4 || RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? new Finding(FindingKind.Good, "processor", found)
            : new Finding(FindingKind.Optional, "processor", found, "without AVX2 training takes several times as long");
    }

    private static Finding Memory()
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var found = $"{available / (double)Gigabyte:0.0} GB";
        return available >= 2 * Gigabyte
            ? new Finding(FindingKind.Good, "memory", found)
            : new Finding(FindingKind.Bad, "memory", found, "the lessons need 2 GB; close other programs");
    }

    private static Finding Disk()
    {
        var free = new DriveInfo(Path.GetPathRoot(Path.GetTempPath())!).AvailableFreeSpace;
        var found = $"{free / (double)Gigabyte:0.0} GB free for temporary files";
        return free >= Gigabyte / 2
            ? new Finding(FindingKind.Good, "disk", found)
            : new Finding(FindingKind.Bad, "disk", found, "free half a gigabyte");
    }

    private static Finding Data()
    {
        try
        {
            return new Finding(FindingKind.Good, "data sets", Path.GetDirectoryName(DataFolder.Find("mnist"))!);
        }
        catch (DirectoryNotFoundException)
        {
            return new Finding(FindingKind.Bad, "data sets", "not found",
                $"run from inside the course's folder, or set {DataFolder.Variable} to its data folder");
        }
    }

    private static Finding Sdk()
    {
        const string Remedy = "needed for `#r \"nuget: …\"` and `dotnet test`: install .NET 10 or newer from https://dot.net";
        var found = ExternalTool.FirstLine("dotnet", "--version");
        var isOld = int.TryParse(found?.Split('.')[0], out var major) && major < 10;
        return isOld ? new Finding(FindingKind.Optional, ".NET SDK", $"{found}, too old", Remedy) : Optional(".NET SDK", found, Remedy);
    }

    private static Finding Jupyter() => Optional(
        "Jupyter",
        ExternalTool.Lines("jupyter", "--version")?.FirstOrDefault(line => line.Contains("core", StringComparison.Ordinal)
            && line.Contains(':', StringComparison.Ordinal)),
        "needed only to work in Jupyter: `conda env create -f environment.yml`");

    private static Finding VisualStudioCode() =>
        Optional("VS Code", ExternalTool.FirstLineOfAny(["code", "code.cmd", "codium"], "--version"),
        "needed only to work in VS Code: install it with its Jupyter extension");

    private static Finding Chromium() =>
        Optional("Chromium", ExternalTool.FirstLineOfAny(["chromium", "chromium-browser", "google-chrome"], "--version"),
        "needed only to export slides as PDF");

    private static Finding Sandbox() => Optional("bubblewrap", ExternalTool.FirstLine("bwrap", "--version"),
        "needed only to grade submissions, on Linux: `apt-get install bubblewrap`");

    private static Finding Optional(string name, string? found, string remedy) =>
        found is { Length: > 0 } ? new Finding(FindingKind.Good, name, found)
            : new Finding(FindingKind.Optional, name, "not found", remedy);
}
