using static DeepLearning.Course.ThreeNeurons;

namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

/// <summary>Open-ended: any seven numbers that make the network climb two steps.</summary>
internal sealed class StairsExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    public override string Id => "m1-stairs";
    public override int Number => 7;
    public override string Title => "Build a staircase";
    public override IReadOnlyList<string> Revisit => ["forward-propagation"];

    protected override Func<float[]> Solution => () => [60, -18, 60, -42, 4, 4, -4];

    protected override Func<float[]> Alternative => () => new[] { -80f, 56, -80, 24, -5, -5, 5 };

    protected override string Task => "two steps up";

    public override IReadOnlyList<string> Hints =>
    [
        "One hidden neuron for each step, both going up. The last neuron decides how high they are: add up its inputs on the ground, on "
            + "the landing and on the upper floor.",
        "On the ground both hidden neurons are off and the sum is c. On the landing it is c + v₁, and σ of it must be about a half, so c + "
            + "v₁ = 0. Upstairs it is c + v₁ + v₂.",
        "Steps at 0.3 and 0.7, as for the bump: w = 60 with b = −18, and b = −42. Then take c = −4 and find v₁ and v₂.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a weight is missing or one too many", "The network has seven numbers, in this order: w1, b1, w2, b2, v1, v2, c.",
            () => [60, -18, 4, -4], weights => weights.Length != WeightCount),
        Mistake("the bump of lesson 3 is handed in", "It comes down again. Here the second step goes up as well, so v2 has the sign of v1.",
            () => [60, -18, 60, -42, 20, -20, -10],
            weights => Output(weights, 0.5f) > Output(weights, 0.1f) + 0.2f && Output(weights, 0.5f) > Output(weights, 0.9f) + 0.2f),
        Mistake("the staircase leads down", "It is high on the left. Change the signs of v1, v2 and c.",
            () => [60, -18, 60, -42, -4, -4, 4], weights => Output(weights, 0.1f) > Output(weights, 0.9f) + 0.2f),
        Mistake("a step is in the wrong place",
            "Each hidden neuron steps at x = −b/w. The first step belongs between 0.2 and 0.4, the second between 0.6 and 0.8.",
            () => [60, -9, 60, -42, 4, 4, -4], HasMisplacedStep),
        Mistake("there is no landing", "In the middle the output should be near a half: there c + v1 must be about 0.",
            () => [60, -18, 60, -42, 20, 20, -10],
            weights => Output(weights, 0.9f) > 0.8f && Output(weights, 0.1f) < 0.2f && Output(weights, 0.5f) is < 0.4f or > 0.6f),
        Mistake("the steps are too gentle or too low",
            "Larger w and b make a step steep without moving it; larger v1, v2 and −c make it high.",
            () => [8, -2.4f, 8, -5.6f, 3, 3, -3],
            weights => Output(weights, 0.9f) > Output(weights, 0.5f) && Output(weights, 0.5f) > Output(weights, 0.1f)),
    ];

    protected override Verdict Judge(float[] weights)
    {
        if (weights.Length != WeightCount)
            return Failed($"Seven numbers are needed, and {weights.Length} came.");
        var (ground, landing, upstairs) = (Range(weights, 0, 0.2f), Range(weights, 0.4f, 0.6f), Range(weights, 0.8f, 1));
        var passed = ground.High <= 0.1f && landing.Low >= 0.4f && landing.High <= 0.6f && upstairs.Low >= 0.9f;
        return Verdict(passed,
            $"From 0 to 0.2 the output is at most {ground.High:0.00} (0.10 is allowed); from 0.4 to 0.6 it lies between {landing.Low:0.00} "
                + $"and {landing.High:0.00} (0.40 to 0.60 is needed); from 0.8 to 1 it is at least {upstairs.Low:0.00} (0.90 is needed).",
            Curve(weights));
    }
}
