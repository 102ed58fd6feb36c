namespace DeepLearning;

/// <summary>A straight rise from a fraction of the rate to the whole, and then, if given, another schedule.</summary>
/// <example><code>
/// var schedule = new WarmUpSchedule(optimizer, 100, after: new CosineSchedule(optimizer, 900)) { EveryBatch = true };
/// </code></example>
public sealed class WarmUpSchedule : Schedule
{
    readonly int steps;
    readonly double startFactor;
    readonly Schedule? after;

    /// <summary>A schedule that reaches the whole rate after <paramref name="steps"/> steps.</summary>
    public WarmUpSchedule(Optimizer optimizer, int steps, float startFactor = 1 / 3f, Schedule? after = null) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (this.steps, this.startFactor, this.after) = (steps, startFactor, after);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) =>
        step < steps ? initialRate * (startFactor + (1 - startFactor) * step / steps) : after?.RateAt(step - steps, initialRate) ?? initialRate;
}
