namespace DeepLearning;

/// <summary>What one experiment gave with several seeds. Prints as <c>1.43 (1.40 to 1.47, 5 seeds)</c>.</summary>
/// <param name="values">The results, in the order of the seeds: at least one.</param>
public sealed class Spread(params IEnumerable<double> values)
{
    /// <summary>t for a two-sided interval of 95 % with 1 … 30 degrees of freedom (Student's distribution).</summary>
    private static readonly double[] T95 =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>The results, in the order of the seeds.</summary>
    public IReadOnlyList<double> Values { get; } = values.ToArray() is { Length: > 0 } some ? some
        : throw new ArgumentException("Spread: there is no value", nameof(values));

    /// <summary>The mean m = Σx / n.</summary>
    public double Mean => Values.Average();

    /// <summary>The sample's standard deviation s = √(Σ(x − m)² / (n − 1)); 0 for one value.</summary>
    public double StandardDeviation => Values.Count == 1 ? 0 : Math.Sqrt(Values.Sum(x => (x - Mean) * (x - Mean)) / (Values.Count - 1));

    /// <summary>The smallest result.</summary>
    public double Min => Values.Min();

    /// <summary>The largest result.</summary>
    public double Max => Values.Max();

    /// <summary>
    /// Where the mean over very many seeds is to be expected: m ± t·s/√n, 95 % by Student's t. It takes the results for normally
    /// distributed; with one value it is unbounded.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            int freedom = Values.Count - 1;
            if (freedom == 0) return (double.NegativeInfinity, double.PositiveInfinity);
            // Beyond the table: the normal quantile with the first terms of its expansion in 1/freedom, right to 0.001.
            double t = freedom <= T95.Length ? T95[freedom - 1] : 1.95996 + 2.37227 / freedom + 2.8225 / freedom / freedom;
            double half = t * StandardDeviation / Math.Sqrt(Values.Count);
            return (Mean - half, Mean + half);
        }
    }

    /// <summary>Mean, smallest, largest and number, with three significant digits.</summary>
    public override string ToString() => ToString("G3");

    /// <summary>The same with another format for the numbers, such as <c>0.0</c>.</summary>
    public string ToString(string format)
    {
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(Mean)} ({Text(Min)} to {Text(Max)}, {Values.Count} seed{(Values.Count == 1 ? "" : "s")})";
    }
}
