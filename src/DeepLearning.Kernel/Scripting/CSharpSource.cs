using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// A piece of C# made ready for the compiler: its directives are taken out, and what a script cannot hold is rewritten,
/// without moving anything to another line.
/// </summary>
internal sealed partial class CSharpSource
{
    private CSharpSource(SyntaxTree tree, IReadOnlyList<ScriptDirective> directives)
    {
        Tree = tree;
        Directives = directives;
    }

    public SyntaxTree Tree { get; }

    /// <summary>The lines <c>#r</c>, <c>#i</c> and <c>#load</c>, in order.</summary>
    public IReadOnlyList<ScriptDirective> Directives { get; }

    public static CSharpSource Read(string code, string path)
    {
        var tree = ContextualNames.Settle(SubmissionCompiler.Parse(code, path));
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var directives = new List<ScriptDirective>();
        var changes = new List<TextChange>();
        for (var trivia = root.GetFirstDirective(); trivia is not null; trivia = trivia.GetNextDirective())
        {
            if (ReadDirective(trivia) is not { } directive)
                continue;
            directives.Add(directive);
            // A comment of the same length.
            changes.Add(new TextChange(new TextSpan(trivia.SpanStart, 2), "//"));
        }
        changes.AddRange(root.Usings.Select(InteractiveUsings.Settle).OfType<TextChange>());
        changes.AddRange(ExtensionMethods.Lift(root));
        if (changes.Count > 0)
            tree = tree.WithChangedText(tree.GetText().WithChanges(changes.OrderBy(change => change.Span.Start)));
        return new CSharpSource(tree, directives);
    }

    private static ScriptDirective? ReadDirective(DirectiveTriviaSyntax trivia)
    {
        var line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return trivia switch
        {
            ReferenceDirectiveTriviaSyntax { File.IsMissing: false } reference =>
                new(ScriptDirectiveKind.Reference, reference.File.ValueText, line),
            LoadDirectiveTriviaSyntax { File.IsMissing: false } load => new(ScriptDirectiveKind.Load, load.File.ValueText, line),
            BadDirectiveTriviaSyntax bad when PackageSource().Match(bad.ToString()) is { Success: true } match =>
                new(ScriptDirectiveKind.PackageSource, match.Groups["address"].Value.Trim(), line),
            _ => null,
        };
    }

    [GeneratedRegex("^#i\\s+\"nuget:(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageSource();
}

/// <summary>A line by which a piece of C# asks for something from outside.</summary>
internal sealed record ScriptDirective(ScriptDirectiveKind Kind, string Argument, int Line);

internal enum ScriptDirectiveKind
{
    Reference,
    PackageSource,
    Load,
}
