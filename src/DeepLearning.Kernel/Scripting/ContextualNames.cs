using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Lets a cell use as names the words that newer versions of C# read as keywords where a line begins with them: a notebook
/// from before them has a set called <c>union</c>.
/// </summary>
internal static class ContextualNames
{
    private static readonly string[] Words = ["union", "extension"];

    /// <summary>The piece with an @ before such words, if it can be read only so; else itself.</summary>
    public static SyntaxTree Settle(SyntaxTree tree)
    {
        if (!SubmissionCompiler.HasErrors(tree.GetDiagnostics())) return tree;
        var text = tree.GetText();
        var changes = tree.GetRoot().DescendantTokens()
            .Where(token => Words.Contains(token.Text, StringComparer.Ordinal))
            .Select(token => new TextChange(new TextSpan(token.SpanStart, 0), "@"))
            .ToList();
        if (changes.Count == 0) return tree;
        var settled = tree.WithChangedText(text.WithChanges(changes));
        return SubmissionCompiler.HasErrors(settled.GetDiagnostics()) ? tree : settled;
    }
}
