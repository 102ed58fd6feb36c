using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.Scripting;

/// <summary>The assemblies that cells compile against: .NET itself, those of the host, and what <c>#r</c> added.</summary>
sealed class ReferenceSet
{
    readonly Dictionary<string, MetadataReference> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly List<MetadataReference> recent = [];
    CSharpCompilation? holder;

    public ReferenceSet(IEnumerable<Assembly> hostAssemblies)
    {
        foreach (var path in TrustedAssemblies.Paths)
        {
            if (TrustedAssemblies.IsFramework(path))
                Put(Path.GetFileNameWithoutExtension(path), path);
        }
        foreach (var assembly in hostAssemblies)
            AddWithDependencies(assembly);
    }

    /// <summary>
    /// The references that a piece after <paramref name="previous"/> needs besides those that it inherits. Giving it all
    /// of them again would double the chain's memory at every cell.
    /// </summary>
    public IReadOnlyList<MetadataReference> NotIn(CSharpCompilation? previous) =>
        previous is not null && ReferenceEquals(previous, holder) ? [.. recent] : [.. byName.Values];

    /// <summary>Notes that a piece was compiled with everything there is.</summary>
    public void MarkAsIn(CSharpCompilation compilation)
    {
        holder = compilation;
        recent.Clear();
    }

    /// <summary>Adds an assembly file, unless an assembly of its name is here already: cells cannot have two of one name.</summary>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public bool Add(string path)
    {
        var name = AssemblyName.GetAssemblyName(path).Name!;
        // What this process already runs is what cells get, since two copies would have two sets of types.
        if (byName.ContainsKey(name))
            return false;
        recent.Add(Put(name, TrustedAssemblies.Find(name) ?? path));
        return true;
    }

    void AddWithDependencies(Assembly assembly)
    {
        Put(assembly.GetName().Name!, assembly.Location);
        // The kernel's own dependencies (the compiler) are not the learner's business.
        if (assembly == typeof(ReferenceSet).Assembly)
            return;
        foreach (var dependency in assembly.GetReferencedAssemblies())
        {
            if (!byName.ContainsKey(dependency.Name!) && TrustedAssemblies.Find(dependency.Name!) is { } path)
                Put(dependency.Name!, path);
        }
    }

    MetadataReference Put(string name, string path) => byName[name] = TrustedAssemblies.Reference(path);
}
