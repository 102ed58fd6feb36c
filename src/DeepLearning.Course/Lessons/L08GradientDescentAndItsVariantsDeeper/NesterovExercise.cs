namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class NesterovExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] V)>>
{
    public override string Id => "gd-nesterov";
    public override int Number => 3;
    public override string Title => "Nesterov's look ahead";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Sgd")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Solution => (w, g, v, rate, momentum) =>
        MomentumExercise.Step(w, g, v, (slope, speed) => momentum * speed + slope, (slope, speed) => rate * (slope + momentum * speed));

    // Multiplied out: g + μ(μv + g).
    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Alternative =>
        (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var (moved, speed) = (new float[w.Length], new float[w.Length]);
            for (var i = 0; i < w.Length; i++)
            {
                moved[i] = w[i] - rate * (1 + momentum) * g[i] - rate * momentum * momentum * v[i];
                speed[i] = g[i] + momentum * v[i];
            }

            return (moved, speed);
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step, from rest: already longer than plain descent", new[] { 1f }, new[] { 2f }, new[] { 0f }, 0.1f, 0.9f),
        new("the second step, with the speed of the first", new[] { 0.62f }, new[] { 1.24f }, new[] { 2f }, 0.1f, 0.9f),
        new("the third step", new[] { 0.2224f }, new[] { 0.4448f }, new[] { 3.04f }, 0.1f, 0.9f),
        new("flat ground", new[] { 1f, -1f }, new[] { 0f, 0f }, new[] { 1f, 0.5f }, 0.1f, 0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count, 2),
            0.05f + random.NextSingle(), 0.3f + 0.6f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The speed changes as in exercise 2. What differs is the move: one goes as far as one *will* be carried, the gradient now and the "
            + "braked new speed together.",
        "v = momentum · v + g; then w = w − rate · (g + momentum · v), with the new v.",
        "Copy your Momentum and change one line: `moved[i] = w[i] - rate * (g[i] + momentum * speed[i]);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("this is plain momentum",
            "The speed is right. The move should be rate · (g + momentum · v) with the new v, and yours is rate · v.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, speed) => momentum * speed + slope, (_, speed) => rate * speed)),
        Mistake("the new speed is not braked in the move",
            "g + momentum · v, not g + v: it is the speed with which the next step will begin.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, speed) => momentum * speed + slope, (slope, speed) => rate * (slope + speed))),
        Mistake("the gradient is missing in the move",
            "The move has two parts: the gradient of now, and the speed to come. You have only the second.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, speed) => momentum * speed + slope, (_, speed) => rate * momentum * speed)),
        Mistake("the move is stored as the speed",
            "Keep two things apart: v = momentum · v + g is what is remembered; g + momentum · v is only used to move.",
            (w, g, v, rate, momentum) =>
                MomentumExercise.Step(w, g, v, (slope, speed) => slope + momentum * (momentum * speed + slope),
                    (_, speed) => rate * speed)),
    ];
}
