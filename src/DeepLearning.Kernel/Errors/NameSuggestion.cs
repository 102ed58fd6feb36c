using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Errors;

/// <summary>Finds the name that a learner may have meant.</summary>
internal static class NameSuggestion
{
    private const int MostDifferences = 2;

    /// <summary>The name in reach that is most like the unknown one at the error's place; null if none is like it.</summary>
    public static string? For(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree)
            || tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name)
            return null;
        var typed = name.Identifier.ValueText;
        var model = compilation.GetSemanticModel(tree);
        return InReach(model, name)
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name != typed)
            .Select(symbol => symbol.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (Name: candidate, Distance: Distance(typed, candidate)))
            .Where(found => found.Distance <= (typed.Length < 3 ? 0 : typed.Length < 6 ? 1 : MostDifferences))
            .OrderBy(found => found.Distance).ThenBy(found => found.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>What <paramref name="name"/> is called on, if anything, else where it stands.</summary>
    private static IEnumerable<ISymbol> InReach(SemanticModel model, SimpleNameSyntax name)
    {
        var owner = name.Parent switch
        {
            MemberAccessExpressionSyntax member when member.Name == name => member.Expression,
            QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
            _ => (SyntaxNode?)null,
        };
        if (owner is null) return model.LookupSymbols(name.SpanStart);
        var container = model.GetSymbolInfo(owner).Symbol as INamespaceOrTypeSymbol ?? model.GetTypeInfo(owner).Type;
        return container is null or IErrorTypeSymbol
            ? []
            : model.LookupSymbols(name.SpanStart, container, includeReducedExtensionMethods: true);
    }

    /// <summary>How many letters differ, are missing or have changed places. Case counts as nothing.</summary>
    internal static int Distance(string left, string right) => Math.Abs(left.Length - right.Length) > MostDifferences
        ? int.MaxValue
        : Metrics.EditDistance<char>(left.ToUpperInvariant(), right.ToUpperInvariant(), swaps: true);
}
