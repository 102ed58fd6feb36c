using static DeepLearning.Course.ThreeNeurons;

namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

/// <summary>Open-ended: any seven numbers that make the output high in the middle and low on both sides.</summary>
internal sealed class BumpExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const float High = 0.9f;
    private const float Low = 0.1f;

    public override string Id => "fp-bump";
    public override int Number => 5;
    public override string Title => "Build a bump";

    protected override Func<float[]> Solution => () => [60, -18, 60, -42, 20, -20, -10];

    protected override Func<float[]> Alternative => () => new[] { -80f, 24, 80, -56, -30, -30, 15 };

    protected override string Task => "an output that is high in the middle and low on both sides";

    public override IReadOnlyList<string> Hints =>
    [
        "One neuron makes one step, up or down. A bump is a step up at x = 0.3 and a step down at x = 0.7: let each hidden neuron make one "
            + "of them.",
        "A hidden neuron steps where w·x + b = 0, so at x = −b/w, and the larger w, the steeper. The last neuron adds the first step, "
            + "takes the second away, and has a negative bias, so that the output is low unless the first is on and the second is off.",
        "Hidden neurons: w = 60 with b = −18 steps at 0.3; find b for a step at 0.7. For the last neuron take v₁ = 20, v₂ = −20, and a c "
            + "halfway between −20 and 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a weight is missing or one too many", "The network has seven numbers, in this order: w1, b1, w2, b2, v1, v2, c.",
            () => [60, -18, 20, -10], weights => weights.Length != WeightCount),
        Mistake("a hidden neuron has no step", "With w = 0 a hidden neuron ignores x. It needs a large w, and steps at x = −b/w.",
            () => [0, -18, 60, -42, 20, -20, -10], weights => weights[0] == 0 || weights[2] == 0),
        Mistake("a step is in the wrong place",
            "Each hidden neuron steps at x = −b/w. One step belongs between 0.2 and 0.4, the other between 0.6 and 0.8.",
            () => [60, -9, 60, -42, 20, -20, -10], HasMisplacedStep),
        Mistake("the output steps up and never comes down again",
            "The second hidden neuron should cancel the first beyond x = 0.7: give its output weight v2 the opposite sign of v1, and "
                + "about the same size.",
            () => [60, -18, 60, -42, 20, 0, -10], weights => Range(weights, 0, 0.2f).High < 0.5f
                && Range(weights, 0.4f, 0.6f).Low > 0.5f && Range(weights, 0.8f, 1).Low > 0.5f),
        Mistake("the output is high everywhere",
            "Where neither step is on, the last sum is c alone. Make c negative enough that σ(c) is near 0.",
            () => [60, -18, 60, -42, 20, -20, 10], weights => Range(weights, 0, 1).Low > 0.5f),
        Mistake("the bump is upside down", "The output is low in the middle and high outside. Change the signs of v1, v2 and c.",
            () => [60, -18, 60, -42, -20, 20, 10],
            weights => Range(weights, 0.4f, 0.6f).High < 0.5f && Range(weights, 0, 0.2f).Low > 0.5f && Range(weights, 0.8f, 1).Low > 0.5f),
        Mistake("the output stays high outside the middle because the last bias is not negative enough",
            "When neither step is on, the last neuron is left with c alone, and σ(c) should be near 0: make c negative, about half of −v1.",
            () => [60, -18, 60, -42, 20, -20, 0],
            weights => Range(weights, 0.4f, 0.6f).Low >= High && Range(weights, 0, 0.1f) is { Low: > Low, High: <= 0.6f } left
                && left.High - left.Low < 0.05f),
        Mistake("the steps are too gentle",
            "The shape is right and too soft. Multiply w and b of a hidden neuron by the same number: its step stays in its place and "
                + "grows steeper. Larger v1, v2 and c help too.",
            () => [6, -1.8f, 6, -4.2f, 2, -2, -0.5f],
            weights => Output(weights, 0.5f) > Output(weights, 0.2f) && Output(weights, 0.5f) > Output(weights, 0.8f)),
    ];

    protected override Verdict Judge(float[] weights)
    {
        if (weights.Length != WeightCount)
            return Failed($"Seven numbers are needed, and {weights.Length} came.");
        var middle = Range(weights, 0.4f, 0.6f).Low;
        var outside = MathF.Max(Range(weights, 0, 0.2f).High, Range(weights, 0.8f, 1).High);
        var passed = middle >= High && outside <= Low;
        var built = passed ? " You have just built, by hand, what a network has to learn." : "";
        return Verdict(passed,
            $"Between 0.4 and 0.6 the output is at least {middle:0.00} (0.90 is needed); from 0 to 0.2 and from 0.8 to 1 it is at most "
                + $"{outside:0.00} (0.10 is allowed).{built}",
            Curve(weights));
    }
}
