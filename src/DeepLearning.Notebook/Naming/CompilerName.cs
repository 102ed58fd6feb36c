using System.ComponentModel;

namespace DeepLearning.Notebook;

/// <summary>
/// A name that the C# compiler made for what the source does not name: a lambda, a local function, or the class behind an
/// asynchronous method or iterator.
/// </summary>
/// <param name="Owner">The method that it stands in, as the source calls it.</param>
/// <param name="LocalFunction">The local function's own name; null for anything else.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CompilerName(string Owner, string? LocalFunction)
{
    /// <summary>Reads a name; null if the source contains it as it is.</summary>
    // <Name>d__3 (the class of an asynchronous method), <Name>b__3_0 (a lambda), <Name>g__Local|3_0 (a local function).
    public static CompilerName? Parse(string name)
    {
        if (!name.StartsWith('<') || EndOfOwner(name) is var end && end < 0)
            return null;
        var (owner, rest) = (name[1..end], name[(end + 1)..]);
        if (rest.StartsWith("d__", StringComparison.Ordinal) || rest.StartsWith("b__", StringComparison.Ordinal) || rest == "d")
            return new CompilerName(MethodName(owner), null);
        var bar = rest.IndexOf('|', StringComparison.Ordinal);
        return rest.StartsWith("g__", StringComparison.Ordinal) && bar > 3 ? new CompilerName(owner, rest[3..bar]) : null;
    }

    /// <summary>The name of a method as the source has it: <c>Neuron</c> for <c>&lt;Main&gt;g__Neuron|0_1</c>.</summary>
    public static string MethodName(string name) => Parse(name)?.LocalFunction ?? name;

    // The owner may itself be a name that the compiler made: <<Main>$>g__Neuron|0_1.
    private static int EndOfOwner(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return -1;
    }
}
