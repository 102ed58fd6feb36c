namespace DeepLearning;

/// <summary>Examples held in two tensors, one row an example.</summary>
public sealed class TensorDataset : Dataset
{
    /// <summary>A data set over two tensors whose first axes are equally long.</summary>
    /// <exception cref="ArgumentException">Inputs and targets differ in number.</exception>
    public TensorDataset(Tensor inputs, Tensor targets)
    {
        Throw.ArgumentIf(inputs.Rank == 0 || targets.Rank == 0 || inputs.Shape[0] != targets.Shape[0],
            $"TensorDataset: inputs {inputs.Shape} and targets {targets.Shape} must have the same first size, the number of examples.");
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>All inputs. Shape: <c>[count, …]</c>.</summary>
    public Tensor Inputs { get; }

    /// <summary>All targets. Shape: <c>[count, …]</c>.</summary>
    public Tensor Targets { get; }

    /// <inheritdoc/>
    public override int Count => Inputs.Shape[0];

    /// <inheritdoc/>
    public override (Tensor Input, Tensor Target) this[int index] => (Inputs[index], Targets[index]);

    /// <inheritdoc/>
    public override Batch Collate(ReadOnlySpan<int> indices) => new(Rows(Inputs, indices), Rows(Targets, indices));

    private static Tensor Rows(Tensor source, ReadOnlySpan<int> indices)
    {
        int size = source.Length / source.Shape[0];
        Tensor y = Tensor.Empty(source.Shape.With(0, indices.Length));
        for (int i = 0; i < indices.Length; i++) source.Data.Slice(indices[i] * size, size).CopyTo(y.Data[(i * size)..]);
        return y;
    }
}
