namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class StepExercise : Exercise<Func<float[], float[], float, float[]>>
{
    public override string Id => "gd-step";
    public override int Number => 1;
    public override string Title => "One step downhill";

    protected override Func<float[], float[], float, float[]> Solution => (w, gradient, rate) =>
        Updates.Each(w, gradient, (weight, slope) => weight - rate * slope);

    protected override Func<float[], float[], float, float[]> Alternative =>
        (float[] w, float[] gradient, float rate) => (Tensor.From(w) - rate * Tensor.From(gradient)).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("one weight: from 1 against a slope of 2, with a rate of 0.1", new[] { 1f }, new[] { 2f }, 0.1f),
        new("a negative slope: the step goes up the axis", new[] { 1f, 1f }, new[] { -2f, 0.5f }, 0.5f),
        new("at the bottom nothing moves", new[] { 3f, -4f, 5f }, new[] { 0f, 0f, 0f }, 0.1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count, 3), 0.05f + random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The gradient points uphill. You want to go down, so go against it; how far, the rate says.",
        "For each weight: new w = w − rate · gradient. Put the new ones into an array of their own.",
        "`var moved = new float[w.Length];`, a loop over i with `moved[i] = w[i] - rate * gradient[i];`, and `return moved;`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the step goes uphill", "The gradient points to where the loss grows. Subtract it.",
            (w, gradient, rate) => Updates.Each(w, gradient, (weight, slope) => weight + rate * slope)),
        Mistake("the rate is missing",
            "A step as long as the gradient itself is usually too long. The step is rate times gradient.",
            (w, gradient, rate) => Updates.Each(w, gradient, (weight, slope) => weight - slope)),
        Mistake("only the change is returned", "Return where you arrive, not how far you went: w minus the change.",
            (w, gradient, rate) => Updates.Each(w, gradient, (weight, slope) => -rate * slope)),
        Mistake("the rate multiplies the weight too",
            "w − rate · gradient, not rate · (w − gradient). At the bottom, where the gradient is 0, the weights should stay.",
            (w, gradient, rate) => Updates.Each(w, gradient, (weight, slope) => rate * (weight - slope))),
        Mistake("only the sign of the gradient is used",
            "Every step has the same length. The steeper it is, the longer the step should be: multiply by the gradient itself.",
            (w, gradient, rate) => Updates.Each(w, gradient, (weight, slope) => weight - rate * MathF.Sign(slope))),
    ];
}
