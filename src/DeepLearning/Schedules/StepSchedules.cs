namespace DeepLearning;

/// <summary>η · γ^⌊step / every⌋: a constant rate that drops every so many steps.</summary>
/// <param name="optimizer">The optimiser whose rate drops.</param>
/// <param name="every">How many steps a rate holds.</param>
/// <param name="gamma">The factor of a drop.</param>
public sealed class StepSchedule(Optimizer optimizer, int every, float gamma = 0.1f) : Schedule(optimizer)
{
    private readonly int _every = Positive(every);

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(gamma, step / _every);
}

/// <summary>η · γ^(number of milestones reached): a rate that drops at chosen steps.</summary>
/// <param name="optimizer">The optimiser whose rate drops.</param>
/// <param name="milestones">The steps at which it drops.</param>
/// <param name="gamma">The factor of a drop.</param>
public sealed class MultiStepSchedule(Optimizer optimizer, int[] milestones, float gamma = 0.1f) : Schedule(optimizer)
{
    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) =>
        initialRate * Math.Pow(gamma, milestones.Count(milestone => step >= milestone));
}

/// <summary>η · γ^step.</summary>
/// <param name="optimizer">The optimiser whose rate falls.</param>
/// <param name="gamma">The factor of a step.</param>
public sealed class ExponentialSchedule(Optimizer optimizer, float gamma) : Schedule(optimizer)
{
    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => initialRate * Math.Pow(gamma, step);
}
