using System.IO.Compression;

namespace DeepLearning.Kernel.Tests.Interactive;

/// <summary>A folder of packages that holds the test extension's package.</summary>
sealed class ExtensionPackage : IDisposable
{
    public const string Name = "DeepLearningNotebooks.Testing.Thermometer";

    private const string Script = """
        #!csharp
        var thermometer = new Thermometer.Temperature(36.6);
        """;

    public ExtensionPackage()
    {
        // The SDK keeps every version that it has seen; a new one each time is surely restored.
        Version = FormattableString.Invariant($"1.0.{Environment.TickCount64 / 1000}");
        Folder = Directory.CreateTempSubdirectory("dln-feed-").FullName;
        using var package = ZipFile.Open(Path.Combine(Folder, $"{Name}.{Version}.nupkg"), ZipArchiveMode.Create);
        var assembly = Path.Combine(AppContext.BaseDirectory, "extension", "Thermometer.dll");
        package.CreateEntryFromFile(assembly, "lib/net10.0/Thermometer.dll");
        package.CreateEntryFromFile(assembly, "interactive-extensions/dotnet/Thermometer.dll");
        Write(package, "interactive-extensions/dotnet/extension.dib", Script);
        Write(package, Name + ".nuspec", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{Name}</id><version>{Version}</version><authors>tests</authors><description>An extension.</description>
                <dependencies>
                  <group targetFramework="net10.0"><dependency id="Microsoft.DotNet.Interactive" version="1.0.0-beta.26120.1" /></group>
                </dependencies>
              </metadata>
            </package>
            """);
    }

    public string Folder { get; }

    public string Version { get; }

    /// <summary>The lines that load it.</summary>
    public string Reference => $"#i \"nuget:{Folder}\"\n#r \"nuget: {Name}, {Version}\"\n";

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var restored = Path.Combine(packages, Name.ToLowerInvariant());
        if (Directory.Exists(restored)) Directory.Delete(restored, recursive: true);
    }

    private static void Write(ZipArchive package, string entry, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(entry).Open());
        writer.Write(text);
    }
}
