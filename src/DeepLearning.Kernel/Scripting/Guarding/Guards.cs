using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting.Guarding;

/// <summary>Writes into the cells of a session what keeps it alive; see <see cref="GuardWriter"/>.</summary>
internal sealed class Guards
{
    private readonly CallGraph _calls = new();

    /// <summary>
    /// The piece with its guards, the fullest first; each next one is for where the compiler refuses the one before, and may be
    /// the piece itself. Empty if the piece needs none or cannot be compiled anyway.
    /// </summary>
    /// <param name="compile">Makes the compilation of the piece as it is.</param>
    public IEnumerable<SyntaxTree> Write(SyntaxTree tree, Func<Compilation> compile)
    {
        if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) yield break;
        var root = tree.GetRoot();
        var recursive = _calls.Add(root);
        var model = new Lazy<SemanticModel>(() => compile().GetSemanticModel(tree));
        foreach (var asksInExpressions in (bool[])[true, false])
        {
            var writer = new GuardWriter(recursive, model, asksInExpressions);
            var guarded = writer.Visit(root)!;
            if (writer.Count > 0) yield return tree.WithRootAndOptions(guarded, tree.Options);
            else if (!asksInExpressions) yield return tree;
            if (!writer.AskedInExpressions) yield break;
        }
    }
}
