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

/// <summary>Notices that nobody has been connected for long.</summary>
/// <param name="limits">How long is long.</param>
/// <param name="hasClient">Whether somebody is connected.</param>
/// <param name="isRunning">Whether a cell runs that does not wait for an answer. It may take the night while the program that
/// started the kernel lives and may ask for its result; after that nobody will.</param>
/// <param name="isParentAlive">Whether the program that started the kernel still runs.</param>
internal sealed class OrphanWatch(OrphanLimits limits, Func<bool> hasClient, Func<bool> isRunning, Func<bool> isParentAlive)
{
    private TimeSpan? _aloneSince;

    /// <summary>Whether the kernel should end, at this time on any steady clock.</summary>
    public bool IsOrphan(TimeSpan now)
    {
        var isChild = isParentAlive();
        if (hasClient() || (isChild && isRunning()))
        {
            _aloneSince = null;
            return false;
        }
        _aloneSince ??= now;
        return now - _aloneSince >= (isChild ? limits.WhileParentLives : limits.AfterParentEnded);
    }
}
