namespace DeepLearning;

/// <summary>What losses share.</summary>
internal static class LossShapes
{
    // Broadcasting [n, 1] against [n] would silently compare everything with everything.
    public static void Same(string loss, Tensor prediction, Tensor target)
    {
        Throw.ArgumentIf(prediction.Shape != target.Shape,
            $"{loss}: prediction {prediction.Shape} and target {target.Shape} must have the same shape; use Reshape or Squeeze on one of " +
            $"them.");
    }

    public static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => losses.Mean(),
        Reduction.Sum => losses.Sum(),
        _ => losses,
    };
}
