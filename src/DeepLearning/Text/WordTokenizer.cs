using System.Text.RegularExpressions;

namespace DeepLearning;

/// <summary>One token a lower-case word (apostrophes inside it included) or a mark of punctuation.</summary>
/// <example><code>
/// var tokenizer = WordTokenizer.Train(["The cat sat.", "The cat's mat!"]);
/// Console.WriteLine(string.Join(" | ", WordTokenizer.Split("The cat's mat!")));   // the | cat's | mat | !
/// </code></example>
public sealed partial class WordTokenizer : Tokenizer
{
    private WordTokenizer(Vocabulary vocabulary) => Vocabulary = vocabulary;

    /// <summary>The words, the most frequent first.</summary>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override int Count => Vocabulary.Count;

    /// <summary>A tokeniser of the most frequent words of some texts.</summary>
    /// <param name="texts">The training texts.</param>
    /// <param name="maxCount">The largest vocabulary, padding and unknown included.</param>
    /// <param name="minFrequency">How often a word must occur.</param>
    public static WordTokenizer Train(IEnumerable<string> texts, int maxCount = 20_000, int minFrequency = 1) =>
        new(Vocabulary.FromCounts(texts.SelectMany(Split), maxCount, minFrequency));

    /// <summary>The words and marks of a text, in lower case.</summary>
    public static IEnumerable<string> Split(string text) => Words().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    /// <inheritdoc/>
    public override int[] Encode(string text) => [.. Split(text).Select(Vocabulary.IndexOf)];

    /// <summary>The tokens joined by blanks, none before a mark of punctuation.</summary>
    public override string Decode(IEnumerable<int> tokens) =>
        BeforeMark().Replace(string.Join(' ', tokens.Where(t => t != Vocabulary.Padding).Select(t => Vocabulary[t])), "${mark}");

    [GeneratedRegex(
        @"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    [GeneratedRegex(@" (?<mark>[.,;:!?)\]])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BeforeMark();
}
