using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Errors;

/// <summary>Finds the name that a learner may have meant.</summary>
static class NameSuggestion
{
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
            .Where(found => found.Distance <= (typed.Length < 3 ? 0 : typed.Length < 6 ? 1 : 2))
            .OrderBy(found => found.Distance).ThenBy(found => found.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>What <paramref name="name"/> is called on, if anything, else where it stands.</summary>
    static IEnumerable<ISymbol> InReach(SemanticModel model, SimpleNameSyntax name)
    {
        var owner = name.Parent switch
        {
            MemberAccessExpressionSyntax member when member.Name == name => member.Expression,
            QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
            _ => (SyntaxNode?)null,
        };
        if (owner is null) return model.LookupSymbols(name.SpanStart);
        var container = model.GetSymbolInfo(owner).Symbol as INamespaceOrTypeSymbol ?? model.GetTypeInfo(owner).Type;
        return container is null or IErrorTypeSymbol ? [] : model.LookupSymbols(name.SpanStart, container, includeReducedExtensionMethods: true);
    }

    /// <summary>How many letters differ, are missing or have changed places. Case counts as nothing.</summary>
    internal static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        if (Math.Abs(a.Length - b.Length) > 2) return int.MaxValue;
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replaced, 1 + Math.Min(distance[i - 1, j], distance[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }
        return distance[a.Length, b.Length];
    }
}
