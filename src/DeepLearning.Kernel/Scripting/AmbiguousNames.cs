using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Settles which type a name means that is in a namespace which the notebook imports and in one which every cell has without
/// asking: the notebook's own. Nobody who writes <c>using System.Timers;</c> expects <c>Timer</c> to be an error.
/// </summary>
internal sealed class AmbiguousNames
{
    private const string Ambiguous = "CS0104";

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>Notes the namespaces that every cell has without asking.</summary>
    public void Give(IEnumerable<string> namespaces) => _given.UnionWith(namespaces);

    /// <summary>Notes what a piece asks for itself.</summary>
    public void Take(SyntaxTree tree) => _given.ExceptWith(((CompilationUnitSyntax)tree.GetRoot()).Usings
        .Where(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 })
        .Select(directive => directive.NamespaceOrType.ToString()));

    /// <summary>The piece with such names written in full; null if it has none.</summary>
    public SyntaxTree? Settled(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<Diagnostic> diagnostics)
    {
        var names = diagnostics.Where(diagnostic => diagnostic.Id == Ambiguous && diagnostic.Location.SourceTree == tree)
            .Select(diagnostic => tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            .OfType<SimpleNameSyntax>().Distinct().ToList();
        if (names.Count == 0) return null;
        Take(tree);
        var model = compilation.GetSemanticModel(tree);
        var changes = names.Select(name => (Name: name, Space: NamespaceOf(model.GetSymbolInfo(name).CandidateSymbols)))
            .Where(found => found.Space is not null)
            .Select(found => new TextChange(new TextSpan(found.Name.SpanStart, 0), $"global::{found.Space}."))
            .OrderBy(change => change.Span.Start)
            .ToList();
        return changes.Count == 0 ? null : tree.WithChangedText(tree.GetText().WithChanges(changes));
    }

    private string? NamespaceOf(ImmutableArray<ISymbol> candidates) => candidates
        .Where(candidate => candidate.ContainingType is null)
        .Select(candidate => candidate.ContainingNamespace.ToDisplayString())
        .Where(space => !_given.Contains(space))
        .ToList() is [var only] ? only : null;
}
