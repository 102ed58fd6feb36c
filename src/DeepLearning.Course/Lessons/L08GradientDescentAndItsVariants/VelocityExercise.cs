namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>Momentum in the other common form, whose velocity already contains the rate.</summary>
internal sealed class VelocityExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] V)>>
{
    public override string Id => "gd-velocity";
    public override int Number => 2;
    public override string Title => "Momentum, the other form";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Sgd")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Solution => (w, g, v, rate, momentum) =>
        Step(w, g, v, (slope, old) => momentum * old - rate * slope, (weight, velocity) => weight + velocity);

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] V)> Alternative =>
        (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var velocity = momentum * Tensor.From(v) - rate * Tensor.From(g);
            return ((Tensor.From(w) + velocity).ToArray(), velocity.ToArray());
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step, with no velocity: like plain descent", new[] { 1f }, new[] { 2f }, new[] { 0f }, 0.1f, 0.9f),
        new("the second step", new[] { 0.8f }, new[] { 1.6f }, new[] { -0.2f }, 0.1f, 0.9f),
        new("a zero gradient: the velocity carries on", new[] { 1f, -1f }, new[] { 0f, 0f }, new[] { 0.1f, -0.5f }, 0.1f, 0.5f),
        new("the rate was lowered: the old velocity keeps its size", new[] { 1f }, new[] { 2f }, new[] { -0.4f }, 0.01f, 0.9f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count, 0.5f),
            0.05f + random.NextSingle(), 0.3f + 0.6f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Here the velocity is the step itself: it contains the rate and the minus sign, and is simply added to the weight.",
        "For each weight: v = momentum · v − rate · g, and then, with this new v: w = w + v. Return both.",
        "Two new arrays. The new velocity is the old one times `momentum`, less `rate` times the gradient; the new weight "
            + "is the old weight plus the new velocity.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("this is the form of the lesson",
            "In this form the rate is inside the velocity: v = momentum · v − rate · g, then w = w + v.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, old) => momentum * old + slope, (weight, now) => weight - rate * now)),
        Mistake("the velocity points uphill", "The gradient is subtracted when the velocity is formed: momentum · v − rate · g.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, old) => momentum * old + rate * slope, (weight, now) => weight + now)),
        Mistake("the velocity is subtracted", "It already points downhill: w = w + v.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, old) => momentum * old - rate * slope, (weight, now) => weight - now)),
        Mistake("the rate is missing", "The gradient enters the velocity as rate · g.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, old) => momentum * old - slope, (weight, now) => weight + now)),
        Mistake("the rate is used twice", "The velocity already contains the rate. Add it as it is: w = w + v.",
            (w, g, v, rate, momentum) => Step(w, g, v, (slope, old) => momentum * old - rate * slope,
                (weight, now) => weight + rate * now)),
        Mistake("the weight is moved by the old velocity", "First form the new velocity, then add the new one.",
            (w, g, v, rate, momentum) => ([.. w.Zip(v, (weight, old) => weight + old)],
                Step(w, g, v, (slope, old) => momentum * old - rate * slope, (weight, now) => weight + now).V)),
        Mistake("the old velocity is returned", "The next step needs the new velocity: return the array that you have just computed.",
            (w, g, v, rate, momentum) => (Step(w, g, v, (slope, old) => momentum * old - rate * slope,
                (weight, now) => weight + now).W, v)),
    ];

    private static (float[] W, float[] V) Step(float[] w, float[] g, float[] v, Func<float, float, float> accelerate,
        Func<float, float, float> move)
    {
        float[] velocity = [.. g.Zip(v, accelerate)];
        return ([.. w.Zip(velocity, move)], velocity);
    }
}
