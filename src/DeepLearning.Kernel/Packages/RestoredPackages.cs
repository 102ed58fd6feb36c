using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Packages;

/// <summary>What a restore yielded, read from the file in which the SDK writes it down.</summary>
internal sealed class RestoredPackages
{
    private readonly Dictionary<string, string> _versions = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _extensions = [];

    RestoredPackages(List<string> assemblies, List<string> nativeLibraries)
    {
        Assemblies = assemblies;
        NativeLibraries = nativeLibraries;
    }

    public IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<string> NativeLibraries { get; }

    /// <summary>The folders in which packages bring something for .NET Interactive.</summary>
    public IReadOnlyList<string> Extensions => _extensions;

    /// <summary>The version of each package: those that were asked for, and those that they need.</summary>
    public IReadOnlyDictionary<string, string> Versions => _versions;

    public string? VersionOf(string package) => _versions.GetValueOrDefault(package);

    /// <summary>Reads <c>project.assets.json</c>; null if it is absent, damaged, or names files that are gone.</summary>
    public static RestoredPackages? Read(string assetsFile)
    {
        try
        {
            return File.Exists(assetsFile) ? Read(JsonNode.Parse(File.ReadAllText(assetsFile))!) : null;
        }
        catch (Exception damaged)
            when (damaged is IOException or System.Text.Json.JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static RestoredPackages? Read(JsonNode assets)
    {
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        // The target that names the runtime lists the assets for this machine; it comes after the portable one.
        var target = assets["targets"]!.AsObject().OrderBy(entry => entry.Key.Length).Last().Value!.AsObject();
        var result = new RestoredPackages([], []);
        foreach (var (id, entry) in target)
        {
            var parts = id.Split('/');
            result._versions[parts[0]] = parts[1];
            if ((string?)entry!["type"] != "package")
                continue;
            var root = (string)assets["libraries"]![id]!["path"]!;
            result._extensions.AddRange(folders
                .Select(folder => Path.Combine(folder, root, "interactive-extensions", "dotnet"))
                .Where(Directory.Exists)
                .Take(1));
            foreach (var (kind, list) in new[] { ("runtime", result.Assemblies), ("native", result.NativeLibraries) })
            {
                foreach (var (relative, _) in entry[kind]?.AsObject() ?? [])
                {
                    // A package without assets for this machine says so by an empty file of this name.
                    if (relative.EndsWith("_._", StringComparison.Ordinal))
                        continue;
                    var file = folders.Select(folder => Path.Combine(folder, root, relative)).FirstOrDefault(File.Exists);
                    if (file is null)
                        return null;
                    ((List<string>)list).Add(file);
                }
            }
        }
        return result;
    }
}
