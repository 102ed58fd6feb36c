using System.Text.RegularExpressions;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>
/// Proposes what could stand at the cursor: what the place asks for, names in reach, keywords, commands, files, packages.
/// </summary>
/// <remarks>
/// Roslyn's completion service wants the whole session as projects of a workspace of its own: with it, the first answer took
/// five seconds and, after sixty cells, each further one more than a second. Its recommender takes the compilation that is here.
/// </remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "The workspace lives as long as the process.")]
internal sealed partial class Completer(SubmissionCompiler compiler, Func<ILanguageHelp> fsharp, string workingDirectory)
{
    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds()
        .Concat([SyntaxKind.VarKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.RecordKeyword, SyntaxKind.WhenKeyword,
            SyntaxKind.YieldKeyword])
        .Select(SyntaxFacts.GetText)
        .Where(text => text.Length > 1 && !text.StartsWith("__", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)];

    private readonly Lock _gate = new();
    private readonly UnimportedTypes _unimported = new();
    private AdhocWorkspace? _workspace;
    private DocumentId? _scratch;

    public CompletionResult Complete(string code, int cursor)
    {
        var view = CellView.Of(code, cursor);
        var line = view.LineToCursor.TrimStart();
        if (line.StartsWith("#!", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal))
            return Commands(view);
        if (PackageNames.At(view) is { } packages)
            return packages;
        if (PathLine().Match(view.LineToCursor) is { Success: true } path)
            return Files(view, path.Groups["path"].Value);
        if (view.Language == Languages.FSharp)
            return fsharp().Complete(view.Text, view.Cursor);
        if (view.Language != Languages.CSharp || line.StartsWith("#!", StringComparison.Ordinal))
            return new CompletionResult(view.Cursor, view.Cursor, []);
        lock (_gate)
            return Names(view);
    }

    private static CompletionResult Commands(CellView view)
    {
        var start = view.LineStart + view.LineToCursor.IndexOf('#', StringComparison.Ordinal);
        var typed = view.Code[start..view.Cursor];
        return new CompletionResult(start, view.Cursor, [.. DirectiveTable.Names
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(name, "keyword", DirectiveTable.Describe(name)))]);
    }

    private CompletionResult Files(CellView view, string typed)
    {
        var slash = typed.LastIndexOfAny(['/', '\\']) + 1;
        var (folder, prefix) = (Path.GetFullPath(typed[..slash], workingDirectory), typed[slash..]);
        var start = view.Cursor - prefix.Length;
        if (!Directory.Exists(folder))
            return new CompletionResult(start, view.Cursor, []);
        var items = new DirectoryInfo(folder).EnumerateFileSystemInfos(prefix + "*")
            .Where(entry => entry is DirectoryInfo
                || Path.GetExtension(entry.Name) is ".dll" or ".cs" or ".csx" or ".fs" or ".fsx" or ".ipynb" or ".dib")
            .Select(entry => new CompletionItem(entry is DirectoryInfo ? entry.Name + "/" : entry.Name, "path"))
            .OrderBy(item => item.Text, StringComparer.Ordinal);
        return new CompletionResult(start, view.Cursor, [.. items]);
    }

    private CompletionResult Names(CellView view)
    {
        var (start, prefix) = (view.WordStart, view.Word);
        var tree = Parse(view.Text);
        if (InText(tree.GetRoot(), view.Cursor))
            return new CompletionResult(view.Cursor, view.Cursor, []);
        var narrow = compiler.Continue(tree).GetSemanticModel(tree);
        var place = Place.At(narrow, start);
        var (members, areAll) = NamedMembers.At(place);
        if (areAll)
            return Result(view, members);
        var proposals = members.Concat(ArgumentNames.At(place)).Concat(EnumMembers.At(place)).Concat(Overrides.At(place)).ToList();
        var names = SymbolProposals.Of(Symbols(narrow, view.Cursor), place, prefix);
        // A namespace, or a name that nothing here has, may go on in one of .NET's assemblies that no cell has needed yet.
        var isUnknown = names.Count == 0 && !proposals.Exists(proposal => proposal.StartsWith(prefix));
        if (isUnknown || (place.IsAfterDot && names.Exists(name => name.Item.Kind == "namespace")))
        {
            var wide = compiler.ContinueWithAllOfNet(tree).GetSemanticModel(tree);
            names = SymbolProposals.Of(Symbols(wide, view.Cursor), Place.At(wide, start), prefix);
            if (isUnknown && !place.IsAfterDot && prefix.Length > 0)
                proposals.AddRange(_unimported.StartingWith(wide.Compilation, prefix));
        }
        proposals.AddRange(names);
        if (!place.IsAfterDot)
            proposals.AddRange(Keywords.Select(keyword => new Proposal(new CompletionItem(keyword, "keyword"), keyword, Rank.Near)));
        return Result(view, proposals);
    }

    private static CompletionResult Result(CellView view, IEnumerable<Proposal> proposals) => new(view.WordStart, view.Cursor, [.. proposals
        .Where(proposal => proposal.StartsWith(view.Word))
        .OrderBy(proposal => proposal.Rank)
        .ThenByDescending(proposal => proposal.Name.StartsWith(view.Word, StringComparison.Ordinal))
        .ThenBy(proposal => proposal.Item.Text, StringComparer.OrdinalIgnoreCase)
        .Select(proposal => proposal.Item).DistinctBy(item => item.Text)]);

    private IReadOnlyList<ISymbol> Symbols(SemanticModel model, int cursor)
    {
#pragma warning disable CS0618 // The newer form would compile the whole session once more; this one takes our compilation.
        return [.. Recommender.GetRecommendedSymbolsAtPositionAsync(model, cursor, _workspace!).GetAwaiter().GetResult()];
#pragma warning restore CS0618
    }

    // The recommender wants a tree of its workspace.
    private SyntaxTree Parse(string code)
    {
        // Loading the workspace takes a moment, so it waits for the first question.
        _workspace ??= new AdhocWorkspace();
        _scratch ??= NewDocument(_workspace);
        _workspace.TryApplyChanges(_workspace.CurrentSolution.WithDocumentText(_scratch, SourceText.From(code)));
        return _workspace.CurrentSolution.GetDocument(_scratch)!.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
    }

    private static DocumentId NewDocument(AdhocWorkspace workspace)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "cells", "cells", LanguageNames.CSharp,
            parseOptions: SubmissionCompiler.ParseOptions, isSubmission: true));
        return workspace.AddDocument(
            DocumentInfo.Create(DocumentId.CreateNewId(project.Id), "cell.csx", sourceCodeKind: SourceCodeKind.Script)).Id;
    }

    private static bool InText(SyntaxNode root, int cursor)
    {
        var token = root.FindToken(Math.Max(cursor - 1, 0));
        var inside = token.SpanStart < cursor && cursor < token.Span.End;
        return (inside && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.CharacterLiteralToken or SyntaxKind.NumericLiteralToken)
            || root.FindTrivia(Math.Max(cursor - 1, 0)).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
    }

    [GeneratedRegex(
        "^\\s*(#r|#load)\\s+\"(?!nuget:)(?<path>[^\"]*)$|^\\s*#!import\\s+(?<path>\\S*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathLine();
}
