namespace DeepLearning;

public static partial class Metrics
{
    /// <summary>
    /// Perplexity: e to the mean cross-entropy, the number of equally likely next tokens that would be as surprising. Smaller is
    /// better; a uniform guess among V tokens has V.
    /// </summary>
    /// <param name="meanCrossEntropy">The mean loss a token, in nats.</param>
    public static double Perplexity(double meanCrossEntropy) => Math.Exp(meanCrossEntropy);

    /// <summary>
    /// BLEU of a whole corpus with uniform weights: the geometric mean of the clipped n-gram precisions for n = 1 …
    /// <paramref name="maxN"/>, times the brevity penalty e^(1 − r/c) when the candidates are shorter. 0 if an n-gram order has
    /// no match. Source: Papineni and others 2002.
    /// </summary>
    /// <param name="candidates">One tokenised translation a sentence.</param>
    /// <param name="references">The tokenised references of each sentence, one or more.</param>
    /// <param name="maxN">The longest n-gram.</param>
    public static double Bleu(
        IReadOnlyList<IReadOnlyList<string>> candidates, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references, int maxN = 4)
    {
        Throw.ArgumentIf(candidates.Count != references.Count || references.Any(r => r.Count == 0),
            $"Bleu: {candidates.Count} candidates and {references.Count} lists of references; each candidate needs at least one.",
            nameof(references));
        double logSum = 0;
        for (int n = 1; n <= maxN; n++)
        {
            int matched = 0, total = 0;
            for (int s = 0; s < candidates.Count; s++)
            {
                var allowed = references[s].SelectMany(r => NGrams(r, n)).GroupBy(g => g.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Max(x => x.Value), StringComparer.Ordinal);
                foreach (var (gram, times) in NGrams(candidates[s], n))
                    (matched, total) = (matched + Math.Min(times, allowed.GetValueOrDefault(gram)), total + times);
            }

            if (matched == 0) return 0;
            logSum += Math.Log((double)matched / total) / maxN;
        }

        double length = candidates.Sum(c => c.Count);
        // The reference closest in length counts; of two equally close, the shorter.
        double wanted = candidates.Zip(references, (c, rs) =>
            rs.Select(r => r.Count).OrderBy(l => Math.Abs(l - c.Count)).ThenBy(l => l).First()).Sum();
        return Math.Exp(logSum + Math.Min(0, 1 - wanted / length));
    }

    /// <summary>
    /// The fewest insertions, deletions and substitutions that turn one sequence into the other (Levenshtein 1965). Smaller is better.
    /// </summary>
    /// <example><code>
    /// Console.WriteLine(Metrics.EditDistance("kitten", "sitting"));   // 3
    /// </code></example>
    public static int EditDistance(string left, string right) => EditDistance<char>(left.AsSpan(), right.AsSpan());

    /// <summary>
    /// The same between sequences of anything, such as words: divided by the reference's length it is the word error rate.
    /// </summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <param name="swaps">Whether two neighbours that have changed places count as one change, not two (Damerau 1964).</param>
    public static int EditDistance<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, bool swaps = false)
    {
        var (before, above, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (int j = 1; j < row.Length; j++)
            {
                int substitution = above[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(above[j], row[j - 1]) + 1);
                if (swaps && i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }

        return row[^1];

        static bool Same(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
    }

    private static Dictionary<string, int> NGrams(IReadOnlyList<string> tokens, int n)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i + n <= tokens.Count; i++)
        {
            string gram = string.Join('\n', tokens.Skip(i).Take(n));
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }
}
