namespace DeepLearning;

/// <summary>Checks that losses share.</summary>
static class LossShapes
{
    // Broadcasting [n, 1] against [n] would silently compare everything with everything.
    public static void Same(string loss, Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape)
            throw new ArgumentException($"{loss}: prediction {prediction.Shape} and target {target.Shape} must have the same shape; use Reshape or Squeeze on one of them.");
    }
}
