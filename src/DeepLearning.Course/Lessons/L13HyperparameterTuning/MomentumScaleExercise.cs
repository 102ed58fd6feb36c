namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>A variant that the lesson describes in words: a logarithmic scale in 1 − μ.</summary>
internal sealed class MomentumScaleExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "hp-momentum";
    public override int Number => 1;
    public override string Title => "The scale of a momentum";

    protected override Func<float, float, float, float> Solution =>
        (u, low, high) => 1 - (1 - low) * MathF.Pow((1 - high) / (1 - low), u);

    protected override Func<float, float, float, float> Alternative => (float u, float low, float high) =>
        1 - MathF.Exp((1 - u) * MathF.Log(1 - low) + u * MathF.Log(1 - high));

    public override IReadOnlyList<Case> Cases =>
    [
        new("halfway between 0.9 and 0.99", 0.5f, 0.9f, 0.99f),
        new("u = 0 gives the low end", 0f, 0.5f, 0.95f),
        new("u = 1 gives the high end", 1f, 0.5f, 0.95f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextSingle(), 0.1f + 0.5f * random.NextSingle(), 0.7f + 0.25f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Apply the logarithmic scale of the lesson, but to 1 − μ, which runs from 1 − low down to 1 − high.",
        "1 − μ = (1 − low) · ((1 − high)/(1 − low))^u.",
        "`float first = 1 - low;` and then `1 - first * MathF.Pow((1 - high) / first, u)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the scale is even", "Equal steps of u must be equal factors of 1 − μ.", (u, low, high) => low + u * (high - low)),
        Mistake("μ itself is on a logarithmic scale", "From 0.9 to 0.99 μ hardly changes by a factor; 1 − μ changes by ten.",
            (u, low, high) => low * MathF.Pow(high / low, u)),
        Mistake("1 − μ is returned", "The momentum itself is asked for: 1 minus that.",
            (u, low, high) => (1 - low) * MathF.Pow((1 - high) / (1 - low), u)),
        Mistake("the ends are exchanged", "u = 0 gives low.", (u, low, high) => 1 - (1 - high) * MathF.Pow((1 - low) / (1 - high), u)),
    ];
}
