using System.Globalization;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Says what the name at the cursor is: its declaration and its documentation.</summary>
internal sealed class Inspector(SubmissionCompiler compiler)
{
    private const int MostOverloads = 8;

    public InspectionResult? Inspect(string code, int cursor)
    {
        var view = CellView.Of(code, cursor);
        if (view.LineToCursor.TrimStart().StartsWith("#!", StringComparison.Ordinal))
            return InspectCommand(view);
        if (view.Language != Languages.CSharp)
            return null;
        var (tree, model) = view.Analyze(compiler);
        var root = tree.GetRoot();
        var token = root.FindToken(Math.Min(view.Cursor, Math.Max(root.FullSpan.End - 1, 0)));
        if (!IsName(token) && view.Cursor > 0)
            token = root.FindToken(view.Cursor - 1);
        if (!IsName(token))
            token = CalledName(token) ?? token;
        if (!IsName(token) || token.Parent is not { } node)
            return null;
        var symbols = Symbols(model, node);
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

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind());

    // Between the brackets of a call, the call is what the learner asks about.
    private static SyntaxToken? CalledName(SyntaxToken token)
    {
        var call =
            token.Parent?.AncestorsAndSelf().FirstOrDefault(node => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax);
        return call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier,
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier,
            _ => null,
        };
    }

    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
            return [declared];
        if (node.Parent is ObjectCreationExpressionSyntax creation
            && creation.Type == node
            && model.GetSymbolInfo(creation) is { Symbol: { } constructor })
            return [constructor];
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
}
