namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class MomentumDescentExercise : Exercise<Func<float, float, float, float, int, float>>
{
    public override string Id => "m2-roll";
    public override int Number => 5;
    public override string Title => "Let it roll";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["gradient-descent-and-its-variants"];

    protected override Func<float, float, float, float, int, float> Solution => (w, k, rate, momentum, steps) =>
        Descend(w, steps, (at, v) => momentum * v + k * at, rate);

    // Without a speed: the last move is known from the last two places.
    protected override Func<float, float, float, float, int, float> Alternative =>
        (float w, float k, float rate, float momentum, int steps) =>
        {
            double now = w, before = w;
            for (var step = 0; step < steps; step++) (now, before) = (now + momentum * (now - before) - rate * k * now, now);
            return (float)now;
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two steps from 1 in a valley of steepness 2", 1f, 2f, 0.1f, 0.5f, 2),
        new("one step", 3f, 1f, 0.5f, 0.9f, 1),
        new("no step at all", -2f, 4f, 0.1f, 0.9f, 0),
        new("ten steps, with much momentum", 2f, 0.5f, 0.4f, 0.9f, 10),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), 0.2f + random.NextSingle(), 0.05f + 0.4f * random.NextSingle(), 0.9f * random.NextSingle(),
            2 + random.NextInt32(12)];

    public override IReadOnlyList<string> Hints =>
    [
        "A loop with two variables: where the ball is, and how fast it goes. Which slope does the valley have where the ball is?",
        "The slope of ½kw² is k·w. Each step: v ← momentum·v + k·w, and then w ← w − rate·v, with the new v.",
        "Before the loop `float v = 0;`. In it two lines, one for v and one for w, in this order. Return w.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the ball has no momentum", "Keep a part of the old speed: v ← momentum·v + slope.",
            (w, k, rate, _, steps) => Descend(w, steps, (at, _) => k * at, rate)),
        Mistake("the speed begins anew at every step", "v must live outside of the loop, or nothing is carried over.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, _) => (1 + momentum) * k * at, rate)),
        Mistake("the slope of kw² is used", "The height is ½kw², and its slope k·w, without a 2.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + 2 * k * at, rate)),
        Mistake("the ball moves with the old speed", "First the speed, then the place: w moves with the new v.",
            (w, k, rate, momentum, steps) =>
            {
                var v = 0f;
                for (var step = 0; step < steps; step++) (w, v) = (w - rate * v, momentum * v + k * w);
                return w;
            }),
        Mistake("it rolls uphill", "Downhill is against the slope: w − rate·v.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + k * at, -rate)),
        Mistake("the new slope is weighed with 1 − momentum",
            "That is an average, as RMSProp and Adam keep one. Here the slope is added in full.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + (1 - momentum) * k * at, rate)),
    ];

    private static float Descend(float w, int steps, Func<float, float, float> speed, float rate)
    {
        var v = 0f;
        for (var step = 0; step < steps; step++)
        {
            v = speed(w, v);
            w -= rate * v;
        }

        return w;
    }
}
