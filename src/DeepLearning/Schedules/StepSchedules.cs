namespace DeepLearning;

/// <summary>η · γ^⌊step / every⌋: a constant rate that drops every so many steps.</summary>
public sealed class StepSchedule : Schedule
{
    readonly int every;
    readonly double gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> every so many steps.</summary>
    public StepSchedule(Optimizer optimizer, int every, float gamma = 0.1f) : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        (this.every, this.gamma) = (every, gamma);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(gamma, step / every);
}

/// <summary>η · γ^(number of milestones reached): a rate that drops at chosen steps.</summary>
public sealed class MultiStepSchedule : Schedule
{
    readonly int[] milestones;
    readonly double gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> at each milestone.</summary>
    public MultiStepSchedule(Optimizer optimizer, int[] milestones, float gamma = 0.1f) : base(optimizer)
    {
        (this.milestones, this.gamma) = (milestones, gamma);
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(gamma, milestones.Count(milestone => step >= milestone));
}

/// <summary>η · γ^step.</summary>
public sealed class ExponentialSchedule : Schedule
{
    readonly double gamma;

    /// <summary>A schedule that multiplies the rate by <paramref name="gamma"/> at every step.</summary>
    public ExponentialSchedule(Optimizer optimizer, float gamma) : base(optimizer)
    {
        this.gamma = gamma;
        Apply();
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(gamma, step);
}
