using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>Open-ended: any way of training the two neurons that brings the error down.</summary>
internal sealed class LearnExercise : OpenEndedExercise<Func<float[], float[], float[]>, float[]>
{
    private const float Allowed = 0.001f;

    private static readonly float[] Start = [0.15f, 0.4f, 0.25f, 0.5f];
    private static readonly float[] X = [.. Enumerable.Range(0, 9).Select(i => -1 + i / 4f)];
    private static readonly float[] Targets = [0.95f, 0.95f, 0.94f, 0.9f, 0.75f, 0.35f, 0.12f, 0.07f, 0.06f];

    public override string Id => "bp-learn";
    public override int Number => 5;
    public override string Title => "Let the network learn";

    protected override Func<float[], float[], float[]> Solution => (x, target) => Train(x, target, 200, 1);

    // The whole batch at once, by the library's optimiser, from another start.
    protected override Func<float[], float[], float[]> Alternative => (float[] x, float[] target) =>
    {
        Tensor[] p = [.. new[] { 1f, 0, -1, 0 }.Select(number => Tensor.From(number).RequireGrad())];
        var adam = new Adam(p, learningRate: 0.05f);
        for (var step = 0; step < 500; step++)
        {
            adam.ZeroGrad();
            var answer = (p[2] * (p[0] * Tensor.From(x) + p[1]).Sigmoid() + p[3]).Sigmoid();
            (answer - Tensor.From(target)).Square().Mean().Backward();
            adam.Step();
        }

        return p.Select(number => number.Data[0]).ToArray();
    };

    protected override string Task => "two neurons that fit a falling curve";
    protected override object?[] Inputs => [X, Targets];

    public override IReadOnlyList<string> Hints =>
    [
        "You need the four derivatives for each example, and many steps of gradient descent with them. They can come from your pencil, "
            + "from the lesson's engine, or from the library's tensors.",
        "Begin with the lesson's four numbers. In each round compute the outputs for all examples, the sum of the squared errors, its four "
            + "derivatives, and then subtract rate times derivative. A rate of 0.5 and 2,000 rounds are enough. Does the error fall?",
        "With tensors: four `Tensor.From(…).RequireGrad()` in an array p, `var steps = new Sgd(p, 0.5f);`, and in the loop "
            + "`steps.ZeroGrad()`, the outputs `(p[2] * (p[0] * Tensor.From(x) + p[1]).Sigmoid() + p[3]).Sigmoid()`, "
            + "`Backward()` on the sum of the squared "
            + "errors, and `steps.Step()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a number is missing or one too many", "The network has four numbers, in this order: w1, b1, w2, b2.",
            (x, target) => [1, 2, 3], p => p.Length != TwoNeurons.Count),
        Mistake("the network has not learned at all: these are the numbers it began with",
            "They are the start of the lesson. Are the steps subtracted from the numbers that you return?",
            (x, target) => Start, p => p.SequenceEqual(Start)),
        Mistake("only one of the examples was trained on",
            "The output is nearly the same for every x. Use all the examples in each round.",
            (x, target) => Train([x[0]], [target[0]], 1500, 1),
            p => Fits(p) && Spread(p) < 0.1f && MathF.Abs(TwoNeurons.Output(X[0], p) - Targets[0]) < 0.02f),
        Mistake("it went uphill, or the rate was so large that it diverged",
            "The error is larger than it was at the start. Check the sign of your step, and try a rate of 0.5.",
            (x, target) => Train(x, target, 50, -1), p => Fits(p) && Error(p) > Error(Start) + 0.02f),
        Mistake("it is on its way and needs more rounds",
            "The curve falls, but not yet steeply enough. More rounds, or a larger rate, or both.",
            (x, target) => Train(x, target, 100, 0.3f),
            p => Fits(p) && Error(p) > Allowed && TwoNeurons.Output(-1, p) > TwoNeurons.Output(1, p) + 0.1f),
    ];

    protected override Verdict Judge(float[] p)
    {
        if (!Fits(p))
            return Failed($"Four numbers are needed, and {p.Length} came.");
        var error = Error(p);
        return Verdict(error <= Allowed,
            $"The mean squared error over the nine examples is {error:0.0000}; at most {Allowed:0.000} is allowed, and at the start it was "
                + $"{Error(Start):0.000}.",
            Curve(p));
    }

    private static Figure Curve(float[] p) => Figure.Function((float x) => TwoNeurons.Output(x, p), -1, 1, "your network")
        .AddScatter(X, Targets, "examples")
        .Title("What has your network learned?").XAxis("x").YAxis("output", 0, 1)
        .Alt("The learner's network as a curve over the nine examples that it was to learn.");

    private static bool Fits(float[] p) => p.Length == TwoNeurons.Count;

    private static float Error(float[] p) => X.Zip(Targets, (x, target) => MathF.Pow(TwoNeurons.Output(x, p) - target, 2)).Average();

    private static float Spread(float[] p) => X.Max(x => TwoNeurons.Output(x, p)) - X.Min(x => TwoNeurons.Output(x, p));

    private static float[] Train(float[] x, float[] target, int rounds, float rate)
    {
        var p = Start;
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < x.Length; i++)
                p = TwoNeurons.Updated(p, TwoNeurons.Gradient(x[i], target[i], p), rate);
        return p;
    }
}
