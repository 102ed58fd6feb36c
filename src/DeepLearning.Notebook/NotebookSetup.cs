namespace DeepLearning.Notebook;

/// <summary>Connects the library to the notebook.</summary>
public static class NotebookSetup
{
    /// <summary>From now on every <see cref="Trainer.Fit"/> shows its progress on the current host. Call it once, when a kernel or program starts.</summary>
    public static void Install() => TrainingHost.CreateProgress = TrainingView.Create;
}
