namespace DeepLearning.Kernel.Jupyter;

/// <summary>How long a kernel without clients and without work stays.</summary>
public sealed record OrphanLimits
{
    /// <summary>While the program that started it runs: a learner may close the page and come back tomorrow.</summary>
    public TimeSpan WhileParentLives { get; init; } = TimeSpan.FromHours(24);

    /// <summary>When the program that started it has ended and nobody is connected any more.</summary>
    public TimeSpan AfterParentEnded { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often to look.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>Notices that nobody has been connected for long and that no cell runs.</summary>
internal sealed class OrphanWatch(OrphanLimits limits, Func<bool> isNeeded, Func<bool> isParentAlive)
{
    private TimeSpan? _aloneSince;

    /// <summary>Whether the kernel should end, at this time on any steady clock.</summary>
    public bool IsOrphan(TimeSpan now)
    {
        if (isNeeded())
        {
            _aloneSince = null;
            return false;
        }
        _aloneSince ??= now;
        return now - _aloneSince >= (isParentAlive() ? limits.WhileParentLives : limits.AfterParentEnded);
    }
}
