namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class BiasExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "m1-bias";
    public override int Number => 5;
    public override string Title => "Make it say so";
    public override IReadOnlyList<string> Revisit => ["forward-propagation"];

    protected override Func<float, float, float, float> Solution => (x, w, said) => MathF.Log(said / (1 - said)) - w * x;

    protected override Func<float, float, float, float> Alternative =>
        (float x, float w, float said) => (float)(-Math.Log(1 / (double)said - 1) - (double)w * x);

    public override IReadOnlyList<Case> Cases =>
    [
        new("w·x is 2, and the neuron shall say 0.5", 4f, 0.5f, 0.5f),
        new("an input of zero, and it shall say 0.9", 0f, 3f, 0.9f),
        new("a negative weight, and it shall say 0.2", 1.5f, -2f, 0.2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), random.NextNormal(), 0.05f + 0.9f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Walk backwards through the neuron: which sum z makes the sigmoid say this? And which bias makes that sum?",
        "said = 1 / (1 + e^(−z)), solved for z, is z = ln(said / (1 − said)). And z = w·x + b.",
        "`float z = MathF.Log(…);` with the fraction in it, and then return z without what w and x give.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the output is taken for the sum", "What the neuron says is σ(z). Find z first: z = ln(said / (1 − said)).",
            (x, w, said) => said - w * x),
        Mistake("w·x is added, not taken away", "z = w·x + b, so b = z − w·x.",
            (x, w, said) => MathF.Log(said / (1 - said)) + w * x),
        Mistake("the fraction stands on its head", "At 0.9 the sum must be positive: ln(0.9 / 0.1), not ln(0.1 / 0.9).",
            (x, w, said) => MathF.Log((1 - said) / said) - w * x),
        Mistake("the input is forgotten", "That is z, the whole sum. A part of it comes from w·x already.",
            (_, _, said) => MathF.Log(said / (1 - said))),
        Mistake("the logarithm is missing", "said / (1 − said) is e^z. Take its logarithm, MathF.Log.",
            (x, w, said) => said / (1 - said) - w * x),
    ];
}
