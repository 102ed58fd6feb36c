namespace DeepLearning;

/// <summary>Averages over examples of what batches came to, so that a last, smaller batch counts for less.</summary>
sealed class BatchAverages(IReadOnlyDictionary<string, Func<Tensor, Tensor, float>> metrics)
{
    readonly Dictionary<string, double> sums = [];
    double loss, accuracy;
    int count;
    bool hasAccuracy;

    public float Loss => count == 0 ? 0 : (float)(loss / count);

    public float? Accuracy => hasAccuracy ? (float)(accuracy / count) : null;

    public IReadOnlyDictionary<string, float> Metrics => sums.ToDictionary(entry => entry.Key, entry => (float)(entry.Value / count));

    public void Add(float batchLoss, Loss measure, Tensor prediction, Tensor target)
    {
        using GradientMode mode = Tensor.NoGrad();
        int examples = target.Rank == 0 ? 1 : target.Shape[0];
        float? batchAccuracy = measure.Accuracy(prediction, target);
        loss += (double)batchLoss * examples;
        accuracy += (double)(batchAccuracy ?? 0) * examples;
        hasAccuracy = batchAccuracy is not null;
        count += examples;
        foreach ((string name, Func<Tensor, Tensor, float> metric) in metrics)
            sums[name] = sums.GetValueOrDefault(name) + (double)metric(prediction, target) * examples;
    }
}
