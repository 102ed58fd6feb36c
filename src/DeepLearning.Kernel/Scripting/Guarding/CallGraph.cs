using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting.Guarding;

/// <summary>
/// Which functions of the cells so far may call which, by name alone: that is quick, and finds too much rather than too little.
/// A variable that a later cell fills with a function is one of those names, so cells are remembered.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, HashSet<string>> _uses = new(StringComparer.Ordinal);

    /// <summary>Takes in a piece, and gives those of its functions that may call themselves, directly or by way of others.</summary>
    public HashSet<SyntaxNode> Add(SyntaxNode root)
    {
        var functions = Function.AllIn(root).ToList();
        foreach (var function in functions)
        {
            foreach (var name in function.Names)
            {
                if (!_uses.TryGetValue(name, out var uses)) _uses[name] = uses = new(StringComparer.Ordinal);
                uses.UnionWith(function.Uses);
            }
        }
        return [.. functions.Where(function => function.IsCalledUnseen || CallsItself(function)).Select(function => function.Node)];
    }

    private bool CallsItself(Function function)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(function.Uses);
        while (next.TryPop(out var used))
        {
            if (function.Names.Contains(used)) return true;
            if (!_uses.TryGetValue(used, out var further) || !seen.Add(used)) continue;
            foreach (var name in further) next.Push(name);
        }
        return false;
    }
}
