using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Writes into a cell what keeps the session alive: <see cref="StopPoints"/> and <see cref="RecursionGuard"/>.</summary>
internal static class Guards
{
    /// <summary>The piece with its guards; itself if it needs none. No line moves.</summary>
    public static SyntaxTree Insert(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        // The sort is stable: where one loop ends with another, the inner one's brace stays before the outer one's.
        var changes = RecursionGuard.In(root)
            .Concat(StopPoints.In(root))
            .OrderBy(change => change.Span.Start)
            .ThenBy(change => change.Span.Length)
            .ToList();
        return changes.Count == 0 ? tree : tree.WithChangedText(tree.GetText().WithChanges(changes));
    }
}
