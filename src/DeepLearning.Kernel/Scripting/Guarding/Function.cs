using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Scripting.Guarding;

/// <summary>A piece of syntax with a body that can be called: under which names, and what the body calls, by name alone.</summary>
/// <param name="Node">The function.</param>
/// <param name="Names">What a call of it looks like: an identifier, or one of the marks below.</param>
/// <param name="Uses">Everything in the body that may be a call.</param>
internal sealed record Function(SyntaxNode Node, IReadOnlyList<string> Names, IReadOnlySet<string> Uses)
{
    private const string Indexer = "this[]";
    private const string Creation = "new()";
    private const string Operator = "operator ";

    // Called without being named: by display, interpolation, comparison, foreach, casts.
    private static readonly HashSet<string> CalledUnseen = new(
        ["ToString", "Equals", "GetHashCode", "CompareTo", "GetEnumerator", "Dispose", "DisposeAsync"], StringComparer.Ordinal);

    /// <summary>Whether it may be called from where nobody can see it, so that it is taken to call itself.</summary>
    public bool IsCalledUnseen => Node is ConversionOperatorDeclarationSyntax || Names.Any(CalledUnseen.Contains);

    /// <summary>The functions of a piece, from the outside in.</summary>
    public static IEnumerable<Function> AllIn(SyntaxNode root) =>
        root.DescendantNodes().Select(Of).OfType<Function>();

    private static Function? Of(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => From(node, [method.Identifier.ValueText], method.Body, method.ExpressionBody),
        LocalFunctionStatementSyntax local => From(node, [local.Identifier.ValueText], local.Body, local.ExpressionBody),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } property => From(node, [property.Identifier.ValueText], arrow),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => From(node, [Indexer], arrow),
        AccessorDeclarationSyntax accessor => From(node, [NameOf(accessor.Parent!.Parent!)], accessor.Body, accessor.ExpressionBody),
        ConstructorDeclarationSyntax maker =>
            From(node, [maker.Identifier.ValueText, Creation], maker.Body, maker.ExpressionBody, maker.Initializer),
        OperatorDeclarationSyntax of => From(node, [Operator + of.OperatorToken.ValueText], of.Body, of.ExpressionBody),
        ConversionOperatorDeclarationSyntax of => From(node, [Operator + of.Type], of.Body, of.ExpressionBody),
        // An object that makes another of its kind before its constructor begins.
        EqualsValueClauseSyntax { Value: not InitializerExpressionSyntax } value when TypeAround(value) is { } type =>
            From(node, [type, Creation], value),
        AnonymousFunctionExpressionSyntax lambda => From(node, [.. NamesOf(lambda)], lambda.Body),
        _ => null,
    };

    private static Function? From(SyntaxNode node, string[] names, params SyntaxNode?[] bodies)
    {
        var uses = bodies.OfType<SyntaxNode>().SelectMany(UsesIn).ToHashSet(StringComparer.Ordinal);
        return bodies.All(body => body is null or ConstructorInitializerSyntax) ? null : new Function(node, names, uses);
    }

    private static string NameOf(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax happening => happening.Identifier.ValueText,
        _ => Indexer,
    };

    private static string? TypeAround(EqualsValueClauseSyntax value) => value.Parent switch
    {
        PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax type } property when !IsStatic(property) => type.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } field }
            when !IsStatic(field) => type.Identifier.ValueText,
        _ => null,
    };

    private static bool IsStatic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword);

    // A function without a name is called by that of the variable that it goes into, or of the function that hands it out.
    private static IEnumerable<string> NamesOf(AnonymousFunctionExpressionSyntax lambda)
    {
        foreach (var around in lambda.Ancestors())
        {
            switch (around)
            {
                case VariableDeclaratorSyntax variable:
                    yield return variable.Identifier.ValueText;
                    break;
                case AssignmentExpressionSyntax assignment:
                    foreach (var name in UsesIn(assignment.Left)) yield return name;
                    break;
                case MethodDeclarationSyntax method:
                    yield return method.Identifier.ValueText;
                    yield break;
                case LocalFunctionStatementSyntax function:
                    yield return function.Identifier.ValueText;
                    yield break;
                case PropertyDeclarationSyntax property:
                    yield return property.Identifier.ValueText;
                    yield break;
                case BaseTypeDeclarationSyntax:
                    yield break;
            }
        }
    }

    private static IEnumerable<string> UsesIn(SyntaxNode body)
    {
        foreach (var node in body.DescendantNodesAndTokensAndSelf())
        {
            if (node.AsToken() is { RawKind: (int)SyntaxKind.IdentifierToken } name) yield return name.ValueText;
            var used = node.AsNode() switch
            {
                ElementAccessExpressionSyntax or ElementBindingExpressionSyntax => Indexer,
                ImplicitObjectCreationExpressionSyntax => Creation,
                BinaryExpressionSyntax binary => Operator + binary.OperatorToken.ValueText,
                PrefixUnaryExpressionSyntax unary => Operator + unary.OperatorToken.ValueText,
                PostfixUnaryExpressionSyntax unary => Operator + unary.OperatorToken.ValueText,
                AssignmentExpressionSyntax compound => Operator + compound.OperatorToken.ValueText.TrimEnd('='),
                _ => null,
            };
            if (used is not null) yield return used;
        }
    }
}
