namespace DeepLearning.Tests;

public sealed class TrainingExtrasTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    private static TensorDataset Circles(int count = 120)
    {
        var generator = new RandomGenerator(3);
        Tensor inputs = Tensor.Randn(generator, count, 2), targets = Tensor.Zeros(count);
        for (int i = 0; i < count; i++) targets.Data[i] = inputs[i].Norm().Item() > 1.2f ? 1 : 0;
        return new TensorDataset(inputs, targets);
    }

    private static Sequential Network(ulong seed = 1)
    {
        var generator = new RandomGenerator(seed);
        return new Sequential(new Linear(2, 16, generator: generator), new BatchNorm1d(16), new Tanh(), new Dropout(0.1f),
            new Linear(16, 2, generator: generator));
    }

    private static (Trainer Trainer, DataLoader Loader, RandomGenerator Order) Run(Func<Optimizer, Schedule> schedule)
    {
        RandomGenerator.Seed(5);
        var order = new RandomGenerator(6);
        Sequential model = Network();
        var adam = new Adam(model.Parameters(), 0.02f);
        return (new Trainer(model, adam, new CrossEntropyLoss()) { Schedule = schedule(adam) },
            new DataLoader(Circles(), 32, shuffle: true, order), order);
    }

    private static float[] Weights(Trainer trainer) => [.. trainer.Model.StateDict().Values.SelectMany(tensor => tensor.ToArray())];

    public static TheoryData<string> Schedules => ["cosine", "plateau"];

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_run_resumed_from_a_checkpoint_ends_with_the_same_bits(string kind)
    {
        Schedule Make(Optimizer optimizer) =>
            kind == "cosine" ? new CosineSchedule(optimizer, 6) : new ReduceOnPlateau(optimizer, patience: 0, threshold: 0.2f);
        (Trainer whole, DataLoader loader, _) = Run(Make);
        whole.Fit(loader, 6, loader);
        float[] expected = Weights(whole);

        (Trainer first, loader, RandomGenerator order) = Run(Make);
        first.Fit(loader, 3, loader);
        Checkpoint.Save(_path, first, order);

        (Trainer second, loader, order) = Run(Make);
        RandomGenerator.Seed(99);
        Checkpoint.Load(_path, second, order);
        Assert.Equal(3, second.CompletedEpochs);
        second.Fit(loader, 3, loader);
        Assert.Equal(expected, Weights(second));
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused()
    {
        (Trainer trainer, _, _) = Run(optimizer => new CosineSchedule(optimizer, 6));
        Checkpoint.Save(_path, trainer);
        var other = new Sequential(new Linear(2, 3));
        Assert.Throws<ArgumentException>(() =>
            Checkpoint.Load(_path, new Trainer(other, new Adam(other.Parameters()), new CrossEntropyLoss())));
    }

    [Fact]
    public void Early_stopping_ends_the_run_and_restores_the_best_weights()
    {
        Sequential model = Network();
        var stopping = new EarlyStopping(patience: 2);
        // A rate this high soon makes the validation loss rise.
        var trainer =
            new Trainer(model, new Sgd(model.Parameters(), 3f, momentum: 0.9f), new CrossEntropyLoss()) { Callbacks = [stopping] };
        var validation = new DataLoader(Circles(), 64);
        History history = trainer.Fit(new DataLoader(Circles(), 16), 60, validation);
        Assert.True(history.Count < 60);
        Assert.Equal(history.Min(epoch => epoch.ValidationLoss!.Value), stopping.BestLoss);
        Assert.Equal(stopping.BestLoss, trainer.Evaluate(validation).Loss, 1e-6f);
    }

    [Fact]
    public void An_L1_penalty_makes_useless_weights_small()
    {
        float UselessWeight(float strength)
        {
            var generator = new RandomGenerator(2);
            Tensor x = Tensor.Randn(generator, 60, 4), y = x[.., 0..1] * 2 + 0.5f * Tensor.Randn(generator, 60, 1);
            var model = new Linear(4, 1, generator: generator);
            var trainer = new Trainer(model, new Sgd(model.Parameters(), 0.01f), new MseLoss())
            {
                Penalty = () =>
                Penalty.L1([model.Weight], strength)
            };
            trainer.Fit(new DataLoader(new TensorDataset(x, y), 60), 600);
            return model.Weight[0, 1..].Abs().Sum().Item();
        }
        Assert.True(UselessWeight(0.3f) < 0.2f * UselessWeight(0));
    }

    [Fact]
    public void Penalties_have_the_values_of_their_formulas()
    {
        Tensor w = Tensor.From(1, -2, 3).RequireGrad();
        Assert.Equal(0.6f, Penalty.L1([w], 0.1f).Item(), 1e-6f);
        Assert.Equal(1.4f, Penalty.L2([w], 0.1f).Item(), 1e-6f);
    }

    [Fact]
    public void The_rate_finder_leaves_no_trace_and_suggests_a_rate_that_trains()
    {
        (Trainer trainer, DataLoader loader, _) = Run(optimizer => new ExponentialSchedule(optimizer, 1));
        float[] before = Weights(trainer);
        RateFinder found = RateFinder.Run(trainer, loader, 1e-5f, 10, 60);
        Assert.Equal(before, Weights(trainer));
        Assert.Equal(0.02f, trainer.Optimizer.LearningRate);
        Assert.InRange(found.Suggestion, 1e-4f, 1);
        Assert.Equal(found.Rates.Count, found.Losses.Count);
    }

    [Fact]
    public void Clipping_by_norm_keeps_the_direction_and_returns_the_old_norm()
    {
        Tensor w = Tensor.From(3, 4).RequireGrad();
        (w * w).Sum().Backward();
        Assert.Equal(10, GradientClip.ByNorm([w], 1), 1e-4f);
        Assert.Equal(0.6f, w.Grad!.Data[0], 1e-4f);
        Assert.Equal(0.8f, w.Grad!.Data[1], 1e-4f);
        GradientClip.ByValue([w], 0.7f);
        Assert.Equal(0.7f, w.Grad!.Data[1]);
    }

    [Fact]
    public void Metrics_are_averaged_over_examples_and_shown_in_the_history()
    {
        Sequential model = Network();
        var trainer = new Trainer(model, new Adam(model.Parameters()), new CrossEntropyLoss())
        {
            Metrics = new Dictionary<string, Func<Tensor, Tensor, float>> { ["ones"] = (_, target) => target.Mean().Item() },
        };
        TensorDataset data = Circles(50);
        History history = trainer.Fit(new DataLoader(data, 32), 1);
        Assert.Equal(data.Targets.Mean().Item(), history[0].Metrics["ones"], 1e-6f);
        Assert.Contains("ones", history.ToString());
    }

    [Fact]
    public void A_loss_that_explodes_stops_training_with_advice()
    {
        var model = new Linear(2, 1);
        var trainer = new Trainer(model, new Sgd(model.Parameters(), 1e10f), new MseLoss());
        var data = new TensorDataset(Circles().Inputs, Circles().Targets.Unsqueeze(1));
        Assert.Contains(
            "smaller learning rate", Assert.Throws<InvalidOperationException>(() => trainer.Fit(new DataLoader(data, 16), 5)).Message);
    }

    [Fact]
    public void Steady_training_asks_for_little_memory()
    {
        var generator = new RandomGenerator(1);
        var model = new Sequential(new Linear(784, 128, generator: generator), new Relu(), new Linear(128, 10, generator: generator));
        var data = new TensorDataset(Tensor.Rand(generator, 6400, 784), Tensor.Zeros(6400));
        var trainer = new Trainer(model, new Adam(model.Parameters()), new CrossEntropyLoss());
        var loader = new DataLoader(data, 64);
        trainer.Fit(loader, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Fit(loader, 1);
        long first = GC.GetAllocatedBytesForCurrentThread() - before;
        before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Fit(loader, 2);
        long second = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange((second - first) / 100, 0, 8 * 1024);
    }
}
