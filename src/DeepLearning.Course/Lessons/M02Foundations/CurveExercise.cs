using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.M02Foundations;

/// <summary>Open-ended: any training that finds a curve behind measurements of which some are spoilt.</summary>
internal sealed class CurveExercise : Exercise<Func<float[], float[], float[], float[]>>
{
    const int Count = 120;
    const float Allowed = 0.2f;

    static readonly Lazy<(float[] X, float[] Y, float[] Unseen, float[] Truth)> Data = new(() =>
    {
        var random = new RandomGenerator(22);
        float[] x = [.. Enumerable.Range(0, Count).Select(_ => 6 * random.NextSingle() - 3)];
        float[] y = [.. x.Select(one => Curve(one) + 0.1f * random.NextNormal() + (random.NextSingle() < 0.12f ? 4 + 3 * random.NextSingle() : 0))];
        float[] unseen = [.. Enumerable.Range(0, 57).Select(i => -2.8f + 0.1f * i)];
        return (x, y, unseen, [.. unseen.Select(Curve)]);
    });

    public override string Id => "m2-curve";
    public override int Number => 7;
    public override string Title => "Find the curve";
    public override int Points => 3;
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(30);
    public override IReadOnlyList<string> Revisit => ["perceptrons-and-multilayer-perceptrons", "loss-functions", "gradient-descent-and-its-variants"];

    protected override Func<float[], float[], float[], float[]> Solution => (x, y, unseen) => Train(x, y, unseen, new HuberLoss(0.2f));

    public override IReadOnlyList<Behaviour> Behaviours => [Behaviour<float[]>("a wave behind spoilt measurements", Judge, Data.Value.X, Data.Value.Y, Data.Value.Unseen)];

    public override IReadOnlyList<string> Hints =>
    [
        "Three choices of this module in one: a network that can bend, a loss that does not mind a few wild numbers, and an optimiser that gets there.",
        "One input, some 24 hidden neurons with tanh, one output. HuberLoss or L1Loss, not MseLoss. Adam with a rate of about 0.02, and five hundred steps or more over all points at once.",
        "Make tensors of shape [n, 1] with `Tensor.From(x).Reshape(x.Length, 1)`. Each step: `optimizer.ZeroGrad();`, the loss of `network.Forward(inputs)` against the targets, `.Backward()`, `optimizer.Step();`. At the end `network.Forward(…).ToArray()` for the unseen inputs.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake<float[]>("there is not one number for each unseen input", "Answer for `unseen`, in its order: as many numbers as it has.",
            (x, y, unseen) => y, said => said.Length != Data.Value.Unseen.Length),
        Mistake<float[]>("every input gets the same answer", "The network has learned only how high the points are on average, or nothing yet: more steps, or a larger rate.",
            (x, y, unseen) => [.. unseen.Select(_ => y.Average())], said => said.Max() - said.Min() < 0.2f),
        Mistake<float[]>("a straight line is drawn", "Is there a bend between the layers, such as Tanh? Two Linear behind one another are one.",
            (x, y, unseen) => [.. unseen.Select(one => 0.3f * one)], IsStraight),
        Mistake<float[]>("the curve is pulled up by the spoilt points", "It has the right shape and runs too high: that is what squares do to outliers. Take HuberLoss or L1Loss.",
            (x, y, unseen) => Train(x, y, unseen, new MseLoss()), said => said.Zip(Data.Value.Truth, (a, b) => a - b).Average() > 0.15f),
    ];

    static Verdict Judge(float[] said)
    {
        var (x, y, unseen, truth) = Data.Value;
        if (said.Length != unseen.Length)
            return new Verdict(false, string.Create(CultureInfo.InvariantCulture, $"{unseen.Length} numbers are needed, one for each unseen input, and {said.Length} came."));
        var miss = said.Zip(truth, (a, b) => MathF.Abs(a - b)).Average();
        return new Verdict(miss <= Allowed,
            string.Create(CultureInfo.InvariantCulture, $"Your curve misses the true one by {miss:0.00} on average; at most {Allowed:0.00} is needed."),
            Figure.Scatter(x, y, "measured").AddLine(unseen, said, "your curve").AddLine(unseen, truth, "the true curve", dash: Dash.Dot)
                .Title("Your curve").XAxis("x").YAxis("y").Alt("The measurements, a few of them far too high, the learner's curve, and the true one, dotted."));
    }

    static float Curve(float x) => MathF.Sin(2 * x) + 0.3f * x;

    static bool IsStraight(float[] said) =>
        said.Length > 2 && Enumerable.Range(1, said.Length - 2).All(i => MathF.Abs(said[i - 1] - 2 * said[i] + said[i + 1]) < 1e-3f);

    static float[] Train(float[] x, float[] y, float[] unseen, Loss loss)
    {
        var random = new RandomGenerator(2);
        var network = new Sequential(new Linear(1, 24, generator: random), new Tanh(), new Linear(24, 1, generator: random));
        var optimizer = new Adam(network.Parameters(), 0.02f);
        Tensor Column(float[] values) => Tensor.From(values).Reshape(values.Length, 1);
        for (var step = 0; step < 1000; step++)
        {
            optimizer.ZeroGrad();
            loss.Forward(network.Forward(Column(x)), Column(y)).Backward();
            optimizer.Step();
        }

        using (Tensor.NoGrad()) return network.Forward(Column(unseen)).ToArray();
    }
}
