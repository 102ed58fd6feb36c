namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class CosineExercise : Exercise<Func<int, int, float, float, float>>
{
    public override string Id => "lr-cosine";
    public override int Number => 3;
    public override string Title => "Half a cosine";

    protected override Func<int, int, float, float, float> Solution => (step, total, initial, least) => Rate(step, total, initial, least);

    // The half-angle form: cos²(x/2) = (1 + cos x)/2.
    protected override Func<int, int, float, float, float> Alternative => (int step, int total, float initial, float least) =>
    {
        var half = Math.Cos(Math.PI / 2 * step / total);
        return (float)(least + (initial - least) * half * half);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("at the beginning", 0, 100, 0.8f, 0f),
        new("at the end", 100, 100, 0.8f, 0f),
        new("halfway", 50, 100, 0.8f, 0f),
        new("a quarter of the way, down to a rest", 25, 100, 1f, 0.2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var total = 10 + random.NextInt32(200);
        return [random.NextInt32(total + 1), total, 0.3f + random.NextSingle(), 0.1f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Between its highest place and its lowest, the cosine runs from 1 to −1 as its angle goes from 0 to π. Add 1 and halve it, and it "
            + "runs from 1 to 0.",
        "least + (initial − least) · (1 + cos(π · step / total)) / 2.",
        "`float wave = (1 + MathF.Cos(MathF.PI * step / total)) / 2;`, and then `return least + … * wave;`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the 1 is missing, and the rate becomes negative", "The cosine runs down to −1. Add 1 before you halve.",
            (step, total, initial, least) => least + (initial - least) * MathF.Cos(MathF.PI * step / total)),
        Mistake("a whole wave is run through", "At the end the rate is back at the top. Half a wave is the angle π, not 2π.",
            (step, total, initial, least) => least + (initial - least) * (1 + MathF.Cos(2 * MathF.PI * step / total)) / 2),
        Mistake("the halving is missing", "1 + cos runs from 2 to 0. Divide by 2.",
            (step, total, initial, least) => least + (initial - least) * (1 + MathF.Cos(MathF.PI * step / total))),
        Mistake("the least rate is added on top",
            "Only the distance from the least to the initial rate swings: (initial − least). At the beginning the rate should be the "
                + "initial one.",
            (step, total, initial, least) => least + initial * (1 + MathF.Cos(MathF.PI * step / total)) / 2),
        Mistake("the least rate is forgotten", "At the end there should be `least` left.",
            (step, total, initial, least) => initial * (1 + MathF.Cos(MathF.PI * step / total)) / 2),
        Mistake("the angle is in degrees", "MathF.Cos takes radians: half a turn is π, not 180.",
            (step, total, initial, least) => least + (initial - least) * (1 + MathF.Cos(180f * step / total)) / 2),
        Mistake("step / total was computed with whole numbers",
            "step / total of two whole numbers is 0 until the end. Multiply by MathF.PI first.",
            (step, total, initial, least) => Rate(step / total * total, total, initial, least)),
    ];

    internal static float Rate(int step, int total, float initial, float least) =>
        least + (initial - least) * (1 + MathF.Cos(MathF.PI * step / total)) / 2;
}
