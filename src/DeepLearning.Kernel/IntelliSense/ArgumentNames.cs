namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Between a call's brackets: the names of the parameters that have no argument yet, as in <c>rate: 0.1f</c>.</summary>
internal static class ArgumentNames
{
    public static IEnumerable<Proposal> At(Place place) => Call.At(place)?.Open
        .DistinctBy(parameter => parameter.Name)
        .Select(parameter => new Proposal(
            new CompletionItem(parameter.Name + ":", "parameter", parameter.ToDisplayString(Signatures.Format)),
            parameter.Name,
            Rank.Expected)) ?? [];
}
