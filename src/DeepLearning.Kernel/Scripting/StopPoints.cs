using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Lets an interrupt stop a cell's code without harm to what it computed: every loop asks at the start of each round whether
/// it should stop, and so do labels, to which a <c>goto</c> may jump back, and functions in braces that are handed over. The
/// start of a round is outside of any <c>try</c> in the loop, so no <c>catch</c> there can make the loop go on for ever.
/// </summary>
internal static class StopPoints
{
    /// <summary>The question, as it is written into the code.</summary>
    public const string Call = " global::DeepLearning.Notebook.StopSignal.ThrowIfRaised();";

    /// <summary>The changes that put such questions into a piece.</summary>
    public static IEnumerable<TextChange> In(SyntaxNode root) => root.DescendantNodes().SelectMany(node => node switch
    {
        WhileStatementSyntax loop => Into(loop.Statement),
        DoStatementSyntax loop => Into(loop.Statement),
        ForStatementSyntax loop => Into(loop.Statement),
        CommonForEachStatementSyntax loop => Into(loop.Statement),
        LabeledStatementSyntax label => After(label.ColonToken),
        AnonymousFunctionExpressionSyntax { Block: { } block } => After(block.OpenBraceToken),
        _ => [],
    });

    private static IEnumerable<TextChange> Into(StatementSyntax body)
    {
        if (body is BlockSyntax block) return After(block.OpenBraceToken);
        var last = body.GetLastToken();
        return body.GetFirstToken().IsMissing || last.IsMissing || last.RawKind == 0
            ? []
            : [new(new TextSpan(body.SpanStart, 0), "{" + Call + " "), new(new TextSpan(body.Span.End, 0), " }")];
    }

    private static IEnumerable<TextChange> After(SyntaxToken token) =>
        token.IsMissing ? [] : [new(new TextSpan(token.Span.End, 0), Call)];
}
