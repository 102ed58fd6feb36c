namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class MomentumExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] V)>>
{
    public override string Id => "gd-momentum";
    public override int Number => 2;
    public override string Title => "Momentum";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Sgd")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Solution => (w, g, v, rate, momentum) =>
        Step(w, g, v, (slope, speed) => momentum * speed + slope, (_, speed) => rate * speed);

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Alternative =>
        (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var speed = momentum * Tensor.From(v) + Tensor.From(g);
            return ((Tensor.From(w) - rate * speed).ToArray(), speed.ToArray());
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step, from rest: like plain descent", new[] { 1f }, new[] { 2f }, new[] { 0f }, 0.1f, 0.9f),
        new("the second step, with the speed of the first", new[] { 0.8f }, new[] { 1.6f }, new[] { 2f }, 0.1f, 0.9f),
        new("the third step", new[] { 0.46f }, new[] { 0.92f }, new[] { 3.4f }, 0.1f, 0.9f),
        new("on flat ground it rolls on", new[] { 1f, -1f }, new[] { 0f, 0f }, new[] { 1f, 0.5f }, 0.1f, 0.5f),
        new("a slope against the motion brakes", new[] { 0f, 0f }, new[] { -1f, 1f }, new[] { 2f, 2f }, 0.2f, 0.9f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count, 2),
            0.05f + random.NextSingle(), 0.3f + 0.6f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The slope no longer moves the weight. It changes the speed, and the speed moves the weight. Part of the old speed is kept.",
        "For each weight: v = momentum · v + g, and then, with this new v: w = w − rate · v. Return both.",
        "Two new arrays; in the loop `speed[i] = momentum * v[i] + g[i];` and then `moved[i] = w[i] - rate * …;`. At the end `return "
            + "(moved, speed);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the weight is moved by the gradient and not by the speed",
            "You compute the new speed and then do not use it. w = w − rate · v, with the new v.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, speed) => momentum * speed + slope, (slope, _) => rate * slope)),
        Mistake("the weight is moved by the old speed", "First change the speed, then move with it. From rest you would not move at all.",
            (w, g, v, rate, momentum) =>
                (Updates.Each(w, v, (weight, speed) => weight - rate * speed),
                    Updates.Each(v, g, (speed, slope) => momentum * speed + slope))),
        Mistake("the momentum multiplies the gradient too", "Only the old speed is braked: momentum · v + g, not momentum · (v + g).",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, speed) => momentum * (speed + slope), (_, speed) => rate * speed)),
        Mistake("the gradient is weighted by 1 − momentum",
            "That is an average of gradients. It exists too, and needs a larger rate; here the whole gradient is added: momentum · v + g.",
            (w, g, v, rate, momentum) =>
                Step(w, g, v, (slope, speed) => momentum * speed + (1 - momentum) * slope, (_, speed) => rate * speed)),
        Mistake("the old speed is returned", "The next step needs the new speed. Return the array that you have just computed.",
            (w, g, v, rate, momentum) => (Step(w, g, v, (slope, speed) => momentum * speed + slope, (_, speed) => rate * speed).W, v)),
        Mistake("nothing is braked: the momentum is missing", "Without the factor the speed only ever grows. momentum · v + g.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, speed) => speed + slope, (_, speed) => rate * speed)),
    ];

    internal static (float[] W, float[] V) Step(float[] w, float[] g, float[] v, Func<float, float, float> speedUp, Func<float, float,
        float> move)
    {
        var speed = Updates.Each(g, v, speedUp);
        return (Updates.Each(w, g, speed, (weight, slope, now) => weight - move(slope, now)), speed);
    }
}
