namespace DeepLearning;

/// <summary>Tokens and their numbers. Number 0 stands for padding and 1 for a token that is not in the vocabulary.</summary>
/// <example><code>
/// var vocabulary = new Vocabulary(["cat", "sat"]);
/// Console.WriteLine(vocabulary.IndexOf("sat"));   // 3
/// Console.WriteLine(vocabulary.IndexOf("dog"));   // 1
/// </code></example>
public sealed class Vocabulary
{
    /// <summary>The number of the padding token.</summary>
    public const int Padding = 0;

    /// <summary>The number of the unknown token.</summary>
    public const int Unknown = 1;

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _tokens = ["<pad>", "<unk>"];

    /// <summary>A vocabulary of these tokens, numbered from 2 in the given order; a repeated token counts once.</summary>
    public Vocabulary(IEnumerable<string> tokens)
    {
        for (int i = 0; i < _tokens.Count; i++) _indices[_tokens[i]] = i;
        foreach (string token in tokens)
            if (_indices.TryAdd(token, _tokens.Count)) _tokens.Add(token);
    }

    /// <summary>The number of tokens, padding and unknown included.</summary>
    public int Count => _tokens.Count;

    /// <summary>The token with this number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string this[int index] => (uint)index < (uint)_tokens.Count ? _tokens[index]
        : throw new ArgumentOutOfRangeException(nameof(index), Invariant($"Vocabulary: no token {index}; there are {_tokens.Count}, from 0."));

    /// <summary>The token's number, or <see cref="Unknown"/>.</summary>
    public int IndexOf(string token) => _indices.GetValueOrDefault(token, Unknown);

    /// <summary>Counts tokens and keeps the most frequent; equally frequent ones in ordinal order.</summary>
    /// <param name="tokens">All tokens of the training text.</param>
    /// <param name="maxCount">The largest vocabulary, padding and unknown included.</param>
    /// <param name="minFrequency">How often a token must occur.</param>
    public static Vocabulary FromCounts(IEnumerable<string> tokens, int maxCount = int.MaxValue, int minFrequency = 1) =>
        new(tokens.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() >= minFrequency)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Math.Max(0, maxCount - 2)).Select(g => g.Key));
}
