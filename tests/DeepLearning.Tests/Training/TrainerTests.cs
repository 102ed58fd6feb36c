namespace DeepLearning.Tests;

public class TrainerTests
{
    private static (Sequential Model, TensorDataset Data) TwoMoons()
    {
        var generator = new RandomGenerator(3);
        Tensor inputs = Tensor.Randn(generator, 200, 2), targets = Tensor.Zeros(200);
        for (int i = 0; i < 200; i++) targets.Data[i] = inputs.Data[2 * i] * inputs.Data[2 * i + 1] > 0 ? 1 : 0;
        return (new Sequential(new Linear(2, 16, generator: generator), new Tanh(), new Linear(16, 2, generator: generator)),
            new TensorDataset(inputs, targets));
    }

    [Fact]
    public void A_network_learns_exclusive_or()
    {
        (Sequential model, TensorDataset data) = TwoMoons();
        var trainer = new Trainer(model, new Adam(model.Parameters(), 0.05f), new CrossEntropyLoss());
        History history = trainer.Fit(new DataLoader(data, 20, shuffle: true, new RandomGenerator(1)), 30, new DataLoader(data, 64));
        Assert.Equal(30, history.Count);
        Assert.True(history[^1].ValidationAccuracy > 0.95f, history.ToString());
        Assert.True(history[^1].Loss < history[0].Loss / 3, history.ToString());
    }

    [Fact]
    public void The_same_seed_trains_to_the_same_bits()
    {
        float[] Run()
        {
            (Sequential model, TensorDataset data) = TwoMoons();
            new Trainer(model, new Adam(model.Parameters()), new CrossEntropyLoss())
                .Fit(new DataLoader(data, 32, shuffle: true, new RandomGenerator(1)), 3);
            return [.. model.Parameters().SelectMany(parameter => parameter.ToArray())];
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Training_stops_when_asked_and_says_so()
    {
        (Sequential model, TensorDataset data) = TwoMoons();
        var trainer = new Trainer(model, new Sgd(model.Parameters()), new CrossEntropyLoss());
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(new DataLoader(data), 1, cancellation: source.Token));
    }

    [Fact]
    public void A_tensor_kept_past_its_step_says_what_to_do()
    {
        (_, TensorDataset data) = TwoMoons();
        var model = new Keeper();
        new Trainer(model, new Sgd(model.Parameters()), new CrossEntropyLoss()).Fit(new DataLoader(data), 1);
        Assert.Contains("Detach()", Assert.Throws<InvalidOperationException>(() => model.Seen[0].ToArray()).Message);
        Assert.Equal(32 * 2, model.Kept[0].ToArray().Length);
    }

    private sealed class Keeper : Module
    {
        private readonly Linear _layer = new(2, 2);
        public List<Tensor> Seen { get; } = [];
        public List<Tensor> Kept { get; } = [];

        public override Tensor Forward(Tensor input)
        {
            Tensor y = _layer.Forward(input);
            Seen.Add(y);
            Kept.Add((y * 2).Detach());
            return y;
        }
    }
}
