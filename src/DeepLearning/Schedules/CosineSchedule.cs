namespace DeepLearning;

/// <summary>
/// Half a cosine from η down to a least rate: η_min + (η − η_min)(1 + cos(π · step / total)) / 2 (Loshchilov and Hutter, 2017, without
/// restarts).
/// </summary>
/// <param name="optimizer">The optimiser whose rate falls.</param>
/// <param name="totalSteps">The steps until the least rate.</param>
/// <param name="minimumRate">The least rate.</param>
public sealed class CosineSchedule(Optimizer optimizer, int totalSteps, float minimumRate = 0) : Schedule(optimizer)
{
    private readonly int _total = Positive(totalSteps);
    private readonly double _least = minimumRate;

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) =>
        _least + (initialRate - _least) * (1 + Math.Cos(Math.PI * step / _total)) / 2;
}
