namespace DeepLearning;

/// <summary>
/// Ways of dividing data into parts, as arrays of indices into it, so that inputs, targets and names can be divided alike. The
/// same generator state gives the same split.
/// </summary>
public static class Split
{
    /// <summary>Shuffles and cuts: each sample falls into exactly one part.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="generator">The source of the shuffle; <see langword="null"/> takes <see cref="RandomGenerator.Default"/>.</param>
    /// <param name="fractions">The parts' shares, which sum to 1; every share is rounded to whole samples.</param>
    /// <example><code>
    /// int[][] parts = Split.Random(10, new RandomGenerator(1), 0.8, 0.2);
    /// Console.WriteLine($"{parts[0].Length} and {parts[1].Length}");   // 8 and 2
    /// </code></example>
    public static int[][] Random(int count, RandomGenerator? generator, params double[] fractions) =>
        Cut((generator ?? RandomGenerator.Default).Permutation(count), fractions);

    /// <summary>Cuts in order, without shuffling: for time series, where the future must not leak into the past.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="fractions">The parts' shares, which sum to 1.</param>
    public static int[][] InOrder(int count, params double[] fractions) => Cut([.. Enumerable.Range(0, count)], fractions);

    /// <summary>Shuffles and cuts within each class, so that every part has the classes in the same proportion.</summary>
    /// <param name="labels">Class indices. Shape: [samples].</param>
    /// <param name="generator">The source of the shuffle.</param>
    /// <param name="fractions">The parts' shares, which sum to 1.</param>
    public static int[][] Stratified(Tensor labels, RandomGenerator? generator, params double[] fractions)
    {
        generator ??= RandomGenerator.Default;
        var parts = Array.ConvertAll(fractions, _ => new List<int>());
        float[] values = labels.ToArray();
        foreach (var group in Enumerable.Range(0, values.Length).GroupBy(i => values[i]).OrderBy(g => g.Key))
        {
            int[] members = [.. group];
            generator.Shuffle(members.AsSpan());
            int[][] cut = Cut(members, fractions);
            for (int i = 0; i < parts.Length; i++) parts[i].AddRange(cut[i]);
        }

        return Array.ConvertAll(parts, part => { int[] order = [.. part]; generator.Shuffle(order.AsSpan()); return order; });
    }

    /// <summary>k-fold cross-validation: every sample is in the validation part of exactly one fold.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="folds">The number of folds, from 2 to <paramref name="count"/>.</param>
    /// <param name="generator">The source of the shuffle.</param>
    public static IReadOnlyList<(int[] Train, int[] Validation)> KFold(int count, int folds, RandomGenerator? generator = null)
    {
        Throw.OutOfRangeIf(folds < 2 || folds > count, $"Split.KFold: {folds} folds of {count} samples; take 2 to {count}.", nameof(folds));
        int[] order = (generator ?? RandomGenerator.Default).Permutation(count);
        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            int start = (int)((long)count * fold / folds), end = (int)((long)count * (fold + 1) / folds);
            return ((int[])[.. order[..start], .. order[end..]], order[start..end]);
        })];
    }

    private static int[][] Cut(int[] order, double[] fractions)
    {
        double sum = fractions.Sum();
        Throw.ArgumentIf(fractions.Length == 0 || fractions.Any(f => !(f >= 0)) || Math.Abs(sum - 1) > 1e-6,
            $"Split: the fractions must be 0 or more and sum to 1; they sum to {sum:0.######}.", nameof(fractions));
        var parts = new int[fractions.Length][];
        double running = 0;
        int start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            running += fractions[i];
            int end = i == parts.Length - 1 ? order.Length : Math.Min(order.Length, (int)Math.Round(running * order.Length));
            parts[i] = order[start..end];
            start = end;
        }

        return parts;
    }
}
