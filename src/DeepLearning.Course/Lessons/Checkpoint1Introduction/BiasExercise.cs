namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class BiasExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "m1-bias";
    public override int Number => 5;
    public override string Title => "Which bias?";
    public override IReadOnlyList<string> Revisit => ["forward-propagation"];

    protected override Func<float, float, float, float> Solution => (x, w, output) => MathF.Log(output / (1 - output)) - w * x;

    protected override Func<float, float, float, float> Alternative =>
        (float x, float w, float output) => (float)(-Math.Log(1 / (double)output - 1) - (double)w * x);

    public override IReadOnlyList<Case> Cases =>
    [
        new("w·x is 2, and the output is to be 0.5", 4f, 0.5f, 0.5f),
        new("an input of zero, and the output is to be 0.9", 0f, 3f, 0.9f),
        new("a negative weight, and the output is to be 0.2", 1.5f, -2f, 0.2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), random.NextNormal(), 0.05f + 0.9f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Go backward through the neuron: which sum z gives this output? And which bias gives that sum?",
        "output = 1 / (1 + e^(−z)), solved for z, is z = log(output / (1 − output)). And z = w·x + b.",
        "`float z = MathF.Log(…);` with the fraction in it, and then return z without what w and x give.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the output is taken for the sum", "The output is σ(z). Find z first: z = log(output / (1 − output)).",
            (x, w, output) => output - w * x),
        Mistake("w·x is added, not taken away", "z = w·x + b, so b = z − w·x.",
            (x, w, output) => MathF.Log(output / (1 - output)) + w * x),
        Mistake("the fraction is upside down", "At 0.9 the sum must be positive: log(0.9 / 0.1), not log(0.1 / 0.9).",
            (x, w, output) => MathF.Log((1 - output) / output) - w * x),
        Mistake("the input is forgotten", "That is z, the whole sum. A part of it comes from w·x already.",
            (_, _, output) => MathF.Log(output / (1 - output))),
        Mistake("the logarithm is missing", "output / (1 − output) is e^z. Take its logarithm, MathF.Log.",
            (x, w, output) => output / (1 - output) - w * x),
    ];
}
