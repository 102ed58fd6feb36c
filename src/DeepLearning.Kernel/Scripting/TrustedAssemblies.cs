using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>The assemblies that this process was started with: .NET's and the program's own.</summary>
internal static class TrustedAssemblies
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Dictionary<string, string> ByName = Read();
    private static readonly ConcurrentDictionary<string, MetadataReference> References = new(StringComparer.Ordinal);

    public static IEnumerable<string> Paths => ByName.Values;

    public static bool Has(string simpleName) => ByName.ContainsKey(simpleName);

    public static string? Find(string simpleName) => ByName.GetValueOrDefault(simpleName);

    /// <summary>Whether a file is one of .NET's own assemblies.</summary>
    public static bool IsFramework(string path) => string.Equals(Path.GetDirectoryName(path), Framework, StringComparison.Ordinal);

    /// <summary>A reference to a file, read once in the life of the process however many sessions use it.</summary>
    public static MetadataReference Reference(string path) => References.GetOrAdd(path, file => MetadataReference.CreateFromFile(file));

    private static Dictionary<string, string> Read()
    {
        var paths = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            byName.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return byName;
    }
}
