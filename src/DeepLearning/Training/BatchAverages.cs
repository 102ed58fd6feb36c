namespace DeepLearning;

/// <summary>Averages over examples of what batches came to, so that a last, smaller batch counts for less.</summary>
internal sealed class BatchAverages(IReadOnlyDictionary<string, Func<Tensor, Tensor, float>> metrics)
{
    private readonly Dictionary<string, double> _sums = [];
    private double _loss, _accuracy;
    private int _count;
    private bool _hasAccuracy;

    public float Loss => _count == 0 ? 0 : (float)(_loss / _count);

    public float? Accuracy => _hasAccuracy ? (float)(_accuracy / _count) : null;

    public IReadOnlyDictionary<string, float> Metrics => _sums.ToDictionary(entry => entry.Key, entry => (float)(entry.Value / _count));

    public void Add(float batchLoss, Loss measure, Tensor prediction, Tensor target)
    {
        using GradientMode mode = Tensor.NoGrad();
        int examples = target.Rank == 0 ? 1 : target.Shape[0];
        float? batchAccuracy = measure.Accuracy(prediction, target);
        _loss += (double)batchLoss * examples;
        _accuracy += (double)(batchAccuracy ?? 0) * examples;
        _hasAccuracy = batchAccuracy is not null;
        _count += examples;
        foreach ((string name, Func<Tensor, Tensor, float> metric) in metrics)
            _sums[name] = _sums.GetValueOrDefault(name) + (double)metric(prediction, target) * examples;
    }
}
