namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class TanhGradientsExercise : Exercise<Func<float, float, float[], float[]>>
{
    public override string Id => "m2-chain";
    public override int Number => 4;
    public override string Title => "Four slopes by hand";
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
        "First forward, and keep a and y. Then back from the loss: each slope is the one behind it, times how the step in between reacts.",
        "dL/dy = 2(y − target). From there dL/dw₂ = dL/dy · a and dL/db₂ = dL/dy. Through w₂ and the tanh you come to dL/dz = dL/dy · w₂ · "
            + "(1 − a²).",
        "`float dy = 2 * (y - target); float dz = dy * w2 * …;` and the answer is [dz * x, dz, dy * a, dy]: w1, b1, w2, b2.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the 2 of the square is missing", "The slope of (y − t)² is 2(y − t). There is no ½ in front of this loss.",
            (x, target, p) => Gradient(x, target, p, factor: 1)),
        Mistake("the slope of a sigmoid is used", "The bend is a tanh here: its slope is 1 − a², not a(1 − a).",
            (x, target, p) => Gradient(x, target, p, activationSlope: a => a * (1 - a))),
        Mistake("the bend is left out on the way back", "Between a and z stands tanh, and its slope, 1 − a², belongs into the product.",
            (x, target, p) => Gradient(x, target, p, activationSlope: _ => 1)),
        Mistake("the second weight is left out on the way back",
            "The loss feels a through w₂: multiply by it before you go through the tanh.",
            (x, target, p) => Gradient(x, target, p, outputWeight: 1)),
        Mistake("the error is turned round", "dL/dy is positive when y is too large: 2(y − target).",
            (x, target, p) => Gradient(x, target, p, factor: -2)),
        Mistake("the output is taken for squashed", "The second neuron only sums: no slope of a bend between y and its sum.",
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
