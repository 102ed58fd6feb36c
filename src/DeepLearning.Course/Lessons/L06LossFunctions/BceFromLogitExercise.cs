namespace DeepLearning.Course.Lessons.L06LossFunctions;

/// <summary>The stable form of binary cross-entropy, log(1 + e^(−s)) without an exponential that overflows.</summary>
internal sealed class BceFromLogitExercise : Exercise<Func<float, int, float>>
{
    public override string Id => "lf-bce-logit";
    public override int Number => 2;
    public override string Title => "Binary cross-entropy from the logit";
    public override int Points => 2;

    protected override Func<float, int, float> Solution => (z, y) => (float)Softplus(y == 1 ? -z : z);

    // Two logits, 0 and z, and the log-sum-exp of the lesson.
    protected override Func<float, int, float> Alternative => (float z, int y) =>
    {
        var largest = MathF.Max(0, z);
        var logSumExp = largest + MathF.Log(MathF.Exp(-largest) + MathF.Exp(z - largest));
        return logSumExp - y * z;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("undecided: log 2", 0f, 1),
        new("confident and right", 3f, 1),
        new("confident and wrong", 3f, 0),
        new("a negative logit, and the answer is no", -2f, 0),
        new("more confident and wrong", 30f, 0),
        new("very confident and wrong", 200f, 0),
        new("very confident and wrong, the other way", -200f, 1),
        new("very confident and right", 200f, 1),
        new("a logit for which a double overflows too", 1000f, 0),
        new("the same the other way", -1000f, 1),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) => [5 * random.NextNormal(), random.NextInt32(2)];

    public override IReadOnlyList<string> Hints =>
    [
        "Write −log σ(z) without σ: the logarithm of 1 / (1 + e^(−z)) is minus the logarithm of the denominator. And 1 − σ(z) = σ(−z), so "
            + "the second case is the first with another sign.",
        "With s = z for yes and s = −z for no the loss is log(1 + e^(−s)) = log(e^0 + e^(−s)): a log-sum-exp of 0 and −s. Take the larger "
            + "of the two out.",
        "`float s = y == 1 ? z : -z;` and then `MathF.Max(0, -s)` plus the logarithm of 1 + e to the power of minus |s|.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sigmoid is computed first, and its logarithm overflows",
            "For z = −200, σ(z) is 0 in a float, and −log 0 is infinite. Simplify −log(1 / (1 + e^(−z))) before you compute.",
            (z, y) => y == 1 ? -MathF.Log(Formulas.Sigmoid(z)) : -MathF.Log(1 - Formulas.Sigmoid(z))),
        Mistake("the exponential still overflows",
            "log(1 + e^(−s)) is right, and e^200 is too large for a float. Take the larger exponent, 0 or −s, out first.",
            (z, y) => MathF.Log(1 + MathF.Exp(y == 1 ? -z : z))),
        Mistake("the exponential overflows in double precision too",
            "A double ends near e^709, and here the exponent is 1,000. Take the larger exponent, 0 or −s, out first.",
            (z, y) => (float)Math.Log(1 + Math.Exp(y == 1 ? -z : z))),
        Mistake("the probability is clipped, so very wrong answers all have the same loss",
            "Clipping hides the overflow: at z = −200 the loss is 200, and its slope must not vanish. Use log-sum-exp.",
            (z, y) => Math.Clamp(Formulas.Sigmoid(z), 1e-7f, 1 - 1e-7f) is var p && y == 1 ? -MathF.Log(p) : -MathF.Log(1 - p)),
        Mistake("yes and no are exchanged", "For y = 1 a large z is right, and the loss is near 0.",
            (z, y) => (float)Softplus(y == 1 ? z : -z)),
        Mistake("the answer is ignored", "For y = 0 the loss is −log(1 − σ(z)), which is −log σ(−z): change the sign of z.",
            (z, y) => (float)Softplus(-z)),
        Mistake("what was taken out is not put back", "After taking max(0, −s) out of the logarithm, add it again.",
            (z, y) => MathF.Log(1 + MathF.Exp(-MathF.Abs(z)))),
    ];

    private static double Softplus(double x) => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
