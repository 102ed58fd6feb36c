using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DeepLearning.Kernel.Packages;

/// <summary>The assemblies that this process was started with: .NET's and the program's own.</summary>
internal static class TrustedAssemblies
{
    private static readonly Version NoVersion = new(0, 0);
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly Dictionary<string, string> ByName = Read();
    private static readonly Lazy<HashSet<string>> Shared = new(FindShared);

    public static IEnumerable<string> Paths => ByName.Values;

    public static bool Has(string simpleName) => ByName.ContainsKey(simpleName);

    public static string? Find(string simpleName) => ByName.GetValueOrDefault(simpleName);

    /// <summary>
    /// An assembly that packages share with this process. What the program around the kernel is made of is not theirs: a package
    /// brings its own copies of that.
    /// </summary>
    public static string? FindForPackages(string simpleName) =>
        Find(simpleName) is { } path && (IsFramework(path) || Shared.Value.Contains(simpleName)) ? path : null;

    /// <summary>
    /// Whether this process's own copy stands for an assembly file: two copies would have two sets of types. Only a newer
    /// one than the process has is loaded beside it.
    /// </summary>
    public static bool StandsFor(AssemblyName assembly) =>
        FindForPackages(assembly.Name!) is { } own
        && (AssemblyName.GetAssemblyName(own).Version ?? NoVersion) >= (assembly.Version ?? NoVersion);

    /// <summary>Whether a file is one of .NET's own assemblies.</summary>
    public static bool IsFramework(string path) => string.Equals(Path.GetDirectoryName(path), Framework, StringComparison.Ordinal);

    // What the kernel refers to, and what that refers to.
    private static HashSet<string> FindShared()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([typeof(TrustedAssemblies).Assembly.GetName().Name!]);
        while (open.TryPop(out var name))
        {
            if (Find(name) is not { } path || IsFramework(path) || !found.Add(name)) continue;
            using var file = new PEReader(File.OpenRead(path));
            var reader = file.GetMetadataReader();
            foreach (var reference in reader.AssemblyReferences)
                open.Push(reader.GetString(reader.GetAssemblyReference(reference).Name));
        }
        return found;
    }

    private static Dictionary<string, string> Read()
    {
        var paths = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            byName.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return byName;
    }
}
