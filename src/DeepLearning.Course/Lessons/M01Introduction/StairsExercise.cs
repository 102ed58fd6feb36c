using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.M01Introduction;

/// <summary>Open-ended: any seven numbers that make the network climb two steps.</summary>
internal sealed class StairsExercise : Exercise<Func<float[]>>
{
    const int WeightCount = 7;

    public override string Id => "m1-stairs";
    public override int Number => 7;
    public override string Title => "Build a staircase";
    public override int Points => 3;
    public override IReadOnlyList<string> Revisit => ["forward-propagation"];

    protected override Func<float[]> Solution => () => [60, -18, 60, -42, 4, 4, -4];

    public override IReadOnlyList<Behaviour> Behaviours => [Behaviour<float[]>("two steps up", Judge)];

    public override IReadOnlyList<string> Hints =>
    [
        "One hidden neuron for each step, both going up. The last neuron decides how high they are: add up what it hears on the ground, on the landing and on the upper floor.",
        "On the ground both hidden neurons are off and the sum is c. On the landing it is c + v₁, and σ of it must be about a half, so c + v₁ = 0. Upstairs it is c + v₁ + v₂.",
        "Steps at 0.3 and 0.7, as for the bump: w = 60 with b = −18, and b = −42. Then take c = −4 and find v₁ and v₂.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake<float[]>("a weight is missing or one too many", "The network has seven numbers, in this order: w1, b1, w2, b2, v1, v2, c.",
            () => [60, -18, 4, -4], weights => weights.Length != WeightCount),
        Mistake<float[]>("the bump of lesson 3 is handed in", "It comes down again. Here the second step goes up as well, so v2 has the sign of v1.",
            () => [60, -18, 60, -42, 20, -20, -10], weights => Output(weights, 0.5f) > Output(weights, 0.1f) + 0.2f && Output(weights, 0.5f) > Output(weights, 0.9f) + 0.2f),
        Mistake<float[]>("the staircase leads down", "It is high on the left. Change the signs of v1, v2 and c.",
            () => [60, -18, 60, -42, -4, -4, 4], weights => Output(weights, 0.1f) > Output(weights, 0.9f) + 0.2f),
        Mistake<float[]>("there is no landing", "In the middle the output should be near a half: there c + v1 must be about 0.",
            () => [60, -18, 60, -42, 20, 20, -10], weights => Output(weights, 0.9f) > 0.8f && Output(weights, 0.1f) < 0.2f && Output(weights, 0.5f) is < 0.4f or > 0.6f),
        Mistake<float[]>("the steps are too gentle or too low", "Larger w and b make a step steep without moving it; larger v1, v2 and −c make it high.",
            () => [8, -2.4f, 8, -5.6f, 3, 3, -3], weights => Output(weights, 0.9f) > Output(weights, 0.5f) && Output(weights, 0.5f) > Output(weights, 0.1f)),
    ];

    static Verdict Judge(float[] weights)
    {
        if (weights.Length != WeightCount)
            return new Verdict(false, string.Create(CultureInfo.InvariantCulture, $"Seven numbers are needed, and {weights.Length} came."));
        var (ground, landing, upstairs) = (Range(weights, 0, 0.2f), Range(weights, 0.4f, 0.6f), Range(weights, 0.8f, 1));
        var passed = ground.High <= 0.1f && landing.Low >= 0.4f && landing.High <= 0.6f && upstairs.Low >= 0.9f;
        return new Verdict(passed, string.Create(CultureInfo.InvariantCulture,
            $"Below 0.2 the output is at most {ground.High:0.00} (0.10 is allowed); between 0.4 and 0.6 it lies between {landing.Low:0.00} and {landing.High:0.00} (0.40 to 0.60 is needed); above 0.8 it is at least {upstairs.Low:0.00} (0.90 is needed)."),
            Curve(weights));
    }

    static Figure Curve(float[] weights)
    {
        var x = Enumerable.Range(0, 201).Select(i => i / 200f).ToArray();
        return Figure.Line(x, [.. x.Select(one => Output(weights, one))], "your network")
            .Title("What your network says").XAxis("x").YAxis("output", 0, 1)
            .Alt("The output of the learner's network as x goes from 0 to 1.");
    }

    static (float Low, float High) Range(float[] weights, float from, float to)
    {
        var values = Enumerable.Range(0, 41).Select(i => Output(weights, from + (to - from) * i / 40)).ToArray();
        return (values.Min(), values.Max());
    }

    static float Output(float[] weights, float x) => weights is [var w1, var b1, var w2, var b2, var v1, var v2, var c]
        ? Sigmoid(v1 * Sigmoid(w1 * x + b1) + v2 * Sigmoid(w2 * x + b2) + c)
        : 0;

    static float Sigmoid(float z) => 1 / (1 + MathF.Exp(-z));
}
