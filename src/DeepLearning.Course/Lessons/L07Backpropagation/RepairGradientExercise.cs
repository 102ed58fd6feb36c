namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>A backward pass that passes the gradient check near zero and fails it further out.</summary>
internal sealed class RepairGradientExercise : Exercise<Func<float, float, float[], float[]>>
{
    public override string Id => "bp-repair";
    public override int Number => 4;
    public override string Title => "Repair the backward pass";
    public override int Points => 2;

    protected override Func<float, float, float[], float[]> Solution => (x, target, p) => Gradient(x, target, p, (_, a) => 1 - a * a);

    // The library's own backward pass.
    protected override Func<float, float, float[], float[]> Alternative => (float x, float target, float[] p) =>
    {
        Tensor w = Tensor.From(p[0]).RequireGrad(), v = Tensor.From(p[1]).RequireGrad();
        ((w * x).Tanh() + v * x - target).Square().Sum().Backward();
        return new[] { w.Grad!.Data[0], v.Grad!.Data[0] };
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("a small input", 0.1f, 1f, new[] { 0.8f, 0.3f }),
        new("a larger input", 2f, 1f, new[] { 0.8f, 0.3f }),
        new("a negative input", -1.5f, 0f, new[] { 0.8f, 0.3f }),
        new("no error, no gradient", 0f, 0f, new[] { 1f, 1f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [2 * random.NextNormal(), random.NextNormal(), new[] { random.NextNormal(), random.NextNormal() }];

    public override IReadOnlyList<string> Hints =>
    [
        "The derivative with respect to v agrees everywhere, so everything that both have in common is right. What does only the "
            + "derivative with respect to w contain?",
        "It contains the slope of the tanh, and that is right for small z and wrong for large z. What is the slope of tanh, made of its "
            + "output a?",
        "1 − a², with a = tanh(z). The colleague wrote 1 − z²; near 0 the two are nearly equal, because tanh(z) is nearly z there.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it is still the colleague's code", "At x = 2 the sign is wrong: the slope of tanh is never below 0.",
            (x, target, p) => Gradient(x, target, p, (z, _) => 1 - z * z)),
        Mistake("the slope of the sigmoid is used", "a(1 − a) belongs to the sigmoid. For tanh it is 1 − a².",
            (x, target, p) => Gradient(x, target, p, (_, a) => a * (1 - a))),
        Mistake("the slope of the tanh was left out", "From a to z the gradient passes through the tanh: multiply by 1 − a².",
            (x, target, p) => Gradient(x, target, p, (_, _) => 1)),
        Mistake("the slope of the tanh appears at both parameters", "v is multiplied by x outside of the tanh: its derivative was right.",
            (x, target, p) =>
                Gradient(x, target, p, (_, a) => 1 - a * a) is var g ? [g[0], g[1] * (1 - MathF.Pow(MathF.Tanh(p[0] * x), 2))] : []),
    ];

    private static float[] Gradient(float x, float target, float[] p, Func<float, float, float> slope)
    {
        var z = p[0] * x;
        var a = MathF.Tanh(z);
        var d = 2 * (a + p[1] * x - target);
        return [d * slope(z, a) * x, d * x];
    }
}
