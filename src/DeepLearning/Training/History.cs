namespace DeepLearning;

/// <summary>What one epoch came to.</summary>
/// <param name="Number">1 for the first epoch.</param>
/// <param name="Loss">Average training loss over the epoch's batches.</param>
/// <param name="Accuracy">Share of training examples classified rightly while training; null if the loss is not one of
/// classification.</param>
/// <param name="ValidationLoss">Average loss on the validation set after the epoch; null without one.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation set; null without one or if the loss is not one of classification.</param>
/// <param name="Seconds">Time the epoch took, validation included.</param>
public sealed record Epoch(int Number, float Loss, float? Accuracy, float? ValidationLoss, float? ValidationAccuracy, double Seconds)
{
    /// <summary>The trainer's metrics by name, averaged over the validation set, or over the training batches without one.</summary>
    public IReadOnlyDictionary<string, float> Metrics { get; init; } = new Dictionary<string, float>();

    /// <summary>The learning rate that the epoch ended with.</summary>
    public float LearningRate { get; init; }
}

/// <summary>The epochs of a training run, in order. Prints as a table.</summary>
public sealed class History : IReadOnlyList<Epoch>
{
    private readonly List<Epoch> _epochs = [];

    /// <inheritdoc/>
    public int Count => _epochs.Count;

    /// <inheritdoc/>
    public Epoch this[int index] => _epochs[index];

    /// <inheritdoc/>
    public IEnumerator<Epoch> GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(Epoch epoch) => _epochs.Add(epoch);

    /// <summary>One line an epoch.</summary>
    public override string ToString()
    {
        string[] metrics = _epochs.Count == 0 ? [] : [.. _epochs[0].Metrics.Keys];
        var text = new StringBuilder("epoch      loss  accuracy  val. loss  val. accuracy");
        foreach (string metric in metrics) text.Append("  ").Append(metric.PadLeft(8));
        text.Append("  seconds");
        foreach (Epoch epoch in _epochs)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture,
                $"{epoch.Number,5}  {epoch.Loss,8:0.0000}  {Show(epoch.Accuracy),8}  {Show(epoch.ValidationLoss),9}  " +
                $"{Show(epoch.ValidationAccuracy),13}");
            foreach (string metric in metrics) text.Append("  ").Append(Show(epoch.Metrics[metric]).PadLeft(Math.Max(8, metric.Length)));
            text.Append(CultureInfo.InvariantCulture, $"  {epoch.Seconds,7:0.0}");
        }
        return text.ToString();
    }

    private static string Show(float? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";
}
