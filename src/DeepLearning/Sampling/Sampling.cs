namespace DeepLearning;

/// <summary>
/// Chooses the next token from a language model's logits. The filters give −∞ to what must not be chosen, so they combine:
/// <c>Draw(TopK(logits / temperature, 20))</c>.
/// </summary>
/// <example><code>
/// Tensor logits = Tensor.From(0, 3, 1, 2);
/// Console.WriteLine(Sampling.Draw(Sampling.TopK(logits, 1), new RandomGenerator(1)));   // 1
/// </code></example>
public static class Sampling
{
    /// <summary>logits / T. Below 1 the likely becomes likelier, above 1 all becomes more alike; near 0 it is the largest alone.</summary>
    /// <param name="logits">Shape: [tokens].</param>
    /// <param name="temperature">T, above 0.</param>
    public static Tensor Temperature(Tensor logits, float temperature) => temperature > 0 ? Row(logits, nameof(Temperature)) / temperature
        : throw new ArgumentOutOfRangeException(nameof(temperature), Invariant($"Sampling.Temperature: {temperature} must be above 0; for the likeliest token use Greedy."));

    /// <summary>Keeps the <paramref name="k"/> largest logits; of equal ones the first.</summary>
    public static Tensor TopK(Tensor logits, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Keep(logits, Descending(logits, nameof(TopK)).Take(k));
    }

    /// <summary>Keeps the fewest likeliest tokens whose probabilities sum to at least <paramref name="p"/> (Holtzman and others 2020).</summary>
    public static Tensor TopP(Tensor logits, float p)
    {
        int[] order = Descending(logits, nameof(TopP));
        float[] probabilities = logits.Softmax().ToArray();
        double sum = 0;
        int kept = 0;
        while (kept < order.Length && (kept == 0 || sum < p)) sum += probabilities[order[kept++]];
        return Keep(logits, order.Take(kept));
    }

    /// <summary>A token drawn with probability softmax(logits).</summary>
    public static int Draw(Tensor logits, RandomGenerator? generator = null) => Draw(Row(logits, nameof(Draw)).Data, generator ?? RandomGenerator.Default);

    /// <summary>The likeliest token.</summary>
    public static int Greedy(Tensor logits) => Greedy(Row(logits, nameof(Greedy)).Data);

    /// <summary>
    /// Beam search: keeps the likeliest <paramref name="width"/> beginnings at every step, so that a good sequence is not lost
    /// because its first token was only second best.
    /// </summary>
    /// <param name="next">From a beginning to the logits of the next token. Shape of the result: [tokens].</param>
    /// <param name="start">The beginning.</param>
    /// <param name="length">Tokens added at most.</param>
    /// <param name="width">How many beginnings are kept.</param>
    /// <param name="end">The token that ends a sequence.</param>
    /// <param name="lengthPenalty">Sequences are compared by log probability / lengthᵃ; 0 favours short ones.</param>
    /// <returns>The sequences found, the best first, each with its log probability.</returns>
    public static IReadOnlyList<(int[] Tokens, double LogProbability)> Beam(Func<IReadOnlyList<int>, Tensor> next, IEnumerable<int> start, int length, int width, int? end = null, double lengthPenalty = 0)
    {
        int[] first = [.. start];
        var beams = new List<(int[] Tokens, double LogProbability)> { (first, 0) };
        bool IsDone((int[] Tokens, double) beam) => end is { } stop && beam.Tokens.Length > first.Length && beam.Tokens[^1] == stop;
        double Rank((int[] Tokens, double LogProbability) beam) => beam.LogProbability / Math.Pow(Math.Max(1, beam.Tokens.Length - first.Length), lengthPenalty);
        for (int i = 0; i < length && !beams.TrueForAll(IsDone); i++)
        {
            var longer = new List<(int[] Tokens, double LogProbability)>();
            foreach (var beam in beams)
            {
                if (IsDone(beam)) { longer.Add(beam); continue; }
                float[] logProbabilities = Row(next(beam.Tokens), nameof(Beam)).LogSoftmax().ToArray();
                longer.AddRange(logProbabilities.Select((p, token) => ((int[])[.. beam.Tokens, token], beam.LogProbability + p)));
            }

            beams = [.. longer.OrderByDescending(Rank).Take(width)];
        }

        return beams;
    }

    // Inverse transform sampling from softmax(logits), one row.
    internal static int Draw(ReadOnlySpan<float> logits, RandomGenerator generator)
    {
        float largest = float.NegativeInfinity;
        foreach (float logit in logits) largest = MathF.Max(largest, logit);
        double sum = 0;
        foreach (float logit in logits) sum += Math.Exp(logit - largest);
        double chance = generator.NextDouble() * sum;
        for (int a = 0; a < logits.Length; a++)
            if ((chance -= Math.Exp(logits[a] - largest)) < 0) return a;
        return logits.Length - 1;
    }

    internal static int Greedy(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int a = 1; a < scores.Length; a++)
            if (scores[a] > scores[best]) best = a;
        return best;
    }

    private static int[] Descending(Tensor logits, string operation)
    {
        float[] values = Row(logits, operation).ToArray();
        return [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i])];
    }

    private static Tensor Keep(Tensor logits, IEnumerable<int> tokens)
    {
        var kept = new float[logits.Length];
        Array.Fill(kept, float.NegativeInfinity);
        foreach (int token in tokens) kept[token] = logits.Data[token];
        return Tensor.From(kept);
    }

    private static Tensor Row(Tensor logits, string operation) => logits.Rank == 1 && logits.Length > 0 ? logits.Detach()
        : throw new ArgumentException($"Sampling.{operation}: expected the logits of one position, [tokens], got {logits.Shape}.", nameof(logits));
}
