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
    public override Batch Collate(ReadOnlySpan<int> indices)
    {
        int[] rows = indices.ToArray();
        return new Batch(Inputs.IndexSelect(0, rows), Targets.IndexSelect(0, rows));
    }
}
