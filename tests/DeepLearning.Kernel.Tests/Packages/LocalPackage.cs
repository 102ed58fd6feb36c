using System.IO.Compression;
using System.Runtime.InteropServices;

namespace DeepLearning.Kernel.Tests.Packages;

/// <summary>A folder of packages with one package in it, made for a test: an assembly and the native library that it calls.</summary>
internal sealed class LocalPackage : IDisposable
{
    public const string Name = "DeepLearningNotebooks.Testing.Native";

    private const string NativeName = "dlnsample";

    public LocalPackage()
    {
        // The SDK keeps every version that it has seen; a new one each time is surely restored.
        Version = FormattableString.Invariant($"1.0.{Environment.TickCount64 / 1000}");
        Folder = Directory.CreateTempSubdirectory("dln-feed-").FullName;
        var assembly = StandInAssembly.Build(Folder, "NativeSample", $$"""
            using System.Runtime.InteropServices;
            public static class NativeSample
            {
                [DllImport("{{NativeName}}", EntryPoint = "SystemNative_GetPid")] public static extern int ProcessId();
            }
            """);
        using (var package = ZipFile.Open(Path.Combine(Folder, $"{Name}.{Version}.nupkg"), ZipArchiveMode.Create))
        {
            package.CreateEntryFromFile(assembly, "lib/net8.0/NativeSample.dll");
            package.CreateEntryFromFile(SystemNative, $"runtimes/{RuntimeId}/native/lib{NativeName}{Path.GetExtension(SystemNative)}");
            using var specification = new StreamWriter(package.CreateEntry(Name + ".nuspec").Open());
            specification.Write($"""
                <?xml version="1.0" encoding="utf-8"?>
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{Name}</id><version>{Version}</version><authors>tests</authors><description>A native library.</description>
                    <dependencies><group targetFramework="net8.0" /></dependencies>
                  </metadata>
                </package>
                """);
        }
        File.Delete(assembly);
    }

    public string Folder { get; }

    public string Version { get; }

    /// <summary>A native library that every .NET runtime on Unix has.</summary>
    public static string SystemNative { get; } = Directory
        .EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.*")
        .FirstOrDefault(file => Path.GetExtension(file) is ".so" or ".dylib") ?? "";

    private static string RuntimeId =>
        (OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
            : "linux")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var restored = Path.Combine(packages, Name.ToLowerInvariant());
        if (Directory.Exists(restored)) Directory.Delete(restored, recursive: true);
    }
}
