using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using DeepLearning.Kernel.Packages;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Loads what cells compile to, and finds the assemblies and native libraries that <c>#r</c> brought.</summary>
internal sealed class ScriptLoadContext() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> _submissions = new(StringComparer.Ordinal);
    // The session keeps the compilations that later cells need; here they are only remembered while it does.
    private readonly ConditionalWeakTable<Assembly, WeakReference<CSharpCompilation>> _compilations = [];
    private readonly Dictionary<string, string> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly NativeLibraries _nativeLibraries = new();

    public Assembly LoadSubmission(CSharpCompilation compilation, Stream assembly, Stream symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        _compilations.Add(loaded, new WeakReference<CSharpCompilation>(compilation));
        lock (_submissions)
            _submissions[compilation.AssemblyName!] = loaded;
        return loaded;
    }

    /// <summary>Loads a library that was compiled from a file, under its name.</summary>
    public void LoadLibrary(string name, Stream assembly, Stream symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        lock (_submissions)
            _submissions[name] = loaded;
    }

    /// <summary>What a cell's assembly was compiled from; null when no later cell can name anything of it.</summary>
    public CSharpCompilation? CompilationOf(Assembly submission) =>
        _compilations.TryGetValue(submission, out var compilation) && compilation.TryGetTarget(out var alive) ? alive : null;

    /// <summary>Whether the assembly was compiled from a piece, in contrast to one that a package or file brought.</summary>
    public bool IsSubmission(Assembly assembly) => _compilations.TryGetValue(assembly, out _);

    /// <summary>Finds an assembly in a file, unless this process has it.</summary>
    public void AddReference(string path)
    {
        if (!PlotlyNet.IsOtherVersion(path) && TrustedAssemblies.StandsFor(AssemblyName.GetAssemblyName(path)))
            return;
        lock (_references)
            _references[Path.GetFileNameWithoutExtension(path)] = path;
    }

    public void AddNativeLibraries(IEnumerable<string> paths) => _nativeLibraries.Add(paths);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        lock (_submissions)
        {
            if (_submissions.TryGetValue(name, out var submission))
                return submission;
        }
        string? path;
        lock (_references)
            path = _references.GetValueOrDefault(name);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _nativeLibraries.Load(unmanagedDllName);
}
