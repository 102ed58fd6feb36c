namespace DeepLearning;

/// <summary>Lowers the rate when a metric has stopped improving for more than <c>patience</c> steps.</summary>
/// <remarks>Rates of PyTorch's <c>ReduceLROnPlateau</c> with its relative threshold.</remarks>
public sealed class ReduceOnPlateau : Schedule
{
    readonly double factor, threshold, least;
    readonly int patience, cooldown;
    readonly bool higherIsBetter;
    double best;
    int bad, cooling, reductions;

    /// <summary>A schedule that watches a metric.</summary>
    /// <param name="optimizer">Whose rate is changed.</param>
    /// <param name="factor">What the rate is multiplied by.</param>
    /// <param name="patience">Steps without improvement that are tolerated.</param>
    /// <param name="threshold">How large an improvement must be, relative to the best, to count.</param>
    /// <param name="cooldown">Steps to wait after a reduction before counting again.</param>
    /// <param name="minimumRate">The rate never falls below this.</param>
    /// <param name="higherIsBetter">Whether the metric, such as accuracy, should rise.</param>
    public ReduceOnPlateau(Optimizer optimizer, float factor = 0.1f, int patience = 10, float threshold = 1e-4f, int cooldown = 0, float minimumRate = 0, bool higherIsBetter = false) : base(optimizer)
    {
        (this.factor, this.patience, this.threshold, this.cooldown, least, this.higherIsBetter) = (factor, patience, threshold, cooldown, minimumRate, higherIsBetter);
        best = higherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No metric was given.</exception>
    public override void Step(float? metric = null)
    {
        double value = metric ?? throw new ArgumentNullException(nameof(metric), "ReduceOnPlateau: needs a metric, such as the validation loss, at every step.");
        bool improved = higherIsBetter ? value > best * (1 + threshold) : value < best * (1 - threshold);
        if (improved) (best, bad) = (value, 0);
        else bad++;
        if (cooling > 0) (cooling, bad) = (cooling - 1, 0);
        if (bad > patience)
        {
            reductions++;
            (cooling, bad) = (cooldown, 0);
        }
        base.Step(metric);
    }

    /// <inheritdoc/>
    protected internal override double[] State
    {
        get => [.. base.State, best, bad, cooling, reductions];
        set
        {
            (best, bad, cooling, reductions) = (value[1], (int)value[2], (int)value[3], (int)value[4]);
            base.State = value;
        }
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => Math.Max(initialRate * Math.Pow(factor, reductions), Math.Min(least, initialRate));
}
