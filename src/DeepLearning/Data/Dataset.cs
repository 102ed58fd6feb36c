namespace DeepLearning;

/// <summary>Examples that can be asked for one by one.</summary>
public abstract class Dataset
{
    /// <summary>The number of examples.</summary>
    public abstract int Count { get; }

    /// <summary>One example: what goes in and what should come out.</summary>
    public abstract (Tensor Input, Tensor Target) this[int index] { get; }

    /// <summary>Several examples stacked along a new first axis.</summary>
    public virtual Batch Collate(ReadOnlySpan<int> indices)
    {
        Tensor[] inputs = new Tensor[indices.Length], targets = new Tensor[indices.Length];
        for (int i = 0; i < indices.Length; i++) (inputs[i], targets[i]) = this[indices[i]];
        return new Batch(Tensor.Stack(inputs), Tensor.Stack(targets));
    }

    /// <summary>Some of the examples, in the given order.</summary>
    public Dataset Subset(params int[] indices) => new SubsetDataset(this, indices);

    private sealed class SubsetDataset(Dataset source, int[] indices) : Dataset
    {
        public override int Count => indices.Length;

        public override (Tensor Input, Tensor Target) this[int index] => source[indices[index]];

        public override Batch Collate(ReadOnlySpan<int> positions)
        {
            var chosen = new int[positions.Length];
            for (int i = 0; i < chosen.Length; i++) chosen[i] = indices[positions[i]];
            return source.Collate(chosen);
        }
    }
}

/// <summary>Some examples together. Shape: the first axis of both counts the examples.</summary>
/// <param name="Input">What goes in.</param>
/// <param name="Target">What should come out.</param>
public sealed record Batch(Tensor Input, Tensor Target);
