using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Scripting;

/// <summary>A type or member that a student's code uses.</summary>
/// <param name="Name">Its full name without parameters, such as <c>DeepLearning.Tensor.Sigmoid</c>.</param>
/// <param name="Line">The line in the cell, counted from 1; null if another cell's code uses it.</param>
public sealed record UsedMember(string Name, int? Line);

/// <summary>
/// Finds what a learner's code uses, by what the compiler understood and not by how it is spelt: an alias, a
/// <c>using static</c> or a helper in another of the learner's cells hides nothing.
/// </summary>
internal static class MemberUses
{
    /// <param name="start">The code to begin with; what it calls of the learner's own is followed.</param>
    /// <param name="learners">The compilation of a piece that the learner wrote; null for any other code.</param>
    public static IReadOnlyList<UsedMember> Find(SyntaxNode start, Func<SyntaxTree, Compilation?> learners)
    {
        var found = new List<UsedMember>();
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<SyntaxNode>([start]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next) || learners(next.SyntaxTree) is not { } compilation) continue;
            var model = compilation.GetSemanticModel(next.SyntaxTree);
            foreach (var node in next.DescendantNodes()
                .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax))
            {
                var information = model.GetSymbolInfo(node);
                if ((information.Symbol ?? information.CandidateSymbols.FirstOrDefault()) is not { } symbol) continue;
                var own = symbol.DeclaringSyntaxReferences.Where(reference => learners(reference.SyntaxTree) is not null).ToList();
                own.ForEach(reference => open.Enqueue(reference.GetSyntax()));
                // A use in a helper of another cell has no line in this one.
                int? line = next.SyntaxTree == start.SyntaxTree ? node.GetLocation().GetLineSpan().StartLinePosition.Line + 1 : null;
                if (own.Count == 0 && NameOf(symbol) is { } name) found.Add(new UsedMember(name, line));
            }
        }
        return [.. found.Distinct()];
    }

    private static string? NameOf(ISymbol symbol) => symbol switch
    {
        IAliasSymbol alias => NameOf(alias.Target),
        INamedTypeSymbol type => FullName(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => FullName(constructor.ContainingType),
        IMethodSymbol method => Member(method.ReducedFrom ?? method),
        IPropertySymbol or IFieldSymbol or IEventSymbol => Member(symbol),
        _ => null,
    };

    private static string? Member(ISymbol symbol) =>
        symbol.ContainingType is { IsImplicitlyDeclared: false } type ? $"{FullName(type)}.{symbol.Name}" : null;

    private static string FullName(INamedTypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString(
            new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));
}
