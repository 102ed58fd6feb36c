namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class MomentumExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] V)>>
{
    public override string Id => "gd-momentum";
    public override int Number => 2;
    public override string Title => "Momentum";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Sgd")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Solution => (w, g, v, rate, momentum) =>
        Step(w, g, v, (slope, velocity) => momentum * velocity + slope, (_, velocity) => rate * velocity);

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Alternative =>
        (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var velocity = momentum * Tensor.From(v) + Tensor.From(g);
            return ((Tensor.From(w) - rate * velocity).ToArray(), velocity.ToArray());
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step, with no velocity: like plain descent", new[] { 1f }, new[] { 2f }, new[] { 0f }, 0.1f, 0.9f),
        new("the second step, with the velocity of the first", new[] { 0.8f }, new[] { 1.6f }, new[] { 2f }, 0.1f, 0.9f),
        new("the third step", new[] { 0.46f }, new[] { 0.92f }, new[] { 3.4f }, 0.1f, 0.9f),
        new("a zero gradient: the velocity carries on", new[] { 1f, -1f }, new[] { 0f, 0f }, new[] { 1f, 0.5f }, 0.1f, 0.5f),
        new("a gradient against the velocity makes it smaller", new[] { 0f, 0f }, new[] { -1f, 1f }, new[] { 2f, 2f }, 0.2f, 0.9f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count, 2),
            0.05f + random.NextSingle(), 0.3f + 0.6f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The gradient no longer moves the weight itself. It changes the velocity, and the velocity moves the weight. A part of the old "
            + "velocity is kept.",
        "For each weight: v = momentum · v + g, and then, with this new v: w = w − rate · v. Return both.",
        "Two new arrays; in the loop `velocities[i] = momentum * v[i] + g[i];` and then `moved[i] = w[i] - rate * …;`. At the end "
            + "`return (moved, velocities);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the weight is moved by the gradient and not by the velocity",
            "You compute the new velocity and then do not use it. w = w − rate · v, with the new v.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, velocity) => momentum * velocity + slope, (slope, _) => rate * slope)),
        Mistake("the weight is moved by the old velocity",
            "First change the velocity, then move with the new one. With the old one the first step would be 0.",
            (w, g, v, rate, momentum) =>
                (Updates.Each(w, v, (weight, velocity) => weight - rate * velocity),
                    Updates.Each(v, g, (velocity, slope) => momentum * velocity + slope))),
        Mistake("the momentum multiplies the gradient too",
            "Only the old velocity is multiplied: momentum · v + g, not momentum · (v + g).",
            (w, g, v, rate, momentum) =>
                Step(w, g, v, (slope, velocity) => momentum * (velocity + slope), (_, velocity) => rate * velocity)),
        Mistake("the gradient is weighted by 1 − momentum",
            "That is an average of gradients. It exists too, and needs a larger rate; here the whole gradient is added: momentum · v + g.",
            (w, g, v, rate, momentum) =>
                Step(w, g, v, (slope, velocity) => momentum * velocity + (1 - momentum) * slope, (_, velocity) => rate * velocity)),
        Mistake("the old velocity is returned", "The next step needs the new velocity. Return the array that you have just computed.",
            (w, g, v, rate, momentum) =>
                (Step(w, g, v, (slope, velocity) => momentum * velocity + slope, (_, velocity) => rate * velocity).W, v)),
        Mistake("the factor momentum is missing", "Without the factor old gradients do not fade: momentum · v + g.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, velocity) => velocity + slope, (_, velocity) => rate * velocity)),
    ];

    internal static (float[] W, float[] V) Step(float[] w, float[] g, float[] v, Func<float, float, float> accelerate, Func<float, float,
        float> move)
    {
        var velocity = Updates.Each(g, v, accelerate);
        return (Updates.Each(w, g, velocity, (weight, slope, now) => weight - move(slope, now)), velocity);
    }
}
