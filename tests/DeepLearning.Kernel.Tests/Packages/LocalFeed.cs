using System.IO.Compression;
using System.Runtime.InteropServices;

namespace DeepLearning.Kernel.Tests.Packages;

/// <summary>A folder of packages that are made for a test: assemblies, and native libraries that they call.</summary>
internal sealed class LocalFeed : IDisposable
{
    /// <summary>The native library, as code calls it; it has <c>SystemNative_GetPid</c>.</summary>
    public const string NativeName = "dlnsample";

    // The SDK keeps every version that it has seen; names of its own for each test are surely restored.
    private readonly string _prefix = $"DeepLearningNotebooks.Testing.T{Guid.NewGuid():N}.";

    public string Folder { get; } = Directory.CreateTempSubdirectory("dln-feed-").FullName;

    /// <summary>A native library that every .NET runtime on Unix has.</summary>
    public static string SystemNative { get; } = Directory
        .EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.*")
        .FirstOrDefault(file => Path.GetExtension(file) is ".so" or ".dylib") ?? "";

    private static string RuntimeId =>
        (OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
            : "linux")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>The name under which a package of this feed is asked for.</summary>
    public string NameOf(string package) => _prefix + package;

    /// <summary>Puts a package into the folder.</summary>
    /// <param name="package">Its name, and that of its assembly.</param>
    /// <param name="version">Its version.</param>
    /// <param name="source">The assembly's C#; null for a package without one.</param>
    /// <param name="hasNative">Whether it brings the native library.</param>
    public void Add(string package, string version, string? source, bool hasNative = false)
    {
        using var archive = ZipFile.Open(Path.Combine(Folder, $"{NameOf(package)}.{version}.nupkg"), ZipArchiveMode.Create);
        if (source is not null)
        {
            var assembly = StandInAssembly.Build(Folder, package, source);
            archive.CreateEntryFromFile(assembly, $"lib/net8.0/{package}.dll");
            File.Delete(assembly);
        }
        if (hasNative)
            archive.CreateEntryFromFile(SystemNative, $"runtimes/{RuntimeId}/native/lib{NativeName}{Path.GetExtension(SystemNative)}");
        using var specification = new StreamWriter(archive.CreateEntry(NameOf(package) + ".nuspec").Open());
        specification.Write($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{NameOf(package)}</id><version>{version}</version><authors>tests</authors><description>Made for a test.</description>
                <dependencies><group targetFramework="net8.0" /></dependencies>
              </metadata>
            </package>
            """);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (!Directory.Exists(packages)) return;
        foreach (var restored in Directory.EnumerateDirectories(packages, _prefix.ToLowerInvariant() + "*"))
            Directory.Delete(restored, recursive: true);
    }
}
