namespace DeepLearning.Tests;

public sealed class CancellationTests : IDisposable
{
    private readonly Func<CancellationToken>? _before = TrainingHost.Cancellation;

    public void Dispose() => TrainingHost.Cancellation = _before;

    private static Sequential Network(int inputs, int outputs) => new(new Linear(inputs, outputs));

    private static readonly Dictionary<string, Action<CancellationToken>> TrainingLoops = new(StringComparer.Ordinal)
    {
        ["DQN"] = token => new DqnAgent(() => Network(4, 2)).Train(new CartPole(), 100, cancellation: token),
        ["REINFORCE"] = token => new Reinforce(Network(4, 2)).Train(new CartPole(), 10, cancellation: token),
        ["actor-critic"] = token => new ActorCritic(Network(4, 2), Network(4, 1)).Train(() => new CartPole(), 5000, cancellation: token),
        ["self-play"] = token => Play(token),
        ["GAN"] = token => Adversaries(token),
        ["VAE"] = token =>
            {
                var m = new VariationalAutoencoder(Network(3, 4), Network(2, 3), 2); m.Fit(
                Data(), new Sgd(m.Parameters(), 0.1f), 1, cancellation: token);
            },
        ["distillation"] = token =>
            {
                Sequential s = Network(3, 2); Distillation.Train(
                s, Network(3, 2), Data(), new Sgd(s.Parameters(), 0.1f), 1, cancellation: token);
            },
    };

    public static TheoryData<string> Loops => [.. TrainingLoops.Keys];

    [Theory]
    [MemberData(nameof(Loops))]
    public void Every_training_loop_stops_when_asked_by_its_caller_or_by_the_notebook(string loop)
    {
        Action<CancellationToken> train = TrainingLoops[loop];
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => train(stopped));

        // Only this thread is interrupted: other tests train meanwhile.
        int here = Environment.CurrentManagedThreadId;
        TrainingHost.Cancellation = () => Environment.CurrentManagedThreadId == here ? stopped : _before?.Invoke() ?? default;
        Assert.Throws<OperationCanceledException>(() => train(default));
    }

    [Fact]
    public void A_cancelled_validation_leaves_the_model_in_training_mode()
    {
        Sequential model = Network(3, 2);
        using var source = new CancellationTokenSource();
        var validation = new DataLoader(new TensorDataset(Tensor.Rand(8, 3), Tensor.Zeros(8)), 4);
        bool evaluating = false;
        using IDisposable hook = model.RegisterHook((module, _, _) =>
        {
            if (module.IsTraining) return;
            evaluating = true;
            source.Cancel();
        });
        var trainer = new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss());

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Data(), 1, validation, cancellation: source.Token));

        Assert.True(evaluating);
        Assert.True(model.IsTraining);
    }

    private static DataLoader Data() => new(new TensorDataset(Tensor.Rand(8, 3), Tensor.Zeros(8)), 4);

    private static void Play(CancellationToken token)
    {
        var network = new PolicyValueNetwork(8);
        SelfPlay.Train(network, new Sgd(network.Parameters(), 0.1f), cancellation: token);
    }

    private static void Adversaries(CancellationToken token)
    {
        Sequential generator = Network(16, 2), discriminator = Network(2, 1);
        new GanTrainer(generator, discriminator, new Sgd(generator.Parameters(), 0.1f), new Sgd(discriminator.Parameters(), 0.1f))
            .Fit(() => Tensor.Rand(4, 2), 10, cancellation: token);
    }
}
