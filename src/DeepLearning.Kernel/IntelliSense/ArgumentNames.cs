using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Between a call's brackets: the names of the parameters that have no argument yet, as in <c>rate: 0.1f</c>.</summary>
internal static class ArgumentNames
{
    private static readonly SymbolDisplayFormat Format = Signatures.Format.AddParameterOptions(SymbolDisplayParameterOptions.IncludeDefaultValue);

    public static IEnumerable<Proposal> At(Place place) => Call.At(place)?.Open
        .DistinctBy(parameter => parameter.Name)
        .Select(parameter => new Proposal(
            new CompletionItem(string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}:"), "parameter", parameter.ToDisplayString(Format)),
            parameter.Name,
            Rank.Expected)) ?? [];
}
