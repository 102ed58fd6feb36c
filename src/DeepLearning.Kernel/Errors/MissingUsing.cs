using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Errors;

/// <summary>Finds the namespace that a cell would have to take over to know a type.</summary>
internal static class MissingUsing
{
    private const int MostNamed = 3;

    /// <summary>What to write; null if no type in reach has the name.</summary>
    public static string? For(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree
            || tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name
            || name.Parent is MemberAccessExpressionSyntax member && member.Name == name
            || name.Parent is QualifiedNameSyntax qualified && qualified.Right == name)
            return null;
        var typed = name.Identifier.ValueText;
        var found = Namespaces(compilation.GlobalNamespace)
            .Where(space => space.GetTypeMembers(typed, name.Arity).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            .Select(space => space.ToDisplayString())
            .GroupBy(space => space.Split('.')[0] == "System")
            // What .NET has is meant, rather than a package that brings a name again.
            .OrderByDescending(group => group.Key).Take(1).SelectMany(group => group)
            .OrderBy(space => space.Length).ThenBy(space => space, StringComparer.Ordinal)
            .Take(MostNamed)
            .Select(space => $"`using {space};`")
            .ToList();
        return found.Count == 0 ? null : $"{typed} is there after {string.Join(" or ", found)}";
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol root) =>
        root.GetNamespaceMembers().SelectMany(space => Namespaces(space).Prepend(space));
}
