using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>Open-ended: any way of training the two neurons that brings the error down.</summary>
internal sealed class LearnExercise : Exercise<Func<float[], float[], float[]>>
{
    const float Allowed = 0.001f;

    static readonly float[] Start = [0.15f, 0.4f, 0.25f, 0.5f];
    static readonly float[] Inputs = [.. Enumerable.Range(0, 9).Select(i => -1 + i / 4f)];
    static readonly float[] Targets = [0.95f, 0.95f, 0.94f, 0.9f, 0.75f, 0.35f, 0.12f, 0.07f, 0.06f];

    public override string Id => "bp-learn";
    public override int Number => 6;
    public override string Title => "Let the network learn";
    public override int Points => 3;

    protected override Func<float[], float[], float[]> Solution => (x, target) => Train(x, target, 200, 1);

    public override IReadOnlyList<Behaviour> Behaviours =>
    [
        Behaviour<float[]>("two neurons that learn to fall from yes to no", Judge, Inputs, Targets),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "You have everything: TrainStep makes one step for one example. Begin with the lesson's four numbers and make very many steps, always going through all the examples.",
        "for (round = 0; round < 200; round++) for each example i: p = TrainStep(x[i], target[i], p, rate). Print the mean squared error now and then: does it fall? If it crawls, take a larger rate; if it jumps, a smaller one.",
        "`float[] p = [0.15f, 0.4f, 0.25f, 0.5f];`, two loops inside each other with `p = TrainStep(x[i], target[i], p, 1);`, and `return p;`. 200 rounds are enough.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake<float[]>("a number is missing or one too many", "The network has four numbers, in this order: w1, b1, w2, b2.",
            (x, target) => [1, 2, 3], p => p.Length != TwoNeurons.Count),
        Mistake<float[]>("the network has not learned at all: these are the numbers it began with", "TrainStep returns new numbers and leaves the old ones alone. Keep what it returns: p = TrainStep(…).",
            (x, target) => Start, p => p.SequenceEqual(Start)),
        Mistake<float[]>("only one of the examples was practised", "The network answers nearly the same for every x. Go through all the examples in every round, one after the other.",
            (x, target) => Train([x[0]], [target[0]], 1500, 1), p => Fits(p) && Spread(p) < 0.1f && MathF.Abs(TwoNeurons.Answer(Inputs[0], p) - Targets[0]) < 0.02f),
        Mistake<float[]>("it went uphill, or was thrown far out by a rate that is too large", "The error is larger than it was at the start. Check the sign of your step, and try a rate of 1.",
            (x, target) => Train(x, target, 50, -1), p => Fits(p) && Error(p) > Error(Start) + 0.02f),
        Mistake<float[]>("it is on its way and needs more rounds", "The curve falls, but not yet steeply enough. More rounds, or a larger rate, or both.",
            (x, target) => Train(x, target, 100, 0.3f), p => Fits(p) && Error(p) > Allowed && TwoNeurons.Answer(-1, p) > TwoNeurons.Answer(1, p) + 0.1f),
    ];

    static Verdict Judge(float[] p)
    {
        if (!Fits(p))
            return new Verdict(false, string.Create(CultureInfo.InvariantCulture, $"Four numbers are needed, and {p.Length} came."));
        var error = Error(p);
        return new Verdict(error <= Allowed, string.Create(CultureInfo.InvariantCulture,
            $"The mean squared error over the nine examples is {error:0.0000}; at most {Allowed:0.000} is allowed, and at the start it was {Error(Start):0.000}."), Curve(p));
    }

    static Figure Curve(float[] p) => Figure.Function((float x) => TwoNeurons.Answer(x, p), -1, 1, "your network")
        .AddScatter(Inputs, Targets, "examples")
        .Title("What your network has learned").XAxis("x").YAxis("answer", 0, 1)
        .Alt("The learner's network as a curve over the nine examples that it was to learn.");

    static bool Fits(float[] p) => p.Length == TwoNeurons.Count;

    static float Error(float[] p) => Inputs.Zip(Targets, (x, target) => MathF.Pow(TwoNeurons.Answer(x, p) - target, 2)).Average();

    static float Spread(float[] p) => Inputs.Max(x => TwoNeurons.Answer(x, p)) - Inputs.Min(x => TwoNeurons.Answer(x, p));

    static float[] Train(float[] x, float[] target, int rounds, float rate)
    {
        var p = Start;
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < x.Length; i++)
                p = TwoNeurons.Moved(p, TwoNeurons.Gradient(x[i], target[i], p), rate);
        return p;
    }
}
