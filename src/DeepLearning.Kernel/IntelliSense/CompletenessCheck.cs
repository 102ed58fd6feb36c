using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Tells finished code from code that wants another line.</summary>
static class CompletenessCheck
{
    const string Indent = "    ";

    public static Completeness Of(string code)
    {
        if (CellParser.Parse(code, Languages.CSharp).LastOrDefault() is not CellPart.Code { Language: Languages.CSharp } part)
            return new Completeness(CompletenessStatus.Complete);
        var tree = SubmissionCompiler.Parse(part.Text, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new Completeness(CompletenessStatus.Incomplete, NextIndent(part.Text));
        var wrong = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new Completeness(wrong ? CompletenessStatus.Invalid : CompletenessStatus.Complete);
    }

    static string NextIndent(string code)
    {
        var line = code.Split('\n')[^1];
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.TrimEnd().EndsWith('{') || line.TrimEnd().EndsWith('(') ? indent + Indent : indent;
    }
}
