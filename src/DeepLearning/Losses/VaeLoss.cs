namespace DeepLearning;

/// <summary>
/// The bound that a variational autoencoder minimises (Kingma and Welling, 2014): reconstruction error + β · KL(N(mean, e^logVariance) ‖
/// N(0, 1)),
/// summed over an example and averaged over the batch.
/// </summary>
/// <param name="beta">The weight of the divergence; above 1 it asks for a tidier latent space (β-VAE).</param>
public sealed class VaeLoss(float beta = 1)
{
    /// <summary>The bound, with binary cross-entropy of the decoder's raw scores as reconstruction error.</summary>
    /// <param name="reconstruction">Scores before the sigmoid. Shape: <c>[batch, …]</c>.</param>
    /// <param name="target">What was to be reconstructed, from 0 to 1, of the same shape.</param>
    /// <param name="mean">Means of the latent distribution. Shape: <c>[batch, latent]</c>.</param>
    /// <param name="logVariance">Logarithms of its variances, of the same shape.</param>
    public Tensor Forward(Tensor reconstruction, Tensor target, Tensor mean, Tensor logVariance) =>
        new BceWithLogitsLoss(reduction: Reduction.Sum)
        .Forward(reconstruction, target) / target.Shape[0] + beta * Divergence(mean, logVariance);

    /// <summary>KL(N(mean, e^logVariance) ‖ N(0, 1)) = −½ Σ (1 + logVariance − mean² − e^logVariance), averaged over the batch.</summary>
    public static Tensor Divergence(Tensor mean, Tensor logVariance)
    {
        LossShapes.Same("VaeLoss", mean, logVariance);
        return -0.5f * (1 + logVariance - mean.Square() - logVariance.Exp()).Sum() / mean.Shape[0];
    }

    /// <summary>A draw from N(mean, e^logVariance) through which gradients flow: mean + e^(logVariance / 2) · noise.</summary>
    public static Tensor Sample(Tensor mean, Tensor logVariance, RandomGenerator? generator = null) =>
        mean + (0.5f * logVariance).Exp() * Tensor.Randn(generator, mean.Shape);
}
