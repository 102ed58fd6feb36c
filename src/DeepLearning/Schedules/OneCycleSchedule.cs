namespace DeepLearning;

/// <summary>
/// Smith's one-cycle policy (2018): the rate rises along a cosine from maximum / 25 to the maximum, then falls along a longer one to almost nothing.
/// </summary>
/// <remarks>Rates of PyTorch's <c>OneCycleLR</c> with <c>cycle_momentum=False</c>. Meant for a step after every batch.</remarks>
public sealed class OneCycleSchedule : Schedule
{
    private readonly double _highest, _start, _end, _warmUp, _total;

    /// <summary>A schedule over a known number of steps.</summary>
    /// <param name="optimizer">Whose rate is changed.</param>
    /// <param name="maximumRate">The highest rate.</param>
    /// <param name="totalSteps">Steps in the whole cycle.</param>
    /// <param name="warmUpShare">The share of steps that rise.</param>
    /// <param name="startDivisor">The first rate is the maximum divided by this.</param>
    /// <param name="endDivisor">The last rate is the first divided by this.</param>
    public OneCycleSchedule(Optimizer optimizer, float maximumRate, int totalSteps, float warmUpShare = 0.3f, float startDivisor = 25, float endDivisor = 1e4f) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalSteps);
        EveryBatch = true;
        _highest = maximumRate;
        _start = _highest / startDivisor;
        _end = _start / endDivisor;
        _warmUp = (double)(decimal)warmUpShare * totalSteps - 1;
        _total = totalSteps - 1;
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => step <= _warmUp
        ? Along(_start, _highest, step / _warmUp)
        : Along(_highest, _end, Math.Min(1, (step - _warmUp) / (_total - _warmUp)));

    private static double Along(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
