namespace DeepLearning;

/// <summary>
/// Half a cosine from η down to a least rate: η_min + (η − η_min)(1 + cos(π · step / total)) / 2 (Loshchilov and Hutter, 2017, without restarts).
/// </summary>
public sealed class CosineSchedule : Schedule
{
    private readonly int _total;
    private readonly double _least;

    /// <summary>A schedule that reaches <paramref name="minimumRate"/> after <paramref name="totalSteps"/> steps.</summary>
    public CosineSchedule(Optimizer optimizer, int totalSteps, float minimumRate = 0) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalSteps);
        (_total, _least) = (totalSteps, minimumRate);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => _least + (initialRate - _least) * (1 + Math.Cos(Math.PI * step / _total)) / 2;
}
