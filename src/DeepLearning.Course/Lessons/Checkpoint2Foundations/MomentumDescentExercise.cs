namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class MomentumDescentExercise : Exercise<Func<float, float, float, float, int, float>>
{
    public override string Id => "m2-roll";
    public override int Number => 5;
    public override string Title => "Descent with momentum";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["gradient-descent-and-its-variants"];

    protected override Func<float, float, float, float, int, float> Solution => (w, k, rate, momentum, steps) =>
        Descend(w, steps, (at, v) => momentum * v + k * at, rate);

    // Without a velocity: the last step is known from the last two weights.
    protected override Func<float, float, float, float, int, float> Alternative =>
        (float w, float k, float rate, float momentum, int steps) =>
        {
            double now = w, before = w;
            for (var step = 0; step < steps; step++) (now, before) = (now + momentum * (now - before) - rate * k * now, now);
            return (float)now;
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two steps from 1, with k = 2", 1f, 2f, 0.1f, 0.5f, 2),
        new("one step", 3f, 1f, 0.5f, 0.9f, 1),
        new("no step at all", -2f, 4f, 0.1f, 0.9f, 0),
        new("ten steps, with much momentum", 2f, 0.5f, 0.4f, 0.9f, 10),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), 0.2f + random.NextSingle(), 0.05f + 0.4f * random.NextSingle(), 0.9f * random.NextSingle(),
            2 + random.NextInt32(12)];

    public override IReadOnlyList<string> Hints =>
    [
        "A loop with two variables: the weight, and its velocity. What is the slope of the loss at the current weight?",
        "The slope of ½kw² is k·w. Each step: v ← momentum·v + k·w, and then w ← w − rate·v, with the new v.",
        "Before the loop `float v = 0;`. In it two lines, one for v and one for w, in this order. Return w.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("this is plain descent: nothing is carried over",
            "Is momentum·v in the update, and is v declared before the loop? In the loop it would begin at 0 in each step.",
            (w, k, rate, _, steps) => Descend(w, steps, (at, _) => k * at, rate)),
        Mistake("the momentum multiplies the new slope", "In v ← momentum·v + slope the momentum belongs to the old velocity.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, _) => (1 + momentum) * k * at, rate)),
        Mistake("the slope of kw² is used", "The loss is ½kw², and its slope k·w, without a 2.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + 2 * k * at, rate)),
        Mistake("the weight moves with the old velocity", "First the velocity, then the weight: w changes by the new v.",
            (w, k, rate, momentum, steps) =>
            {
                var v = 0f;
                for (var step = 0; step < steps; step++) (w, v) = (w - rate * v, momentum * v + k * w);
                return w;
            }),
        Mistake("it goes uphill", "Descent is against the slope: w − rate·v.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + k * at, -rate)),
        Mistake("the new slope is multiplied by 1 − momentum",
            "That is an average, as RMSProp and Adam keep one. Here the slope is added in full.",
            (w, k, rate, momentum, steps) => Descend(w, steps, (at, v) => momentum * v + (1 - momentum) * k * at, rate)),
    ];

    private static float Descend(float w, int steps, Func<float, float, float> velocity, float rate)
    {
        var v = 0f;
        for (var step = 0; step < steps; step++)
        {
            v = velocity(w, v);
            w -= rate * v;
        }

        return w;
    }
}
