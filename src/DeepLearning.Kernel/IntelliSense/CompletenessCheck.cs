using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Tells finished code from code that wants another line.</summary>
internal static class CompletenessCheck
{
    private const string Indent = "    ";

    public static Completeness Of(string code)
    {
        if (CellParser.Parse(code, Languages.CSharp).LastOrDefault() is not CellPart.Code { Language: Languages.CSharp } part)
            return new Completeness(CompletenessStatus.Complete);
        var tree = SubmissionCompiler.Parse(part.Text, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree) && !IsBeyondRepair(tree))
            return new Completeness(CompletenessStatus.Incomplete, NextIndent(part.Text));
        var wrong = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new Completeness(wrong ? CompletenessStatus.Invalid : CompletenessStatus.Complete);
    }

    // What is missing at the end can still come; what is wrong before it cannot be put right by another line.
    private static bool IsBeyondRepair(SyntaxTree tree)
    {
        var last = tree.GetRoot().DescendantTokens().LastOrDefault(token => !token.IsMissing && !token.IsKind(SyntaxKind.EndOfFileToken));
        // An interpolated string that is still open is the last thing, however many tokens it has.
        var end = last.Parent?.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().LastOrDefault()?.SpanStart ?? last.SpanStart;
        return tree.GetDiagnostics()
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceSpan.End < end)
            || HasStrayBracket(tree.GetRoot());
    }

    private static bool HasStrayBracket(SyntaxNode root)
    {
        var open = new Stack<SyntaxKind>();
        // Brackets that the parser could make nothing of are kept beside the tokens.
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true).Where(token => !token.IsMissing))
        {
            switch (token.Kind())
            {
                case SyntaxKind.OpenParenToken: open.Push(SyntaxKind.CloseParenToken); break;
                case SyntaxKind.OpenBraceToken: open.Push(SyntaxKind.CloseBraceToken); break;
                case SyntaxKind.OpenBracketToken: open.Push(SyntaxKind.CloseBracketToken); break;
                case SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken:
                    if (!open.TryPop(out var expected) || expected != token.Kind())
                        return true;
                    break;
            }
        }
        return false;
    }

    private static string NextIndent(string code)
    {
        var line = code.Split('\n')[^1];
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.TrimEnd().EndsWith('{') || line.TrimEnd().EndsWith('(') ? indent + Indent : indent;
    }
}
