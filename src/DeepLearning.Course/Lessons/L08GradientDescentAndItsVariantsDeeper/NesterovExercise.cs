namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class NesterovExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] V)>>
{
    public override string Id => "gd-nesterov";
    public override int Number => 3;
    public override string Title => "Nesterov's look ahead";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Sgd")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Solution => (w, g, v, rate, momentum) =>
        MomentumExercise.Step(w, g, v, (slope, old) => momentum * old + slope, (slope, now) => rate * (slope + momentum * now));

    // Multiplied out: g + μ(μv + g).
    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Alternative =>
        (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var (moved, velocity) = (new float[w.Length], new float[w.Length]);
            for (var i = 0; i < w.Length; i++)
            {
                moved[i] = w[i] - rate * (1 + momentum) * g[i] - rate * momentum * momentum * v[i];
                velocity[i] = g[i] + momentum * v[i];
            }

            return (moved, velocity);
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step, with no velocity: already longer than plain descent", new[] { 1f }, new[] { 2f }, new[] { 0f }, 0.1f, 0.9f),
        new("the second step, with the velocity of the first", new[] { 0.62f }, new[] { 1.24f }, new[] { 2f }, 0.1f, 0.9f),
        new("the third step", new[] { 0.2224f }, new[] { 0.4448f }, new[] { 3.04f }, 0.1f, 0.9f),
        new("a zero gradient", new[] { 1f, -1f }, new[] { 0f, 0f }, new[] { 1f, 0.5f }, 0.1f, 0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count, 2),
            0.05f + random.NextSingle(), 0.3f + 0.6f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The velocity changes as in exercise 2. What differs is the move: it is the gradient of now plus the new velocity times the "
            + "momentum, with which the next step will begin.",
        "v = momentum · v + g; then w = w − rate · (g + momentum · v), with the new v.",
        "Copy your Momentum and change one line: `moved[i] = w[i] - rate * (g[i] + momentum * velocities[i]);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("this is plain momentum",
            "The velocity is right. The move should be rate · (g + momentum · v) with the new v, and yours is rate · v.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, old) => momentum * old + slope, (_, now) => rate * now)),
        Mistake("the new velocity is not multiplied by the momentum in the move",
            "g + momentum · v, not g + v: it is the velocity with which the next step will begin.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, old) => momentum * old + slope, (slope, now) => rate * (slope + now))),
        Mistake("the gradient is missing in the move",
            "The move has two parts: the gradient of now, and the velocity to come. You have only the second.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, old) => momentum * old + slope, (_, now) => rate * momentum * now)),
        Mistake("the move is stored as the velocity",
            "Keep two things apart: v = momentum · v + g is what is remembered; g + momentum · v is only used to move.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, velocity) => slope + momentum * (momentum * velocity + slope),
                    (_, now) => rate * now)),
    ];
}
