using System.Text.RegularExpressions;

namespace DeepLearning;

/// <summary>
/// Byte-pair encoding over UTF-8 bytes: tokens 0 … 255 are the bytes; every further token joins the two that stood side by side
/// most often in the training text. Any text can be encoded and comes back exactly. Merges do not cross from one word to the
/// next. Source: Sennrich, Haddow and Birch 2016; the byte level after Radford and others 2019 (GPT-2).
/// </summary>
/// <example><code>
/// var tokenizer = BytePairTokenizer.Train("low lower lowest low low", count: 260);
/// Console.WriteLine(tokenizer.Encode("low").Length);   // 1
/// Console.WriteLine(tokenizer.Decode(tokenizer.Encode("slowly ☃")));   // slowly ☃
/// </code></example>
public sealed partial class BytePairTokenizer : Tokenizer
{
    private readonly Dictionary<(int Left, int Right), int> _merges = [];
    private readonly List<byte[]> _tokens = [.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];

    private BytePairTokenizer() { }

    /// <inheritdoc/>
    public override int Count => _tokens.Count;

    /// <summary>Learns merges until there are <paramref name="count"/> tokens or no pair occurs twice.</summary>
    /// <param name="text">The training text.</param>
    /// <param name="count">Tokens wanted, 256 or more.</param>
    public static BytePairTokenizer Train(string text, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 256);
        var tokenizer = new BytePairTokenizer();
        var words = Chunks().Matches(text).GroupBy(m => m.Value, StringComparer.Ordinal)
            .Select(g => (Tokens: Array.ConvertAll(Encoding.UTF8.GetBytes(g.Key), b => (int)b), Frequency: g.Count())).ToArray();
        var pairs = new PairCounts();
        for (int w = 0; w < words.Length; w++) pairs.Add(words[w].Tokens, w, words[w].Frequency);
        while (tokenizer.Count < count && pairs.MostFrequent() is { } best)
        {
            tokenizer.Add(best);
            // Only the words that hold the pair change, so only their pairs are counted again.
            foreach (int w in pairs.WordsWith(best))
            {
                pairs.Add(words[w].Tokens, w, -words[w].Frequency);
                words[w].Tokens = Merge(words[w].Tokens, best, tokenizer.Count - 1);
                pairs.Add(words[w].Tokens, w, words[w].Frequency);
            }
        }

        return tokenizer;
    }

    /// <inheritdoc/>
    public override int[] Encode(string text)
    {
        var encoded = new List<int>();
        var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (Match chunk in Chunks().Matches(text))
        {
            if (!known.TryGetValue(chunk.Value, out int[]? word)) known[chunk.Value] = word = EncodeWord(chunk.Value);
            encoded.AddRange(word);
        }

        return [.. encoded];
    }

    /// <summary>The text that these tokens make; bytes that are no UTF-8 become the replacement character.</summary>
    public override string Decode(IEnumerable<int> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(Bytes)]);

    /// <summary>The text of one token, for looking at what was learned.</summary>
    public string TokenText(int token) => Encoding.UTF8.GetString(Bytes(token));

    private int[] EncodeWord(string text)
    {
        int[] word = Array.ConvertAll(Encoding.UTF8.GetBytes(text), b => (int)b);
        while (true)
        {
            // The earliest learned pair first: the order in which training joined them.
            var (first, token) = ((0, 0), int.MaxValue);
            foreach (var pair in Pairs(word))
                if (_merges.TryGetValue(pair, out int joined) && joined < token) (first, token) = (pair, joined);
            if (token == int.MaxValue) return word;
            word = Merge(word, first, token);
        }
    }

    private byte[] Bytes(int token) => (uint)token < (uint)_tokens.Count ? _tokens[token]
        : throw new ArgumentOutOfRangeException(
            nameof(token), Invariant($"BytePairTokenizer: no token {token}; there are {_tokens.Count}, from 0."));

    private void Add((int Left, int Right) pair)
    {
        _merges[pair] = _tokens.Count;
        _tokens.Add([.. _tokens[pair.Left], .. _tokens[pair.Right]]);
    }

    private static IEnumerable<(int, int)> Pairs(int[] word)
    {
        for (int i = 0; i + 1 < word.Length; i++) yield return (word[i], word[i + 1]);
    }

    private static int[] Merge(int[] word, (int Left, int Right) pair, int token)
    {
        var merged = new List<int>(word.Length);
        for (int i = 0; i < word.Length; i++)
            if (i + 1 < word.Length && word[i] == pair.Left && word[i + 1] == pair.Right) { merged.Add(token); i++; }
            else merged.Add(word[i]);
        return merged.Count == word.Length ? word : [.. merged];
    }

    /// <summary>How often each pair stands in the text, and in which words.</summary>
    private sealed class PairCounts
    {
        private readonly Dictionary<(int Left, int Right), int> _counts = [];
        private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];

        public void Add(int[] word, int number, int times)
        {
            foreach (var pair in Pairs(word))
            {
                _counts[pair] = _counts.GetValueOrDefault(pair) + times;
                if (!_places.TryGetValue(pair, out var where)) _places[pair] = where = [];
                if (times > 0) where.Add(number); else where.Remove(number);
            }
        }

        public int[] WordsWith((int Left, int Right) pair) => [.. _places[pair]];

        // Ties go to the pair of smaller numbers, so that the same text always gives the same tokens; once is not a pattern.
        public (int Left, int Right)? MostFrequent() => _counts.Count == 0 ? null
            : _counts.MinBy(p => (-p.Value, p.Key)) is { Value: >= 2 } best ? best.Key : null;
    }

    // A word with the blank before it, a run of digits, of marks, or of blanks.
    [GeneratedRegex(
        @" ?[\p{L}\p{M}]+| ?\p{N}+| ?[^\s\p{L}\p{M}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Chunks();
}
