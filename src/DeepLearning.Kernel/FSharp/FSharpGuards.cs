using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Syntax;
using FSharp.Compiler.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;
using TextRange = FSharp.Compiler.Text.Range;

namespace DeepLearning.Kernel.FSharp;

/// <summary>
/// Writes into F# what keeps the session alive, as it is done for C#: loops ask whether they should stop, and functions that
/// may call themselves whether there is room for one more call. F# is read by its columns, so before what is longer than a
/// line each question stands on a line of its own, at the same column, and a line directive gives the next line its number back.
/// </summary>
internal sealed class FSharpGuards(FSharpChecker checker)
{
    private const string Ask = "global.DeepLearning.Notebook.StopSignal.ThrowIfRaised()";
    private const string Enter = "global.DeepLearning.Notebook.StackGuard.Enter()";

    private readonly FSharpParsingOptions _options = checker.GetParsingOptionsFromCommandLineArgs(
        ListModule.OfSeq([FileName]), ListModule.OfSeq<string>([]), FSharpOption<bool>.Some(true), null).Item1;

    private const string FileName = "cell.fsx";

    /// <summary>The code with its guards; itself if it needs none or cannot be read.</summary>
    /// <param name="code">The cell's F#, with line breaks as \n.</param>
    /// <param name="path">The name under which errors are told.</param>
    public string Insert(string code, string path)
    {
        if (Parse(code) is not { } tree) return code;
        var starts = LineStarts(code);
        var guarded = code;
        var insertions = ParsedInputModule.fold(Collect, new List<Question>(), tree).DistinctBy(question => question.Body.Start)
            .Select(question => Insertion(question, code, starts, path)).OrderByDescending(insertion => insertion.Offset);
        foreach (var (offset, text) in insertions) guarded = guarded.Insert(offset, text);
        return guarded == code || Parse(guarded) is null ? code : guarded;
    }

    private static (int Offset, string Text) Insertion(Question question, string code, List<int> starts, string path)
    {
        var (first, last) = (question.Body.Start, question.Body.End);
        var start = starts[first.Line - 1];
        var offset = start + first.Column;
        var isFirst = string.IsNullOrWhiteSpace(code[start..offset]);
        if (!isFirst && first.Line == last.Line) return (offset, question.Text + "; ");
        var pad = new string(' ', first.Column);
        var lines = FormattableString.Invariant($"{pad}{question.Text}\n# {first.Line} \"{path}\"\n");
        return isFirst ? (start, lines) : (offset, "\n" + lines + pad);
    }

    private ParsedInput? Parse(string code)
    {
        var parsed = FSharpAsync.RunSynchronously(
            checker.ParseFile(FileName, SourceText.ofString(code), _options, null, null), null, null);
        return parsed.ParseHadErrors ? null : parsed.ParseTree;
    }

    private static readonly
        FSharpFunc<List<Question>, FSharpFunc<FSharpList<SyntaxNode>, FSharpFunc<SyntaxNode, List<Question>>>> Collect =
            FuncConvert.FromFunc<List<Question>, FSharpList<SyntaxNode>, SyntaxNode, List<Question>>(
                (places, path, node) =>
                {
                    places.AddRange(PlacesIn(path, node));
                    return places;
                });

    private static IEnumerable<Question> PlacesIn(FSharpList<SyntaxNode> path, SyntaxNode node) => node switch
    {
        SyntaxNode.SynExpr { Item: SynExpr.While loop } => [new(loop.doExpr.Range, Ask)],
        SyntaxNode.SynExpr { Item: SynExpr.For loop } => [new(loop.doBody.Range, Ask)],
        SyntaxNode.SynExpr { Item: SynExpr.ForEach { bodyExpr: not SynExpr.YieldOrReturn } loop } => [new(loop.bodyExpr.Range, Ask)],
        SyntaxNode.SynBinding { Item: var binding } when MayCallItself(path) =>
            BodiesOf(binding).Select(body => new Question(body.Range, Enter)),
        _ => [],
    };

    // F# has the word `rec` for it; members may always.
    private static bool MayCallItself(FSharpList<SyntaxNode> path) => path.IsEmpty || path.Head switch
    {
        SyntaxNode.SynModule { Item: SynModuleDecl.Let let } => let.isRecursive,
        SyntaxNode.SynExpr { Item: SynExpr.LetOrUse let } => let.Item.IsRecursive,
        SyntaxNode.SynMemberDefn => true,
        _ => false,
    };

    // What runs when the function is called: behind its parameters, or behind those of the function that it is bound to.
    private static IEnumerable<SynExpr> BodiesOf(SynBinding binding)
    {
        var body = Untyped(binding.expr);
        return binding.headPat switch
        {
            SynPat.LongIdent { argPats: SynArgPats.Pats { pats.IsEmpty: false } } => [body],
            _ => body switch
            {
                SynExpr.Lambda lambda => [lambda.parsedData is { Value: var parsed } ? Untyped(parsed.Item2) : lambda.body],
                SynExpr.MatchLambda match => match.matchClauses.Select(clause => Untyped(clause.resultExpr)),
                _ => [],
            },
        };
    }

    private static SynExpr Untyped(SynExpr body) => body is SynExpr.Typed typed ? typed.expr : body;

    private static List<int> LineStarts(string code)
    {
        List<int> starts = [0];
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '\n') starts.Add(i + 1);
        }
        return starts;
    }

    /// <summary>What to ask, and before what.</summary>
    private sealed record Question(TextRange Body, string Text);
}
