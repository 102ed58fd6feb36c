using System.Runtime.InteropServices;

namespace DeepLearning.Kernel.Packages;

/// <summary>The native libraries that packages brought, found by the names under which code calls them.</summary>
internal sealed class NativeLibraries
{
    private static readonly string[] Endings = [".so", ".dylib", ".dll"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public void Add(IEnumerable<string> paths)
    {
        lock (_gate)
            foreach (var path in paths)
            {
                var bare = Bare(Path.GetFileName(path));
                _paths[bare] = path;
                if (bare.StartsWith("lib", StringComparison.OrdinalIgnoreCase)) _paths.TryAdd(bare[3..], path);
            }
    }

    /// <summary>Loads a library; zero if no package brought one of that name.</summary>
    /// <exception cref="DllNotFoundException">It is there and lacks something that it needs.</exception>
    public nint Load(string name)
    {
        List<string> others;
        string? path;
        lock (_gate)
        {
            path = _paths.GetValueOrDefault(Bare(Path.GetFileName(name)));
            others = [.. _paths.Values.Distinct().Where(other => other != path)];
        }
        if (path is null) return 0;
        if (NativeLibrary.TryLoad(path, out var library)) return library;
        // It may need one that another package brought; a system finds that by its name once it is loaded.
        foreach (var other in others) NativeLibrary.TryLoad(other, out _);
        return NativeLibrary.Load(path);
    }

    // libfoo.so.1.2, libfoo.dylib and foo.dll are called foo, libfoo, or by their whole name.
    private static string Bare(string file)
    {
        var ends = Endings.Select(ending => file.IndexOf(ending, StringComparison.OrdinalIgnoreCase)).Where(at => at > 0);
        return file[..ends.DefaultIfEmpty(file.Length).Min()];
    }
}
