using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Proposes what could stand at the cursor: names that are in reach there, keywords, commands, files.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "The workspace lives as long as the process.")]
internal sealed partial class Completer(SubmissionCompiler compiler, string workingDirectory)
{
    // Signatures of a thousand names take longer than a learner waits, and nobody reads them.
    private const int MostDescribed = 400;

    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds()
        .Concat([SyntaxKind.VarKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.RecordKeyword, SyntaxKind.WhenKeyword,
            SyntaxKind.YieldKeyword])
        .Select(SyntaxFacts.GetText)
        .Where(text => text.Length > 1 && !text.StartsWith("__", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)];

    private readonly Lock _gate = new();
    private AdhocWorkspace? _workspace;
    private DocumentId? _scratch;

    public CompletionResult Complete(string code, int cursor)
    {
        var view = CellView.Of(code, cursor);
        var line = view.LineToCursor.TrimStart();
        if (line.StartsWith("#!", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal))
            return Commands(view);
        if (PathLine().Match(view.LineToCursor) is { Success: true } path)
            return Files(view, path.Groups["path"].Value);
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
        var (position, prefix) = (view.WordStart, view.Word);
        var tree = Parse(view.CSharp);
        var root = tree.GetRoot();
        if (InText(root, view.Cursor))
            return new CompletionResult(view.Cursor, view.Cursor, []);
        var symbols = Symbols(compiler.Continue(tree), tree, view.Cursor);
        // A namespace, or a name that nothing here has, may go on in one of .NET's assemblies that no cell has needed yet.
        var afterDot = position > 0 && view.CSharp[position - 1] == '.';
        if (!symbols.Any(symbol => symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || (afterDot && symbols.Any(symbol => symbol is INamespaceSymbol)))
            symbols = Symbols(compiler.ContinueWithAllOfNet(tree), tree, view.Cursor);
        var groups = symbols
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToList();
        var items = groups
            .Where(group => groups.Count > MostDescribed || group.Any(symbol => !IsHidden(symbol)))
            .Select(
                group => new CompletionItem(group.Key, KindOf(group.First()), groups.Count > MostDescribed ? null : Describe([.. group])));
        if (!afterDot)
            items = items.Concat(Keywords.Where(keyword => keyword.StartsWith(prefix, StringComparison.Ordinal))
                .Select(keyword => new CompletionItem(keyword, "keyword")));
        return new CompletionResult(
            position, view.Cursor, [.. items.DistinctBy(item => item.Text).OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase)]);
    }

    private IReadOnlyList<ISymbol> Symbols(Compilation compilation, SyntaxTree tree, int cursor)
    {
#pragma warning disable CS0618 // The newer form would compile the whole session once more; this one takes our compilation.
        return [.. Recommender.GetRecommendedSymbolsAtPositionAsync(compilation.GetSemanticModel(tree), cursor, _workspace!)
            .GetAwaiter()
            .GetResult()];
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

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
        && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);

    private static string Describe(IReadOnlyList<ISymbol> symbols)
    {
        var signature = Signatures.Of(symbols[0]);
        var others = symbols.Count - 1;
        return others == 0
            ? signature
            : string.Create(CultureInfo.InvariantCulture, $"{signature} (+ {others} {(others == 1 ? "overload" : "overloads")})");
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol => "field",
        INamedTypeSymbol { TypeKind: var kind } => kind.ToString().ToLowerInvariant(),
        ILocalSymbol or IRangeVariableSymbol => "local",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };

    [GeneratedRegex(
        "^\\s*(#r|#load)\\s+\"(?!nuget:)(?<path>[^\"]*)$|^\\s*#!import\\s+(?<path>\\S*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathLine();
}
