namespace DeepLearning;

/// <summary>A straight rise from a fraction of the rate to the whole, and then, if given, another schedule.</summary>
/// <example><code>
/// var schedule = new WarmUpSchedule(optimizer, 100, after: new CosineSchedule(optimizer, 900)) { EveryBatch = true };
/// </code></example>
/// <param name="optimizer">The optimiser whose rate rises.</param>
/// <param name="steps">The steps until the whole rate.</param>
/// <param name="startFactor">The fraction of the rate at the start.</param>
/// <param name="after">What follows.</param>
public sealed class WarmUpSchedule(Optimizer optimizer, int steps, float startFactor = 1 / 3f, Schedule? after = null) : Schedule(optimizer)
{
    private readonly int _steps = Positive(steps);
    private readonly double _startFactor = startFactor;

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) =>
        step < _steps ? initialRate * (_startFactor + (1 - _startFactor) * step / _steps)
        : after?.RateAt(step - _steps, initialRate) ?? initialRate;
}
