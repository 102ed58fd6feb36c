using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>The place at which a name is being written.</summary>
/// <param name="Model">What the compiler knows of the cell.</param>
/// <param name="Before">The token before the name; none at the cell's start.</param>
/// <param name="Position">Where the name starts.</param>
internal sealed record Place(SemanticModel Model, SyntaxToken Before, int Position)
{
    public static Place At(SemanticModel model, int position)
    {
        if (position == 0) return new Place(model, default, position);
        var token = model.SyntaxTree.GetRoot().FindToken(position - 1);
        return new Place(model, token.SpanStart < position ? token : token.GetPreviousToken(), position);
    }

    public bool IsAfterDot => Before.IsKind(SyntaxKind.DotToken) || Before.IsKind(SyntaxKind.MinusGreaterThanToken);

    public ITypeSymbol? TypeOf(ExpressionSyntax? expression) =>
        expression is null ? null : Model.GetTypeInfo(expression) is var info ? info.Type ?? info.ConvertedType : null;

    public bool CanReach(ISymbol symbol) => Model.IsAccessible(Position, symbol);

    /// <summary>The name of a type as it would be written here.</summary>
    public string Write(ISymbol symbol, SymbolDisplayFormat? format = null) => symbol.ToMinimalDisplayString(Model, Position, format);

    /// <summary>A type's members and those that it inherits, the nearest first.</summary>
    public static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        for (var next = type; next is not null; next = next.BaseType)
            foreach (var member in next.GetMembers())
                yield return member;
        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (var member in type.AllInterfaces.SelectMany(parent => parent.GetMembers()))
            yield return member;
    }
}
