namespace DeepLearning;

/// <summary>Goes through a data set in batches; each enumeration is one epoch.</summary>
/// <example><code>
/// foreach (Batch batch in new DataLoader(data, batchSize: 64, shuffle: true))
///     loss.Forward(model.Forward(batch.Input), batch.Target).Backward();
/// </code></example>
public sealed class DataLoader : IEnumerable<Batch>
{
    private readonly bool _shuffle, _dropLast;
    private readonly RandomGenerator? _generator;

    /// <summary>A loader over a data set.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">Examples in a batch; the last batch holds what is left.</param>
    /// <param name="shuffle">Whether each epoch takes the examples in a new random order.</param>
    /// <param name="generator">Source of that order; null means <see cref="RandomGenerator.Default"/>.</param>
    /// <param name="dropLast">Whether a last batch that is not full is left out.</param>
    /// <exception cref="ArgumentException">The data set is empty.</exception>
    public DataLoader(Dataset dataset, int batchSize = 32, bool shuffle = false, RandomGenerator? generator = null, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        Throw.ArgumentIf(dataset.Count == 0, $"DataLoader: the data set is empty.", nameof(dataset));
        (Dataset, BatchSize, _shuffle, _generator, _dropLast) = (dataset, batchSize, shuffle, generator, dropLast);
    }

    /// <summary>The examples.</summary>
    public Dataset Dataset { get; }

    /// <summary>Examples in a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Count => _dropLast ? Dataset.Count / BatchSize : (Dataset.Count + BatchSize - 1) / BatchSize;

    /// <summary>One epoch.</summary>
    public IEnumerator<Batch> GetEnumerator()
    {
        int[] order = _shuffle
            ? (_generator ?? RandomGenerator.Default).Permutation(Dataset.Count) : [.. Enumerable.Range(0, Dataset.Count)];
        for (int batch = 0; batch < Count; batch++)
        {
            int start = batch * BatchSize;
            yield return Dataset.Collate(order.AsSpan(start, Math.Min(BatchSize, order.Length - start)));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
