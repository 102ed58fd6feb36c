using System.Globalization;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Says what the name at the cursor is: its declaration and its documentation.</summary>
internal sealed class Inspector(SubmissionCompiler compiler, Func<ILanguageHelp> fsharp)
{
    private const int MostOverloads = 24;

    public InspectionResult? Inspect(string code, int cursor)
    {
        var view = CellView.Of(code, cursor);
        if (view.LineToCursor.TrimStart().StartsWith("#!", StringComparison.Ordinal))
            return InspectCommand(view);
        if (view.Language == Languages.FSharp)
            return fsharp().Inspect(view.Text, view.Cursor);
        if (view.Language != Languages.CSharp)
            return null;
        var (tree, model) = view.Analyze(compiler);
        var root = tree.GetRoot();
        var token = root.FindToken(Math.Min(view.Cursor, Math.Max(root.FullSpan.End - 1, 0)));
        if (!IsName(token) && view.Cursor > 0 && root.FindToken(view.Cursor - 1) is var before && (IsName(before) || !IsAsked(token)))
            token = before;
        if (token.Parent is ForEachStatementSyntax loop && token == loop.ForEachKeyword)
            return Inspect(loop, model);
        var symbols = IsName(token) ? Symbols(model, token.Parent!) : [];
        // Between the brackets of a call, the call is what the learner asks about.
        if (!IsName(token) && CallAround(token) is { } call)
            (symbols, token) = (Overloads(model, call), NameOf(call));
        if (symbols.Count == 0)
            return null;
        var signatures = symbols.Take(MostOverloads).Select(Signatures.Of).ToList();
        if (symbols.Count > MostOverloads)
            signatures.Add(string.Create(CultureInfo.InvariantCulture, $"// and {symbols.Count - MostOverloads} more overloads"));
        var documentation = symbols.Select(symbol => XmlDocumentation.Of(symbol, model.Compilation))
            .FirstOrDefault(text => text.Length > 0) ?? "";
        return new InspectionResult(string.Join('\n', signatures), documentation, token.SpanStart, token.Span.End);
    }

    private static InspectionResult? InspectCommand(CellView view)
    {
        var end = view.Code.AsSpan(view.LineStart).IndexOf('\n');
        var line = (end < 0 ? view.Code[view.LineStart..] : view.Code.Substring(view.LineStart, end)).Trim();
        var name = line.Split(' ')[0];
        return DirectiveTable.Describe(name) is { } summary
            ? new InspectionResult(name, summary, view.LineStart, view.LineStart + name.Length)
            : null;
    }

    // What each turn of a loop gets: the type is often written nowhere.
    private static InspectionResult? Inspect(ForEachStatementSyntax loop, SemanticModel model)
    {
        var info = model.GetForEachStatementInfo(loop);
        if (info.ElementType is not { } element || model.GetTypeInfo(loop.Expression).Type is not { } source)
            return null;
        var format = Signatures.Format.WithKindOptions(SymbolDisplayKindOptions.None);
        var collection = loop.Expression.ToString();
        return new InspectionResult(
            $"foreach ({element.ToDisplayString(format)} {loop.Identifier.Text} in {collection})",
            $"`{collection}` is of type `{source.ToDisplayString(format)}`.",
            loop.ForEachKeyword.SpanStart,
            loop.ForEachKeyword.Span.End);
    }

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind());

    private static bool IsAsked(SyntaxToken token) => token.IsKind(SyntaxKind.ForEachKeyword);

    private static ExpressionSyntax? CallAround(SyntaxToken token) => token.Parent?.AncestorsAndSelf().FirstOrDefault(node =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax) as ExpressionSyntax;

    private static SyntaxToken NameOf(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name.Identifier,
        ObjectCreationExpressionSyntax creation => creation.Type.GetLastToken(),
        ElementAccessExpressionSyntax access => access.Expression.GetLastToken(),
        _ => call.GetFirstToken(),
    };

    // What is meant first, then everything else that the call could mean.
    private static IReadOnlyList<ISymbol> Overloads(SemanticModel model, ExpressionSyntax call)
    {
        var meant = model.GetSymbolInfo(call).Symbol;
        var all = Call.Candidates(model, call).ToList();
        if (meant is not null)
            return [meant, .. all.Where(other => !SymbolEqualityComparer.Default.Equals(other, meant))];
        if (all.Count > 0)
            return all;
        // Arrays have elements without having an indexer.
        return call is ElementAccessExpressionSyntax { Expression: var array } && model.GetTypeInfo(array).Type is { } type ? [type] : [];
    }

    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
            return [declared];
        if (Created(node) is { } creation && Overloads(model, creation) is { Count: > 0 } constructors)
            return constructors;
        var info = model.GetSymbolInfo(node);
        var others = model.GetMemberGroup(node);
        if (info.Symbol is { } symbol)
            return [symbol, .. others.Where(other => !SymbolEqualityComparer.Default.Equals(other, symbol))];
        if (!others.IsEmpty)
            return others;
        return !info.CandidateSymbols.IsEmpty
            ? info.CandidateSymbols
            : model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } type
            ? [type]
            : [];
    }

    private static ObjectCreationExpressionSyntax? Created(SyntaxNode node)
    {
        var name = node.Parent is QualifiedNameSyntax qualified && qualified.Right == node ? qualified : node;
        return name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name ? creation : null;
    }
}
