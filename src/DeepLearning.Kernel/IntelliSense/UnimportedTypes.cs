using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Types whose namespace no cell has imported: proposed by their short name, inserted with their namespace.</summary>
internal sealed class UnimportedTypes
{
    /// <summary>More than a screen of them helps nobody.</summary>
    private const int Most = 30;

    private (int References, ILookup<char, INamedTypeSymbol> ByLetter)? _known;

    /// <param name="all">A compilation with all of .NET, and what packages brought.</param>
    /// <param name="prefix">What the learner has typed; not empty.</param>
    public IEnumerable<Proposal> StartingWith(Compilation all, string prefix)
    {
        var references = all.References.Count();
        if (_known?.References != references)
            _known = (references, PublicTypes(all.GlobalNamespace).ToLookup(type => char.ToUpperInvariant(type.Name[0])));
        return _known.Value.ByLetter[char.ToUpperInvariant(prefix[0])]
            .Where(type => type.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(FullName)
            .OrderBy(type => type.Name.Length).ThenBy(FullName, StringComparer.Ordinal)
            .Take(Most)
            .Select(type => new Proposal(
                new CompletionItem(FullName(type), Signatures.KindOf(type), Signatures.Of(type)), type.Name, Rank.Unlikely));
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space) => space.GetNamespaceMembers().SelectMany(PublicTypes)
        .Concat(space.IsGlobalNamespace
            ? []
            : space.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public && type.CanBeReferencedByName));

    private static string FullName(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";
}
