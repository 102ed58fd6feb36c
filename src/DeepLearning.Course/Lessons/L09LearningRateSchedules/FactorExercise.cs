namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class FactorExercise : Exercise<Func<float, float, int, float>>
{
    public override string Id => "lr-factor";
    public override int Number => 2;
    public override string Title => "Which factor?";

    protected override Func<float, float, int, float> Solution => (initial, last, steps) => MathF.Pow(last / initial, 1f / steps);

    protected override Func<float, float, int, float> Alternative =>
        (float initial, float last, int steps) => (float)Math.Exp((Math.Log(last) - Math.Log(initial)) / steps);

    public override IReadOnlyList<Case> Cases =>
    [
        new("from 0.8 to 0.2 in 2 steps: halve twice", 0.8f, 0.2f, 2),
        new("from 1 to 0.01 in 100 steps", 1f, 0.01f, 100),
        new("a single step", 0.5f, 0.1f, 1),
        new("nothing is to change", 0.3f, 0.3f, 50),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [0.1f + random.NextSingle(), 0.001f + 0.05f * random.NextSingle(), 2 + random.NextInt32(300)];

    public override IReadOnlyList<string> Hints =>
    [
        "Multiplying by the same factor in every step: after so many steps, the initial rate has met the factor that many times.",
        "initial · factorⁿ = last, where n is the number of steps. So factor is the n-th root of last / initial.",
        "An n-th root is a power of 1/n: `MathF.Pow(last / initial, 1f / steps)`. Write `1f`, for `1 / steps` of whole numbers is 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the quotient is divided by the number of steps",
            "Equal factors multiply, they do not add. You need the root, and not a part.",
            (initial, last, steps) => last / initial / steps),
        Mistake("the root is of whole numbers, and 1 / steps became 0",
            "1 / 100 of two whole numbers is 0 in C#, and everything to the power of 0 is 1. Write 1f / steps.",
            (initial, last, steps) => MathF.Pow(last / initial, 1 / steps)),
        Mistake("the quotient is upside down", "The rate is to fall, so the factor is below 1: last / initial.",
            (initial, last, steps) => MathF.Pow(initial / last, 1f / steps)),
        Mistake("the power is the number of steps instead of its root",
            "You have raised it where you should take the root: the power is 1f / steps.",
            (initial, last, steps) => MathF.Pow(last / initial, steps)),
        Mistake("this is the step of a straight line",
            "That is what would be taken away at every step. An exponential schedule multiplies.",
            (initial, last, steps) => 1 - (initial - last) / steps),
    ];
}
