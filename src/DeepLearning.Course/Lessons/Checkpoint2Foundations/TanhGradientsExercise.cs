namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class TanhGradientsExercise : Exercise<Func<float, float, float[], float[]>>
{
    public override string Id => "m2-chain";
    public override int Number => 4;
    public override string Title => "Four derivatives with a pencil";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["backpropagation", "activation-functions"];

    protected override Func<float, float, float[], float[]> Solution => (x, target, p) => Gradient(x, target, p);

    protected override Func<float, float, float[], float[]> Alternative => (float x, float target, float[] p) =>
    {
        Tensor[] parameters = [.. p.Select(one => Tensor.From(one).RequireGrad())];
        var y = parameters[2] * (parameters[0] * x + parameters[1]).Tanh() + parameters[3];
        ((y - target) * (y - target)).Backward();
        return parameters.Select(parameter => parameter.Grad!.Item()).ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("a hidden sum of zero, where tanh has the slope 1", 2f, 1f, new[] { 0.5f, -1f, 3f, 2f }),
        new("a negative weight behind", 1f, 0.5f, new[] { 0.8f, 0.2f, -1.5f, 0.1f }),
        new("an input of zero", 0f, -1f, new[] { 2f, 0.5f, 1f, 0f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), random.NextNormal(),
            new[] { random.NextNormal(), random.NextNormal(), random.NextNormal(), random.NextNormal() }];

    public override IReadOnlyList<string> Hints =>
    [
        "First forward, and keep a and ŷ. Then back from the loss: along the path the slopes of the steps multiply.",
        "dL/dŷ = 2(ŷ − target). From there dL/dw₂ = dL/dŷ · a and dL/db₂ = dL/dŷ. Through w₂ and the tanh: dL/dz = dL/dŷ · w₂ · "
            + "(1 − a²).",
        "`float dy = 2 * (y - target); float dz = dy * w2 * …;` and the answer is [dz * x, dz, dy * a, dy]: w1, b1, w2, b2.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the 2 of the square is missing", "The slope of (ŷ − t)² is 2(ŷ − t). There is no ½ in front of this loss.",
            (x, target, p) => Gradient(x, target, p, factor: 1)),
        Mistake("the slope of a sigmoid is used", "The activation function is a tanh here: its slope is 1 − a², not a(1 − a).",
            (x, target, p) => Gradient(x, target, p, activationSlope: a => a * (1 - a))),
        Mistake("the slope of the tanh is left out on the way back", "Between a and z there is a tanh: its slope, 1 − a², is a factor.",
            (x, target, p) => Gradient(x, target, p, activationSlope: _ => 1)),
        Mistake("the second weight is left out on the way back",
            "a changes the loss through w₂: multiply by it before you go back through the tanh.",
            (x, target, p) => Gradient(x, target, p, outputWeight: 1)),
        Mistake("the sign of the error is wrong", "dL/dŷ is positive when ŷ is too large: 2(ŷ − target).",
            (x, target, p) => Gradient(x, target, p, factor: -2)),
        Mistake("the output got the slope of an activation function", "The second neuron has none: ŷ is its weighted sum.",
            (x, target, p) => GradientWithSquashedOutput(x, target, p)),
    ];

    private static float[] Gradient(float x, float target, float[] p, float factor = 2, Func<float, float>? activationSlope = null,
        float? outputWeight = null)
    {
        var a = MathF.Tanh(p[0] * x + p[1]);
        var dy = factor * (p[2] * a + p[3] - target);
        var dz = dy * (outputWeight ?? p[2]) * (activationSlope?.Invoke(a) ?? 1 - a * a);
        return [dz * x, dz, dy * a, dy];
    }

    private static float[] GradientWithSquashedOutput(float x, float target, float[] p)
    {
        var a = MathF.Tanh(p[0] * x + p[1]);
        var y = MathF.Tanh(p[2] * a + p[3]);
        var dy = 2 * (y - target) * (1 - y * y);
        var dz = dy * p[2] * (1 - a * a);
        return [dz * x, dz, dy * a, dy];
    }
}
