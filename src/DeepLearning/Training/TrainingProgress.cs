namespace DeepLearning;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The epoch being trained, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Batches done in this epoch.</param>
/// <param name="Steps">Batches in an epoch.</param>
/// <param name="Loss">Average training loss of this epoch so far.</param>
/// <param name="Accuracy">Training accuracy of this epoch so far; null if the loss is not one of classification.</param>
/// <param name="History">The epochs that are complete.</param>
/// <param name="Elapsed">Time since the run began.</param>
/// <param name="Finished">Whether this is the last report.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, float Loss, float? Accuracy, History History, TimeSpan Elapsed, bool Finished)
{
    /// <summary>Whether it is seeds that are counted as epochs: an experiment that is run with several.</summary>
    public bool CountsSeeds { get; private init; }

    internal static TrainingProgress OfSeeds(int done, int count, TimeSpan elapsed) =>
        new(done + 1, count, 0, 0, float.NaN, null, new History(), elapsed, Finished: done == count) { CountsSeeds = true };
}
