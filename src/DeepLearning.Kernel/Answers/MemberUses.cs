using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Answers;

/// <summary>A type or member that a student's code uses.</summary>
/// <param name="Name">Its full name without parameters, such as <c>DeepLearning.Tensor.Sigmoid</c>.</param>
/// <param name="Line">The line in the cell, counted from 1.</param>
public sealed record UsedMember(string Name, int Line);

/// <summary>
/// Finds what a student's cell uses, by what the compiler understood and not by how it is spelt: an alias, a
/// <c>using static</c> or a helper in another of the student's cells hides nothing.
/// </summary>
static class MemberUses
{
    public static IReadOnlyList<UsedMember> Find(IReadOnlyList<StudentPiece> pieces, string path)
    {
        if (pieces.FirstOrDefault(piece => piece.Tree.FilePath == path) is not { } first) return [];
        var found = new List<UsedMember>();
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<(StudentPiece Piece, SyntaxNode Node)>([(first, first.Tree.GetRoot())]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Node)) continue;
            var model = next.Piece.Compilation.GetSemanticModel(next.Piece.Tree);
            foreach (var node in next.Node.DescendantNodes().Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax))
            {
                var information = model.GetSymbolInfo(node);
                if ((information.Symbol ?? information.CandidateSymbols.FirstOrDefault()) is not { } symbol) continue;
                if (Owner(pieces, symbol) is { } owner) open.Enqueue(owner);
                else if (NameOf(symbol) is { } name) found.Add(new UsedMember(name, Line(first, next.Piece, node)));
            }
        }
        return [.. found.DistinctBy(use => (use.Name, use.Line))];
    }

    // Where the student declared it, if it is the student's own.
    static (StudentPiece, SyntaxNode)? Owner(IReadOnlyList<StudentPiece> pieces, ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (pieces.FirstOrDefault(piece => piece.Tree == reference.SyntaxTree) is { } piece) return (piece, reference.GetSyntax());
        }
        return null;
    }

    static string? NameOf(ISymbol symbol) => symbol switch
    {
        IAliasSymbol alias => NameOf(alias.Target),
        INamedTypeSymbol type => FullName(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => FullName(constructor.ContainingType),
        IMethodSymbol method => Member(method.ReducedFrom ?? method),
        IPropertySymbol or IFieldSymbol or IEventSymbol => Member(symbol),
        _ => null,
    };

    static string? Member(ISymbol symbol) => symbol.ContainingType is { IsImplicitlyDeclared: false } type ? $"{FullName(type)}.{symbol.Name}" : null;

    static string FullName(INamedTypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));

    // A use in a helper of another cell has no line in this one.
    static int Line(StudentPiece first, StudentPiece piece, SyntaxNode node) =>
        ReferenceEquals(first, piece) ? node.GetLocation().GetLineSpan().StartLinePosition.Line + 1 : 1;
}
