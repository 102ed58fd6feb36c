namespace DeepLearning;

/// <summary>What the two players of a generative adversarial network minimise.</summary>
public enum GanObjective
{
    /// <summary>Goodfellow's game (2014): the generator minimises log(1 − D(fake)).</summary>
    Minimax,

    /// <summary>The same discriminator, but the generator minimises −log D(fake), whose gradient does not vanish when it loses.</summary>
    NonSaturating,

    /// <summary>Squared distances from 1 (real) and 0 (fake) (Mao et al., 2017).</summary>
    LeastSquares,

    /// <summary>The critic's mean difference (Arjovsky et al., 2017); add a gradient penalty.</summary>
    Wasserstein,
}

/// <summary>
/// Losses of generative adversarial networks, from the discriminator's raw scores. Shape: scores of any shape → <c>[]</c>.
/// </summary>
public static class GanLoss
{
    /// <summary>What the discriminator (or critic) minimises.</summary>
    public static Tensor Discriminator(GanObjective objective, Tensor realScores, Tensor fakeScores) => objective switch
    {
        GanObjective.LeastSquares => 0.5f * ((realScores - 1).Square().Mean() + fakeScores.Square().Mean()),
        GanObjective.Wasserstein => fakeScores.Mean() - realScores.Mean(),
        // −log σ(real) − log(1 − σ(fake))
        _ => (-realScores).Softplus().Mean() + fakeScores.Softplus().Mean(),
    };

    /// <summary>What the generator minimises.</summary>
    public static Tensor Generator(GanObjective objective, Tensor fakeScores) => objective switch
    {
        GanObjective.LeastSquares => 0.5f * (fakeScores - 1).Square().Mean(),
        GanObjective.Wasserstein => -fakeScores.Mean(),
        GanObjective.NonSaturating => (-fakeScores).Softplus().Mean(),
        _ => -fakeScores.Softplus().Mean(),
    };

    /// <summary>
    /// (|∇x critic(x)| − 1)², averaged over points x between real and generated examples (Gulrajani et al., 2017).
    /// It needs a critic whose gradient can be differentiated again: linear layers, ReLU, leaky ReLU, tanh and sigmoid can.
    /// </summary>
    /// <param name="critic">The critic.</param>
    /// <param name="real">Real examples. Shape: <c>[batch, …]</c>.</param>
    /// <param name="fake">Generated examples of the same shape.</param>
    /// <param name="generator">Chooses the points.</param>
    public static Tensor GradientPenalty(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomGenerator? generator = null)
    {
        LossShapes.Same("GradientPenalty", real, fake);
        Tensor share = Tensor.Rand(generator, [real.Shape[0], .. Enumerable.Repeat(1, real.Rank - 1)]);
        return GradientPenalty(critic, (share * real + (1 - share) * fake).Detach());
    }

    /// <summary>(|∇x critic(x)| − 1)² averaged over the given points.</summary>
    public static Tensor GradientPenalty(Func<Tensor, Tensor> critic, Tensor points)
    {
        points.RequireGrad();
        Tensor slope = Tensor.Gradients(critic(points).Sum(), [points], createGraph: true)[0];
        return (slope.Reshape(points.Shape[0], -1).Norm(1) - 1).Square().Mean();
    }
}
