namespace DeepLearning.Tests;

/// <summary>The same seed gives the same weights, to the last bit, with any number of threads and on every run.</summary>
[Collection(KernelSettings.Name)]
public class SameBitsTests
{
    private static readonly TransformerOptions Options = new(32, 4, 64, 0.1f);

    private sealed class SequenceClassifier(Module body, int size, RandomGenerator generator) : Module
    {
        private readonly Module _body = body;
        private readonly Linear _head = new(size, 4, generator: generator);

        public override Tensor Forward(Tensor input) => _head.Forward(_body.Forward(input).Mean(1));
    }

    private static (Module Model, Tensor Inputs) Make(string kind)
    {
        var generator = new RandomGenerator(1);
        return kind switch
        {
            "mlp" =>
                (new Sequential(new Linear(200, 96, generator: generator), new BatchNorm1d(96), new Gelu(), new Dropout(0.2f),
                    new Linear(96, 4, generator: generator)), Tensor.Randn(generator, 96, 200)),
            "cnn" => (new Sequential(
                new Conv2d(1, 8, 3, padding: 1, generator: generator), new BatchNorm2d(8), new Relu(), new MaxPool2d(2),
                new Conv2d(8, 16, 3, padding: 1, generator: generator), new Relu(), new AdaptiveAvgPool2d(2), new Flatten(),
                new Linear(64, 4, generator: generator)), Tensor.Randn(generator, 32, 1, 20, 20)),
            "lstm" =>
                (new SequenceClassifier(new Lstm(12, 48, 2, batchFirst: true, bidirectional: true, generator: generator), 96, generator),
                    Tensor.Randn(generator, 32, 15, 12)),
            "gru" =>
                (new SequenceClassifier(new Gru(12, 48, batchFirst: true, generator: generator), 48, generator),
                    Tensor.Randn(generator, 32, 15, 12)),
            _ => (new SequenceClassifier(new TransformerEncoder(Options, 2, generator: generator), 32, generator),
                Tensor.Randn(generator, 16, 20, 32)),
        };
    }

    private static float[] Train(string kind, int threads)
    {
        float[] weights = [];
        KernelSettings.WithThreads(threads, () =>
        {
            RandomGenerator.Seed(7);
            (Module model, Tensor inputs) = Make(kind);
            var data = new TensorDataset(inputs, Tensor.From([.. Enumerable.Range(0, inputs.Shape[0]).Select(i => i % 4)]));
            var trainer = new Trainer(model, new Adam(model.Parameters(), 0.01f), new CrossEntropyLoss());
            History history = trainer.Fit(new DataLoader(data, 16, shuffle: true, new RandomGenerator(2)), 3);
            weights = [.. model.StateDict().Values.SelectMany(tensor => tensor.ToArray()), history[^1].Loss];
        });
        return weights;
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("transformer")]
    public void A_training_run_ends_with_the_same_bits_on_1_2_and_16_threads(string kind)
    {
        float[] one = Train(kind, 1);
        Assert.True(one.All(float.IsFinite));
        Assert.Equal(one, Train(kind, 1));
        Assert.Equal(one, Train(kind, 2));
        Assert.Equal(one, Train(kind, 16));
    }
}
