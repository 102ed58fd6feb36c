using System.Reflection;

namespace DeepLearning.Kernel.Packages;

/// <summary>The assemblies that this process was started with: .NET's and the program's own.</summary>
internal static class TrustedAssemblies
{
    private static readonly Version NoVersion = new(0, 0);
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Dictionary<string, string> ByName = Read();

    public static IEnumerable<string> Paths => ByName.Values;

    public static bool Has(string simpleName) => ByName.ContainsKey(simpleName);

    public static string? Find(string simpleName) => ByName.GetValueOrDefault(simpleName);

    /// <summary>
    /// Whether this process's own copy stands for an assembly file: two copies would have two sets of types. Only a newer
    /// one than the process has is loaded beside it.
    /// </summary>
    public static bool StandsFor(AssemblyName assembly) =>
        Find(assembly.Name!) is { } own && (AssemblyName.GetAssemblyName(own).Version ?? NoVersion) >= (assembly.Version ?? NoVersion);

    /// <summary>Whether a file is one of .NET's own assemblies.</summary>
    public static bool IsFramework(string path) => string.Equals(Path.GetDirectoryName(path), Framework, StringComparison.Ordinal);

    private static Dictionary<string, string> Read()
    {
        var paths = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            byName.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return byName;
    }
}
