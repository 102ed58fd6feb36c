namespace DeepLearning;

/// <summary>η · γ^⌊step / every⌋: a constant rate that drops every so many steps.</summary>
public sealed class StepSchedule : Schedule
{
    private readonly int _every;
    private readonly double _gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> every so many steps.</summary>
    public StepSchedule(Optimizer optimizer, int every, float gamma = 0.1f) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        (_every, _gamma) = (every, gamma);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(_gamma, step / _every);
}

/// <summary>η · γ^(number of milestones reached): a rate that drops at chosen steps.</summary>
public sealed class MultiStepSchedule : Schedule
{
    private readonly int[] _milestones;
    private readonly double _gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> at each milestone.</summary>
    public MultiStepSchedule(Optimizer optimizer, int[] milestones, float gamma = 0.1f) : base(optimizer)
    {
        (_milestones, _gamma) = (milestones, gamma);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(_gamma, _milestones.Count(milestone => step >= milestone));
}

/// <summary>η · γ^step.</summary>
public sealed class ExponentialSchedule : Schedule
{
    private readonly double _gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> at every step.</summary>
    public ExponentialSchedule(Optimizer optimizer, float gamma) : base(optimizer)
    {
        _gamma = gamma;
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(_gamma, step);
}
