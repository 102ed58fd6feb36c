using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using DeepLearning.Kernel.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// The assemblies that cells compile against: those of the host, what <c>#r</c> added, and of .NET's own only those that
/// these or the cells so far have needed. The compiler looks at every reference for every cell, and most of .NET's 170
/// assemblies are never named by one; what a cell does name is added when it does.
/// </summary>
/// <remarks>
/// The set is closed: what an assembly refers to is in it too. So a type that a cell knows stays the same type when more
/// assemblies come.
/// </remarks>
internal sealed class ReferenceSet
{
    private readonly Dictionary<string, MetadataReference> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetadataReference> _recent = [];
    // The compiler keeps the types of an assembly with the reference to it. Two sessions that shared one, each with other
    // assemblies around it, would now and then be given each other's: the same type twice, and nothing converts to it.
    private readonly ConcurrentDictionary<string, MetadataReference> _files;
    private CSharpCompilation? _holder;
    private IReadOnlyList<MetadataReference>? _rest;
    private bool _hasCharts;
    private bool _hasOtherCharts;

    public ReferenceSet(IEnumerable<Assembly> hostAssemblies)
    {
        _files = new(StringComparer.Ordinal);
        Include(typeof(object).Assembly.Location);
        foreach (var assembly in hostAssemblies)
        {
            // The kernel's own dependencies (the compiler) are not the learner's business.
            if (assembly == typeof(ReferenceSet).Assembly)
                Put(assembly.GetName().Name!, assembly.Location);
            else
                Include(assembly.Location);
        }
    }

    private ReferenceSet(ReferenceSet other)
    {
        _files = other._files;
        _byName = new(other._byName, StringComparer.OrdinalIgnoreCase);
        _recent = [.. other._recent];
        _holder = other._holder;
        _hasCharts = other._hasCharts;
        _hasOtherCharts = other._hasOtherCharts;
    }

    /// <summary>A set that starts with what is in this one, and leaves it alone.</summary>
    public ReferenceSet Copy() => new(this);

    /// <summary>.NET's assemblies and those of the charts that no cell has needed so far.</summary>
    public IReadOnlyList<MetadataReference> Rest => _rest ??= [.. TrustedAssemblies.Paths
        .Where(path => (TrustedAssemblies.IsFramework(path) || PlotlyNet.IsPart(path) && !_hasOtherCharts)
            && !_byName.ContainsKey(Path.GetFileNameWithoutExtension(path)))
        .Select(Reference)];

    /// <summary>
    /// The references that a piece after <paramref name="previous"/> needs besides those that it inherits. Giving it all
    /// of them again would double the chain's memory at every cell.
    /// </summary>
    public IReadOnlyList<MetadataReference> NotIn(CSharpCompilation? previous) =>
        previous is not null && ReferenceEquals(previous, _holder) ? [.. _recent] : [.. _byName.Values];

    /// <summary>Notes that a piece was compiled with everything there is.</summary>
    public void MarkAsIn(CSharpCompilation compilation)
    {
        _holder = compilation;
        _recent.Clear();
    }

    /// <summary>Adds an assembly file, unless an assembly of its name is here already: cells cannot have two of one name.</summary>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public bool Add(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        if (_byName.ContainsKey(name.Name!))
            return false;
        if (PlotlyNet.IsOtherVersion(path))
        {
            // A notebook that asks for another version was written for it.
            _hasOtherCharts = true;
            return Include(path, TrustedAssemblies.FindForPackages);
        }
        return Include(TrustedAssemblies.StandsFor(name) ? TrustedAssemblies.Find(name.Name!)! : path, TrustedAssemblies.FindForPackages);
    }

    /// <summary>
    /// Adds the charts where a piece names them. It would get them at the second try, too, but two compilations of what names
    /// Plotly.NET take twice the time.
    /// </summary>
    public void AddChartsFor(SyntaxTree tree)
    {
        if (_hasCharts || _hasOtherCharts || !PlotlyNet.IsNamedIn(tree.GetText().ToString()))
            return;
        _hasCharts = true;
        foreach (var path in TrustedAssemblies.Paths.Where(PlotlyNet.IsPart))
            Include(path);
    }

    /// <summary>Adds an assembly of .NET and those that it refers to.</summary>
    public void Add(MetadataReference reference)
    {
        if (reference is PortableExecutableReference { FilePath: { } path })
            Include(path);
    }

    /// <summary>Adds a library that was compiled here.</summary>
    public void Add(string name, MetadataReference library)
    {
        _byName[name] = library;
        _recent.Add(library);
    }

    /// <summary>All that cells compile against, and all of .NET.</summary>
    public IEnumerable<MetadataReference> All => _byName.Values.Concat(Rest);

    private bool Include(string path) => Include(path, TrustedAssemblies.Find);

    private bool Include(string path, Func<string, string?> find)
    {
        var open = new Queue<string>([path]);
        var added = false;
        while (open.TryDequeue(out var next))
        {
            var name = Path.GetFileNameWithoutExtension(next);
            if (_byName.ContainsKey(name))
                continue;
            foreach (var dependency in Dependencies(Put(name, next)))
            {
                if (find(dependency) is { } found)
                    open.Enqueue(found);
            }
            added = true;
        }
        return added;
    }

    private MetadataReference Put(string name, string path)
    {
        var reference = _byName[name] = Reference(path);
        _recent.Add(reference);
        _rest = null;
        return reference;
    }

    private MetadataReference Reference(string path) => _files.GetOrAdd(path, file => MetadataReference.CreateFromFile(file));

    private static IEnumerable<string> Dependencies(MetadataReference reference)
    {
        var metadata = (AssemblyMetadata)((PortableExecutableReference)reference).GetMetadata();
        var reader = metadata.GetModules()[0].GetMetadataReader();
        return reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));
    }
}
