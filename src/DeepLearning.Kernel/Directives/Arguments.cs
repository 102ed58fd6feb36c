using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.Directives;

/// <summary>The words after a <c>#!</c> command: options such as <c>--from fsharp</c>, and the rest.</summary>
sealed partial class Arguments
{
    readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    readonly List<string> words = [];

    public Arguments(string text)
    {
        var tokens = Token().Matches(text).Select(match => match.Value.Trim('"')).ToList();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (!tokens[index].StartsWith("--", StringComparison.Ordinal))
                words.Add(tokens[index]);
            else
                options[tokens[index]] = index + 1 < tokens.Count ? tokens[++index] : "";
        }
    }

    public IReadOnlyList<string> Words => words;

    public string? Option(string name) => options.GetValueOrDefault(name);

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
