namespace DeepLearning;

/// <summary>What losses over classes share: scores as rows, and targets checked.</summary>
internal static class ClassScores
{
    /// <summary>Scores [batch, classes, …] as a matrix with one row an example (or pixel).</summary>
    public static Tensor AsRows(string loss, Tensor scores, Tensor target, Tensor? weight)
    {
        bool fits = scores.Rank >= 2 && (target.Shape == scores.Shape || target.Shape == scores.Shape.Without(1));
        Throw.ArgumentIf(!fits,
            $"{loss}: scores {scores.Shape} need targets " +
            $"{(scores.Rank < 2 ? "and a batch axis: [batch, classes]" : $"of shape {scores.Shape.Without(1)}")}, but got {target.Shape}.");
        Throw.ArgumentIf(weight is not null && weight.Length != scores.Shape[1],
            $"{loss}: weight {weight!.Shape} does not fit the classes of scores {scores.Shape}.");
        return ChannelsLast(scores);
    }

    /// <summary>[batch, classes, …] as [batch · …, classes].</summary>
    public static Tensor ChannelsLast(Tensor tensor) => tensor.Rank == 2
        ? tensor
        : tensor.Reshape(tensor.Shape[0], tensor.Shape[1], -1).Transpose(1, 2).Reshape(-1, tensor.Shape[1]);

    /// <summary>The sum of the weights of all targets that count; fails on a target that is no class.</summary>
    public static float TotalWeight(string loss, Tensor classes, int count, Tensor? weight, int ignoreIndex)
    {
        double total = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            float target = classes.Data[i];
            if (target == ignoreIndex) continue;
            Throw.ArgumentIf(!(target >= 0 && target < count) || target != MathF.Floor(target),
                $"{loss}: target {target} at position {i} is not a class number from 0 to {count - 1}.");
            total += weight is null ? 1 : weight.Data[(int)target];
        }
        return (float)total;
    }
}
