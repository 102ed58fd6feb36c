namespace DeepLearning;

/// <summary>One token a character (a Unicode code point, so that letters beyond the first 65,536 stay whole).</summary>
/// <example><code>
/// var tokenizer = CharacterTokenizer.Train("hello");
/// Console.WriteLine(tokenizer.Decode(tokenizer.Encode("hole")));   // hole
/// </code></example>
public sealed class CharacterTokenizer : Tokenizer
{
    private CharacterTokenizer(Vocabulary vocabulary) => Vocabulary = vocabulary;

    /// <summary>The characters, in the order of their code points.</summary>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override int Count => Vocabulary.Count;

    /// <summary>A tokeniser of every character of the text.</summary>
    public static CharacterTokenizer Train(string text) =>
        new(new Vocabulary(text.EnumerateRunes().Distinct().Order().Select(rune => rune.ToString())));

    /// <inheritdoc/>
    public override int[] Encode(string text) => [.. text.EnumerateRunes().Select(rune => Vocabulary.IndexOf(rune.ToString()))];

    /// <inheritdoc/>
    public override string Decode(IEnumerable<int> tokens) => string.Concat(
        tokens.Where(t => t != Vocabulary.Padding).Select(t => t == Vocabulary.Unknown ? Rune.ReplacementChar.ToString() : Vocabulary[t]));
}
