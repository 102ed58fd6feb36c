using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.Directives;

/// <summary>The words after a <c>#!</c> command: options such as <c>--from fsharp</c>, and the rest.</summary>
internal sealed partial class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public Arguments(string text)
    {
        var tokens = Token().Matches(text).Select(match => match.Value.Trim('"')).ToList();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (!tokens[index].StartsWith("--", StringComparison.Ordinal))
                _words.Add(tokens[index]);
            else
                _options[tokens[index]] = index + 1 < tokens.Count ? tokens[++index] : "";
        }
    }

    public IReadOnlyList<string> Words => _words;

    public string? Option(string name) => _options.GetValueOrDefault(name);

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
