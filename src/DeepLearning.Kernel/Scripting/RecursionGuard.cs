using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Turns endless recursion into an exception. A stack that overflows ends the process, and with it all that the learner
/// had computed; .NET can only ask beforehand whether there is room. So functions and properties of a cell that
/// may call themselves, directly or by way of each other, ask that first, and whether they should stop. Others stay as they
/// are, and no line moves.
/// </summary>
internal static class RecursionGuard
{
    private const string Guard = " global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();"
        + StopPoints.Call;

    /// <summary>The changes that put such guards into a piece.</summary>
    public static IEnumerable<TextChange> In(SyntaxNode root)
    {
        var bodies = root.DescendantNodes().Select(Body.Of).OfType<Body>().ToList();
        var called = bodies.ToLookup(body => body.Name, body => body.Names, StringComparer.Ordinal);
        return bodies.Where(body => Reaches(body.Name, called)).SelectMany(body => body.Guarded());
    }

    // By name alone, which is quick and finds too much rather than too little.
    private static bool Reaches(string name, ILookup<string, HashSet<string>> called)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([name]);
        while (next.TryDequeue(out var current))
        {
            foreach (var used in called[current].SelectMany(names => names).Where(used => called.Contains(used)))
            {
                if (used == name) return true;
                if (seen.Add(used)) next.Enqueue(used);
            }
        }
        return false;
    }

    /// <summary>What a function or property does: a block, or an expression behind an arrow.</summary>
    private sealed record Body(
        string Name, BlockSyntax? Block, ArrowExpressionClauseSyntax? Arrow, SyntaxToken End, string Before, string After)
    {
        public HashSet<string> Names { get; } = new(
            ((SyntaxNode?)Block ?? Arrow!).DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText), StringComparer.Ordinal);

        public static Body? Of(SyntaxNode node) => node switch
        {
            MethodDeclarationSyntax { Identifier.IsMissing: false } method =>
                From(method.Identifier, method.Body, method.ExpressionBody, method.SemicolonToken, method.ReturnType, method.Modifiers),
            LocalFunctionStatementSyntax { Identifier.IsMissing: false } function => From(
                function.Identifier,
                function.Body,
                function.ExpressionBody,
                function.SemicolonToken,
                function.ReturnType,
                function.Modifiers),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } property =>
                new(property.Identifier.ValueText, null, arrow, property.SemicolonToken, "{ get {", "} }"),
            AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor =>
                From(
                    property.Identifier,
                    accessor.Body,
                    accessor.ExpressionBody,
                    accessor.SemicolonToken,
                    accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? property.Type : null,
                    default),
            _ => null,
        };

        private static Body? From(
            SyntaxToken name,
            BlockSyntax? block,
            ArrowExpressionClauseSyntax? arrow,
            SyntaxToken end,
            TypeSyntax? type,
            SyntaxTokenList modifiers)
        {
            if (block is null && arrow is null) return null;
            // An asynchronous function without a result is the one kind whose type does not tell that nothing is returned.
            var returns = type is not null and not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                && !(modifiers.Any(SyntaxKind.AsyncKeyword)
                    && type is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax });
            return new(name.ValueText, block, arrow, end, "{", "}") { Returns = returns };
        }

        private bool Returns { get; init; } = true;

        public IEnumerable<TextChange> Guarded()
        {
            if (Block is not null)
            {
                if (!Block.OpenBraceToken.IsMissing) yield return new(new TextSpan(Block.OpenBraceToken.Span.End, 0), Guard);
            }
            else if (!End.IsMissing && Arrow!.Expression is not ThrowExpressionSyntax and not RefExpressionSyntax)
            {
                yield return new(Arrow.ArrowToken.Span, Before + Guard + (Returns ? " return" : ""));
                yield return new(new TextSpan(End.Span.End, 0), " " + After);
            }
        }
    }
}
