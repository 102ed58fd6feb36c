using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

/// <summary>Open-ended: any training that finds a curve behind measurements of which some are corrupted.</summary>
internal sealed class NoisyCurveExercise : OpenEndedExercise<Func<float[], float[], float[], float[]>, float[]>
{
    private const int Count = 120;
    private const float Allowed = 0.2f;

    private static readonly Lazy<(float[] X, float[] Y, float[] Unseen, float[] Truth)> Data = new(() =>
    {
        var random = new RandomGenerator(22);
        float[] x = [.. Enumerable.Range(0, Count).Select(_ => 6 * random.NextSingle() - 3)];
        float[] y = [.. x.Select(one =>
            Curve(one) + 0.1f * random.NextNormal() + (random.NextSingle() < 0.12f ? 4 + 3 * random.NextSingle() : 0))];
        float[] unseen = [.. Enumerable.Range(0, 57).Select(i => -2.8f + 0.1f * i)];
        return (x, y, unseen, [.. unseen.Select(Curve)]);
    });

    public override string Id => "m2-curve";
    public override int Number => 7;
    public override string Title => "Find the curve";
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(30);
    public override IReadOnlyList<string> Revisit =>
        ["perceptrons-and-multilayer-perceptrons", "loss-functions", "gradient-descent-and-its-variants"];

    protected override Func<float[], float[], float[], float[]> Solution => (x, y, unseen) => Train(x, y, unseen, new HuberLoss(0.2f));

    // The median of the nearest measurements: no network at all.
    protected override Func<float[], float[], float[], float[]> Alternative => (float[] x, float[] y, float[] unseen) =>
        unseen.Select(at =>
            x.Zip(y).OrderBy(point => Math.Abs(point.First - at)).Take(7).Select(point => point.Second).Order().ElementAt(3)).ToArray();

    protected override string Task => "a wave behind corrupted measurements";
    protected override object?[] Inputs => [Data.Value.X, Data.Value.Y, Data.Value.Unseen];

    public override IReadOnlyList<string> Hints =>
    [
        "Three choices of this module in one: a network with an activation function, a loss that outliers hardly change, and an "
            + "optimiser.",
        "One input, some 24 hidden neurons with tanh, one output. HuberLoss or L1Loss, not MseLoss. Adam with a rate of about 0.02, and "
            + "five hundred steps or more over all points at once.",
        "Make tensors of shape [n, 1] with `Tensor.From(x).Reshape(x.Length, 1)`. Each step: `optimizer.ZeroGrad();`, the loss of "
            + "`network.Forward(inputs)` against the targets, `.Backward()`, `optimizer.Step();`. At the end "
            + "`network.Forward(…).ToArray()` for the unseen inputs.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there is not one number for each unseen input", "Return one prediction for each number of `unseen`, in its order.",
            (x, y, unseen) => y, predicted => predicted.Length != Data.Value.Unseen.Length),
        Mistake("every input gets the same prediction",
            "The network has learned the mean of the points, or nothing yet: more steps, or a larger rate.",
            (x, y, unseen) => [.. unseen.Select(_ => y.Average())], predicted => predicted.Max() - predicted.Min() < 0.2f),
        Mistake("a straight line came out",
            "Is there an activation function, such as Tanh, between the layers? Two Linear layers alone are one.",
            (x, y, unseen) => [.. unseen.Select(one => 0.3f * one)], IsStraight),
        Mistake("the curve is pulled up by the corrupted points",
            "It has the right shape and runs too high: that is what squares do to outliers. Take HuberLoss or L1Loss.",
            (x, y, unseen) => Train(x, y, unseen, new MseLoss()),
            predicted => predicted.Zip(Data.Value.Truth, (a, b) => a - b).Average() > 0.15f),
    ];

    protected override Verdict Judge(float[] predicted)
    {
        var (x, y, unseen, truth) = Data.Value;
        if (predicted.Length != unseen.Length)
            return Failed($"{unseen.Length} numbers are needed, one for each unseen input, and {predicted.Length} came.");
        var miss = predicted.Zip(truth, (a, b) => MathF.Abs(a - b)).Average();
        var missOfMean = truth.Average(b => MathF.Abs(y.Average() - b));
        return Verdict(miss <= Allowed,
            $"Your curve misses the true one by {miss:0.00} on average; at most {Allowed:0.00} is needed. The mean of all y misses it "
                + $"by {missOfMean:0.00}.",
            Figure.Scatter(x, y, "measured").AddLine(unseen, predicted, "your curve")
                .AddLine(unseen, truth, "the true curve", dash: Dash.Dot)
                .Title("Your curve").XAxis("x").YAxis("y")
                .Alt("The measurements, a few of them far too high, the learner's curve, and the true one, dotted."));
    }

    private static float Curve(float x) => MathF.Sin(2 * x) + 0.3f * x;

    private static bool IsStraight(float[] predicted) =>
        predicted.Length > 2
            && Enumerable.Range(1, predicted.Length - 2)
                .All(i => MathF.Abs(predicted[i - 1] - 2 * predicted[i] + predicted[i + 1]) < 1e-3f);

    private static float[] Train(float[] x, float[] y, float[] unseen, Loss loss)
    {
        var random = new RandomGenerator(2);
        var network = new Sequential(new Linear(1, 24, generator: random), new Tanh(), new Linear(24, 1, generator: random));
        var optimizer = new Adam(network.Parameters(), 0.02f);
        Tensor Column(float[] values) => Tensor.From(values).Reshape(values.Length, 1);
        Training.Fit(network, optimizer, loss, Column(x), Column(y), steps: 1000);
        return Training.Predict(network, Column(unseen)).ToArray();
    }
}
