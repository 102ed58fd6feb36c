namespace DeepLearning;

/// <summary>Changes an optimiser's learning rate as training goes on.</summary>
/// <remarks>
/// The rate of step 0 holds as soon as the schedule is made; each <see cref="Step"/>, after an epoch or a batch as the schedule is meant,
/// sets the next.
/// </remarks>
public abstract class Schedule
{
    /// <summary>A schedule for an optimiser.</summary>
    protected Schedule(Optimizer optimizer)
    {
        Optimizer = optimizer;
        Apply();
    }

    /// <summary>The optimiser whose rate is changed.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How often <see cref="Step"/> was called.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether <see cref="Trainer"/> should step after every batch instead of every epoch.</summary>
    public bool EveryBatch { get; init; }

    /// <summary>Sets the rate of the next step.</summary>
    /// <param name="metric">What <see cref="ReduceOnPlateau"/> watches, such as the validation loss; the others need none.</param>
    public virtual void Step(float? metric = null)
    {
        Steps++;
        Apply();
    }

    /// <summary>What a checkpoint keeps of the schedule. Setting it goes to that point.</summary>
    protected internal virtual double[] State
    {
        get => [Steps];
        set
        {
            Steps = (int)value[0];
            Apply();
        }
    }

    /// <summary>The rate of a step.</summary>
    /// <param name="step">0 before the first <see cref="Step"/>.</param>
    /// <param name="initialRate">The rate that the parameter group was made with.</param>
    protected internal abstract double RateAt(int step, double initialRate);

    private protected static int Positive(int steps, [CallerArgumentExpression(nameof(steps))] string? parameter = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps, parameter);
        return steps;
    }

    /// <summary>Writes the current step's rate to the optimiser.</summary>
    protected void Apply()
    {
        foreach (ParameterGroup group in Optimizer.Groups) group.LearningRate = (float)RateAt(Steps, group.InitialLearningRate);
    }
}
