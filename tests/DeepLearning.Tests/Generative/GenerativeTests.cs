namespace DeepLearning.Tests;

public class GenerativeTests
{
    private static readonly TensorDataset Digits = Datasets.TinyDigits();

    private static DataLoader Pictures(RandomGenerator generator) =>
        new(new TensorDataset(Digits.Inputs.Reshape(-1, 64), Digits.Targets), 64, shuffle: true, generator);

    [Fact]
    public void A_denoising_autoencoder_brings_pictures_nearer_to_the_clean_ones()
    {
        var generator = new RandomGenerator(1);
        Tensor clean = Digits.Inputs.Reshape(-1, 64);
        var train = new TensorDataset(clean.Narrow(0, 0, 1500), clean.Narrow(0, 0, 1500));
        var model = new Autoencoder(
            new Sequential(new Linear(64, 48, generator: generator), new Relu(), new Linear(48, 16, generator: generator)),
            new Sequential(new Linear(16, 48, generator: generator), new Relu(), new Linear(48, 64, generator: generator), new Sigmoid()));
        new Trainer(model, new Adam(model.Parameters(), 3e-3f), new MseLoss())
            .Fit(new DataLoader(new NoisyDataset(train, 0.3f, generator), 64, shuffle: true, generator), epochs: 15);
        Tensor held = clean.Narrow(0, 1500, 297), noisy = held + 0.3f * Tensor.Randn(generator, held.Shape);
        double before = Metrics.Psnr(noisy, held), after = Metrics.Psnr(model.Forward(noisy), held);
        Assert.True(after > before + 4, $"{before:F1} dB became {after:F1} dB");
        Assert.Equal("[297, 16]", model.Encoder.Forward(held).Shape.ToString());
    }

    [Fact]
    public void A_noisy_data_set_gives_new_noise_and_the_same_target()
    {
        var noisy = new NoisyDataset(Digits, 0.1f, new RandomGenerator(1));
        Batch first = noisy.Collate([3]), second = noisy.Collate([3]);
        Assert.NotEqual(first.Input.ToArray(), second.Input.ToArray());
        Assert.Equal(Digits.Inputs[3].ToArray(), first.Target.ToArray());
        Assert.Equal(first.Target.ToArray(), noisy[3].Target.ToArray());
    }

    [Fact]
    public void A_variational_autoencoder_lowers_its_bound_and_generates_pictures_like_the_data()
    {
        var generator = new RandomGenerator(2);
        var model = new VariationalAutoencoder(
            new Sequential(new Linear(64, 64, generator: generator), new Relu(), new Linear(64, 8, generator: generator)),
            new Sequential(new Linear(4, 64, generator: generator), new Relu(), new Linear(64, 64, generator: generator)), latentSize: 4);
        var bounds = model.Fit(Pictures(generator), new Adam(model.Parameters(), 3e-3f), epochs: 15, generator: generator);
        Assert.True(bounds[^1] < 0.75 * bounds[0], string.Join(" ", bounds));
        Tensor made = model.Generate(500, generator);
        Assert.Equal("[500, 64]", made.Shape.ToString());
        // A generated picture lies nearer to some real one than noise of the same brightness does.
        Assert.True(Nearest(made) < 0.6 * Nearest(Tensor.Rand(generator, 500, 64) * (2 * made.Mean().Item())), $"{Nearest(made)}");
    }

    [Fact]
    public void An_encoder_of_the_wrong_width_is_refused() =>
        Assert.Contains("the encoder gave [1, 3]; [batch, 8] is needed", Assert.Throws<InvalidOperationException>(() =>
            new VariationalAutoencoder(new Linear(64, 3), new Linear(4, 64), 4).Encode(Tensor.Zeros(1, 64))).Message,
                StringComparison.Ordinal);

    private static double Nearest(Tensor pictures) => Enumerable.Range(0, 50).Average(i =>
    {
        Tensor all = Digits.Inputs.Reshape(-1, 64);
        return ((all - pictures[i]).Square().Sum(1).Min()).Item();
    });

    [Fact]
    public void A_hasty_gan_collapses_onto_few_modes_and_a_steadier_discriminator_mends_it()
    {
        ModeCoverage hasty = TrainRing(new GanOptions { LatentSize = 8 });
        ModeCoverage steady = TrainRing(new GanOptions { LatentSize = 8, DiscriminatorSteps = 3, GradientPenalty = 1 });
        Assert.True(hasty.Covered <= 2, string.Join(" ", hasty.Counts));
        Assert.True(steady.Covered == 8 && steady.NearShare > 0.4, $"{string.Join(" ", steady.Counts)}; {steady.NearShare}");
    }

    [Fact]
    public void The_other_objectives_train_too()
    {
        foreach (GanObjective objective in new[] { GanObjective.Minimax, GanObjective.LeastSquares, GanObjective.Wasserstein })
            Assert.Equal(
                8, TrainRing(
                    new GanOptions
                    {
                        Objective = objective,
                        LatentSize = 8,
                        DiscriminatorSteps = 3,
                        GradientPenalty = objective == GanObjective.Wasserstein ? 1 : 0
                    }).Covered);
    }

    private static ModeCoverage TrainRing(GanOptions options)
    {
        var random = new RandomGenerator(3);
        Sequential Network(int inputs, int outputs) => new(
            new Linear(inputs, 64, generator: random), new LeakyRelu(0.2f), new Linear(64, 64, generator: random), new LeakyRelu(0.2f),
            new Linear(64, outputs, generator: random));
        Sequential generator = Network(options.LatentSize, 2), discriminator = Network(2, 1);
        var ring = new GaussianRing();
        var trainer = new GanTrainer(generator, discriminator, new Adam(generator.Parameters(), 5e-3f, 0.5f),
            new Adam(discriminator.Parameters(), 1e-3f, 0.5f), options);
        trainer.Fit(() => ring.Sample(128, random), steps: 600, random);
        return ring.Measure(trainer.Generate(2000, random));
    }

    [Fact]
    public void Coverage_counts_modes_and_strays()
    {
        var ring = new GaussianRing(4, radius: 1, deviation: 0.05f);
        Tensor points = Tensor.From(new float[,] { { 1, 0 }, { 1, 0.1f }, { 0, 1 }, { 0, 0 }, { 3, 3 } });
        ModeCoverage coverage = ring.Measure(points);
        Assert.Equal([2, 1, 0, 0], coverage.Counts);
        Assert.Equal((2, 0.6), (coverage.Covered, coverage.NearShare));
    }

    [Fact]
    public void Watching_a_gan_gives_the_mean_losses_of_each_stretch()
    {
        var random = new RandomGenerator(4);
        Module generator = new Linear(4, 2, generator: random), discriminator = new Linear(2, 1, generator: random);
        var seen = new List<GanProgress>();
        var history = new GanTrainer(generator, discriminator, new Sgd(generator.Parameters(), 0.01f),
            new Sgd(discriminator.Parameters(), 0.01f), new GanOptions { LatentSize = 4 })
            .Fit(() => new GaussianRing().Sample(16, random), 25, random, seen.Add, watchEvery: 10);
        Assert.Equal([10, 20, 25], history.Select(p => p.Step));
        Assert.Equal(history, seen);
        Assert.All(history, p => Assert.InRange(p.Discriminator, 0.5f, 4f));
    }
}
