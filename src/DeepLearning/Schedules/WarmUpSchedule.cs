namespace DeepLearning;

/// <summary>A straight rise from a fraction of the rate to the whole, and then, if given, another schedule.</summary>
/// <example><code>
/// var schedule = new WarmUpSchedule(optimizer, 100, after: new CosineSchedule(optimizer, 900)) { EveryBatch = true };
/// </code></example>
public sealed class WarmUpSchedule : Schedule
{
    private readonly int _steps;
    private readonly double _startFactor;
    private readonly Schedule? _after;

    /// <summary>A schedule that reaches the whole rate after <paramref name="steps"/> steps.</summary>
    public WarmUpSchedule(Optimizer optimizer, int steps, float startFactor = 1 / 3f, Schedule? after = null) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (_steps, _startFactor, _after) = (steps, startFactor, after);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) =>
        step < _steps ? initialRate * (_startFactor + (1 - _startFactor) * step / _steps) : _after?.RateAt(step - _steps, initialRate) ?? initialRate;
}
