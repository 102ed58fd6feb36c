namespace DeepLearning;

/// <summary>
/// What surrounds a training run: a notebook or a command line sets these so that every <see cref="Trainer.Fit"/> shows its progress and
/// can be stopped.
/// </summary>
public static class TrainingHost
{
    /// <summary>Makes the display of one run; null shows nothing.</summary>
    public static Func<IProgress<TrainingProgress>>? CreateProgress { get; set; }

    /// <summary>The signal by which the host stops what is running; null means never.</summary>
    public static Func<CancellationToken>? Cancellation { get; set; }

    /// <summary>The display of a run that begins; none for one of several seeds, which are shown together.</summary>
    internal static IProgress<TrainingProgress>? NewProgress() => RandomGenerator.RunDefault is null ? CreateProgress?.Invoke() : null;

    /// <summary>The caller's own signal if it gave one, else the host's.</summary>
    internal static CancellationToken Signal(CancellationToken given) => given.CanBeCanceled ? given : Cancellation?.Invoke() ?? default;
}
