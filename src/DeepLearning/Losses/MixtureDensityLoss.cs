namespace DeepLearning;

/// <summary>
/// Negative log-likelihood of a mixture of Gaussians with diagonal covariance (Bishop, 1994):
/// −log Σₖ softmax(logits)ₖ Πd N(targetd; meanₖd, e^logScaleₖd).
/// Shape: logits <c>[batch, k]</c>, means and log-scales <c>[batch, k, size]</c>, targets <c>[batch, size]</c>.
/// </summary>
public sealed class MixtureDensityLoss(Reduction reduction = Reduction.Mean)
{
    /// <summary>The loss of a batch.</summary>
    public Tensor Forward(Tensor logits, Tensor mean, Tensor logScale, Tensor target)
    {
        Throw.ArgumentIf(
            mean.Rank != 3 || logScale.Shape != mean.Shape || logits.Shape != mean.Shape.Without(2)
            || target.Shape != mean.Shape.Without(1),
            $"MixtureDensityLoss: logits {logits.Shape}, means {mean.Shape}, log-scales {logScale.Shape} and targets {target.Shape} do " +
            $"not fit; needed are [n, k], [n, k, d] twice and [n, d].");
        Tensor deviation = (target.Unsqueeze(1) - mean) / logScale.Exp();
        Tensor logDensity = -(0.5f * deviation.Square() + logScale + 0.5f * MathF.Log(2 * MathF.PI)).Sum(-1);
        return LossShapes.Reduce(-(logits.LogSoftmax() + logDensity).LogSumExp(-1), reduction);
    }
}
