namespace DeepLearning.Tests;

public class CompressionTests
{
    private static readonly TensorDataset Digits = Datasets.TinyDigits();
    private static readonly TensorDataset Train = new(Digits.Inputs.Reshape(-1, 64).Narrow(0, 0, 1500), Digits.Targets.Narrow(0, 0, 1500));
    private static readonly TensorDataset Held = new(
        Digits.Inputs.Reshape(-1, 64).Narrow(0, 1500, 297), Digits.Targets.Narrow(0, 1500, 297));

    private static Sequential Model(int hidden, RandomGenerator generator) =>
        new(new Linear(64, hidden, generator: generator), new Relu(), new Linear(hidden, 10, generator: generator));

    private static double Accuracy(Module model) => Metrics.Accuracy(model.Forward(Held.Inputs), Held.Targets);

    private static Sequential Trained(RandomGenerator generator)
    {
        Sequential model = Model(64, generator);
        new Trainer(model, new Adam(model.Parameters(), 3e-3f), new CrossEntropyLoss())
            .Fit(new DataLoader(Train, 32, shuffle: true, generator), epochs: 12);
        return model;
    }

    [Fact]
    public void Half_of_the_weights_can_go_and_stay_away_while_training_goes_on()
    {
        var generator = new RandomGenerator(1);
        Sequential model = Trained(generator);
        double before = Accuracy(model);
        float smallestKept = model.Parameters().Where(p => p.Rank == 2).SelectMany(p => p.ToArray()).Select(MathF.Abs).Order()
            .ElementAt((64 * 64 + 640) / 2);
        Pruning pruning = Pruning.Magnitude(model, 0.5);
        Assert.Equal(0.5, pruning.Sparsity, 3);
        float[] left = [.. model.Parameters().Where(p => p.Rank == 2).SelectMany(p => p.ToArray()).Where(w => w != 0).Select(MathF.Abs)];
        Assert.Equal(smallestKept, left.Min());
        Assert.True(Accuracy(model) > before - 0.03, $"{before} became {Accuracy(model)}");

        var optimizer = new Adam(model.Parameters(), 1e-3f);
        foreach (Batch batch in new DataLoader(Train, 64))
        {
            optimizer.ZeroGrad();
            new CrossEntropyLoss().Forward(model.Forward(batch.Input), batch.Target).Backward();
            optimizer.Step();
            pruning.Apply();
        }

        Assert.Equal(left.Length, model.Parameters().Where(p => p.Rank == 2).Sum(p => p.ToArray().Count(w => w != 0)));
    }

    [Fact]
    public void Eight_bit_weights_take_a_quarter_of_the_memory_and_answer_alike()
    {
        Sequential model = Trained(new RandomGenerator(2)), small = Quantization.ToEightBit(model);
        Assert.True(
            Quantization.Bytes(small) < 0.3 * Quantization.Bytes(model), $"{Quantization.Bytes(small)} of {Quantization.Bytes(model)}");
        Assert.Equal(Accuracy(model), Accuracy(small), 0.015);
        Tensor exact = model.Forward(Held.Inputs), rounded = small.Forward(Held.Inputs);
        Assert.True(Metrics.MeanAbsoluteError(rounded, exact) < 0.01 * exact.Abs().Max().Item());
    }

    [Fact]
    public void Rounding_errs_by_at_most_half_a_step_and_keeps_zero()
    {
        Tensor matrix = Tensor.From(new float[,] { { -2.54f, 0, 1.27f }, { 0, 0, 0 } });
        QuantizedMatrix q = QuantizedMatrix.From(matrix);
        Assert.Equal(new sbyte[] { -127, 0, 64, 0, 0, 0 }, q.Values);
        Assert.Equal(0.02f, q.Scales[0], 1e-6f);
        var layer = new Linear(30, 20, generator: new RandomGenerator(3));
        float[] before = layer.Weight.ToArray();
        float change = Quantization.RoundWeights(layer);
        Assert.InRange(change, 1e-5f, before.Max(MathF.Abs) / 127 / 2 + 1e-7f);
        Assert.Equal(change, before.Zip(layer.Weight.ToArray(), (a, b) => MathF.Abs(a - b)).Max());
    }

    [Fact]
    public void The_distillation_loss_is_the_formula_by_hand()
    {
        Tensor student = Tensor.From(new float[,] { { 1, 0 } }), teacher = Tensor.From(new float[,] { { 2, 0 } });
        double S(double x) => 1 / (1 + Math.Exp(-x));
        double p = S(2.0 / 4), q = S(1.0 / 4), divergence = p * Math.Log(p / q) + (1 - p) * Math.Log((1 - p) / (1 - q));
        Assert.Equal(0.7 * 16 * divergence + 0.3 * -Math.Log(S(1)), Distillation.Loss(student, teacher, Tensor.From(0f)).Item(), 1e-5);
    }

    [Fact]
    public void A_student_follows_its_teacher()
    {
        var generator = new RandomGenerator(4);
        Sequential teacher = Trained(generator), student = Model(12, generator);
        var before = teacher.Parameters().SelectMany(p => p.ToArray()).ToArray();
        var losses = Distillation.Train(
            student, teacher, new DataLoader(Train, 32, shuffle: true, generator), new Adam(student.Parameters(), 5e-3f), epochs: 10);
        Assert.True(losses[^1] < losses[0] / 5, string.Join(" ", losses));
        Assert.True(Metrics.Accuracy(student.Forward(Held.Inputs), teacher.Forward(Held.Inputs).ArgMax(1)) > 0.85);
        Assert.Equal(before, teacher.Parameters().SelectMany(p => p.ToArray()));
        Assert.True(teacher.IsTraining);
    }
}
