using System.ComponentModel;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>The names in reach as proposals, with their signatures, in the order in which they are likely meant.</summary>
internal static class SymbolProposals
{
    // Signatures of a thousand names take longer than a learner waits, and nobody reads them.
    private const int MostDescribed = 400;

    public static List<Proposal> Of(IEnumerable<ISymbol> symbols, Place place, string prefix)
    {
        var groups = symbols
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToList();
        var areMany = groups.Count > MostDescribed;
        return [.. groups
            .Where(group => areMany || group.Any(symbol => !IsHidden(symbol)))
            .Select(group => new Proposal(
                new CompletionItem(group.Key, Signatures.KindOf(group.First()), areMany ? null : Describe([.. group])),
                group.Key,
                group.Min(symbol => RankOf(symbol, place))))];
    }

    private static Rank RankOf(ISymbol symbol, Place place)
    {
        if (symbol.ContainingType?.SpecialType == SpecialType.System_Object || Has(symbol, nameof(ObsoleteAttribute)))
            return Rank.Unlikely;
        if (place.IsAfterDot)
            return symbol is IMethodSymbol { ReducedFrom: not null } ? Rank.Known : Rank.Own;
        if (symbol.Locations.Any(location => location.IsInSource))
            return Rank.Own;
        return symbol.ContainingNamespace?.ToDisplayString().StartsWith(nameof(DeepLearning), StringComparison.Ordinal) == true
            ? Rank.Near
            : Rank.Known;
    }

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(given => given.AttributeClass?.Name == attribute);

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
        && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);

    private static string Describe(IReadOnlyList<ISymbol> symbols)
    {
        var signature = Signatures.Of(symbols[0]);
        var others = symbols.Count - 1;
        return others == 0
            ? signature
            : string.Create(CultureInfo.InvariantCulture, $"{signature} (+ {others} {(others == 1 ? "overload" : "overloads")})");
    }
}
