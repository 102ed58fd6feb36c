namespace DeepLearning.Grading.Policies;

/// <summary>What a student's code may use.</summary>
internal sealed record GradingLimits
{
    /// <summary>Processor time of one call of an answer, where its exercise does not say otherwise.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much longer than its processor time a call may take by the clock: a busy machine is not the student's fault.</summary>
    public double ClockFactor { get; init; } = 4;

    /// <summary>Processor time of a whole notebook.</summary>
    public TimeSpan Notebook { get; init; } = TimeSpan.FromMinutes(2);

    public long MemoryBytes { get; init; } = 2L << 30;
    public int Processes { get; init; } = 64;
    public int OpenFiles { get; init; } = 256;
    public long FileBytes { get; init; } = 64L << 20;
}
