namespace DeepLearning;

/// <summary>How a <see cref="GanTrainer"/> trains.</summary>
public sealed record GanOptions
{
    /// <summary>What the two players minimise.</summary>
    public GanObjective Objective { get; init; } = GanObjective.NonSaturating;

    /// <summary>Numbers of noise that the generator starts from.</summary>
    public int LatentSize { get; init; } = 16;

    /// <summary>The discriminator's steps for each of the generator's.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>The weight of the gradient penalty; 0 for none. Wasserstein needs one, of 10 say; the others gain by a small one.</summary>
    public float GradientPenalty { get; init; }
}

/// <summary>The two players' mean losses over some steps.</summary>
/// <param name="Step">The generator's steps so far.</param>
/// <param name="Discriminator">The discriminator's loss.</param>
/// <param name="Generator">The generator's loss.</param>
public readonly record struct GanProgress(int Step, float Discriminator, float Generator);

/// <summary>
/// Trains a generator against a discriminator: the one learns to classify real and generated, the other to
/// generate what is classified as real.
/// Source: Goodfellow and others 2014.
/// </summary>
/// <param name="generator">From noise [batch, latent] to examples.</param>
/// <param name="discriminator">From examples to scores [batch, 1], not squashed.</param>
/// <param name="generatorOptimizer">The generator's optimiser; Adam with β₁ = 0.5 suits most.</param>
/// <param name="discriminatorOptimizer">The discriminator's optimiser.</param>
/// <param name="options">How to train.</param>
public sealed class GanTrainer(
    Module generator, Module discriminator, Optimizer generatorOptimizer, Optimizer discriminatorOptimizer, GanOptions? options = null)
{
    private readonly GanOptions _options = options ?? new GanOptions();

    /// <summary>New examples.</summary>
    /// <param name="count">How many.</param>
    /// <param name="random">The source of the noise.</param>
    public Tensor Generate(int count, RandomGenerator? random = null)
    {
        using var off = Tensor.NoGrad();
        return generator.Forward(Tensor.Randn(random, count, _options.LatentSize));
    }

    /// <summary>Trains both players.</summary>
    /// <param name="real">A batch of real examples, drawn anew at each call.</param>
    /// <param name="steps">The generator's steps.</param>
    /// <param name="random">The source of the noise.</param>
    /// <param name="watch">Called now and then with the losses since the last call, to draw samples say.</param>
    /// <param name="watchEvery">The generator's steps from one call to the next.</param>
    /// <param name="cancellation">Stops between two steps; by default when the notebook is interrupted.</param>
    /// <exception cref="InvalidOperationException">A loss became NaN or infinite.</exception>
    public IReadOnlyList<GanProgress> Fit(Func<Tensor> real, int steps, RandomGenerator? random = null, Action<GanProgress>? watch = null,
        int watchEvery = 100, CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        var history = new List<GanProgress>();
        double discriminatorSum = 0, generatorSum = 0;
        for (int step = 1; step <= steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            int batch = 0;
            for (int i = 0; i < _options.DiscriminatorSteps; i++)
            {
                Tensor examples = real();
                batch = examples.Shape[0];
                discriminatorSum += StepDiscriminator(examples, random) / _options.DiscriminatorSteps;
            }

            generatorSum += StepGenerator(batch, random);
            Throw.InvalidIf(!double.IsFinite(discriminatorSum + generatorSum),
                $"GanTrainer: a loss became NaN or infinite in step {step}. Try smaller learning rates or a gradient penalty.");
            if (step % watchEvery != 0 && step != steps) continue;
            int since = step % watchEvery == 0 ? watchEvery : step % watchEvery;
            history.Add(new GanProgress(step, (float)(discriminatorSum / since), (float)(generatorSum / since)));
            watch?.Invoke(history[^1]);
            (discriminatorSum, generatorSum) = (0, 0);
        }

        return history;
    }

    private float StepDiscriminator(Tensor real, RandomGenerator? random)
    {
        Tensor fake = Generate(real.Shape[0], random);
        Tensor loss = GanLoss.Discriminator(_options.Objective, discriminator.Forward(real), discriminator.Forward(fake));
        if (_options.GradientPenalty > 0) loss += _options.GradientPenalty * GanLoss.GradientPenalty(
            discriminator.Forward, real, fake, random);
        return discriminatorOptimizer.Minimize(loss);
    }

    private float StepGenerator(int batch, RandomGenerator? random) => generatorOptimizer.Minimize(GanLoss.Generator(
        _options.Objective, discriminator.Forward(generator.Forward(Tensor.Randn(random, batch, _options.LatentSize)))));
}
