using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class LearnExercise : Exercise<Func<float[], int, float[], float, float[]>>
{
    public override string Id => "mp-learn";
    public override int Number => 2;
    public override string Title => "Learn from one example";
    public override int Points => 2;

    protected override Func<float[], int, float[], float, float[]> Solution =>
        (x, target, w, b) => Moved(x, w, b, target - Decide(x, w, b));

    protected override Func<float[], int, float[], float, float[]> Alternative => (float[] x, int target, float[] w, float b) =>
    {
        var learned = w.Append(b).ToArray();
        var said = x.Select((input, i) => input * w[i]).Sum() + b > 0;
        if (said == (target == 1)) return learned;
        for (var i = 0; i <= x.Length; i++)
            learned[i] += (said ? -1 : 1) * (i < x.Length ? x[i] : 1);
        return learned;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("it should have said yes, and said no", new[] { 2f, 1f }, 1, new[] { 0f, 0f }, 0f),
        new("it should have said no, and said yes", new[] { 1f, 3f }, 0, new[] { 2f, 1f }, 1f),
        new("it said yes and was right", new[] { 2f, 1f }, 1, new[] { 4f, -3f }, 1f),
        new("it said no and was right", new[] { 1f, 3f }, 0, new[] { 4f, -3f }, 1f),
        new("three inputs, one of them negative", new[] { -1f, 0.5f, 2f }, 1, new[] { 1f, -1f, 0f }, -0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(4);
        return [Normals(random, count), random.NextInt32(2), Normals(random, count), random.NextNormal()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Ask the perceptron first. If it is right, what you return is what you got: the weights, and then the bias.",
        "The error is target − answer: 0, 1 or −1. Each new weight is w[i] + error · x[i], and the new bias is b + error.",
        "`int error = target - Decide(x, w, b);`, then an array one longer than w: in place i `w[i] + error * x[i]`, and in the last place "
            + "the bias with its error.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it learns from right answers too",
            "A perceptron that was right changes nothing. Subtract its answer from the target, and let that be the factor.",
            (x, target, w, b) => Moved(x, w, b, 2 * target - 1)),
        Mistake("the shove goes the wrong way",
            "If it should have said yes, add what you saw. The factor is target − answer, not answer − target.",
            (x, target, w, b) => Moved(x, w, b, Decide(x, w, b) - target)),
        Mistake("the bias does not learn", "The bias is a weight whose input is always 1: it moves by target − answer.",
            (x, target, w, b) => [.. Moved(x, w, b, target - Decide(x, w, b))[..^1], b]),
        Mistake("the inputs are missing from the change",
            "Every weight moves by its own input, times the error. So inputs that were 0 leave their weight alone.",
            (x, target, w, b) => Moved([.. x.Select(_ => 1f)], w, b, target - Decide(x, w, b))),
        Mistake("it only learns when it should have said yes", "A wrong yes must be mended too: take the example away from the weights.",
            (x, target, w, b) => Moved(x, w, b, Math.Max(0, target - Decide(x, w, b)))),
        Mistake("the bias is not returned", "Return one number more than there are weights: the bias comes last.",
            (x, target, w, b) => Moved(x, w, b, target - Decide(x, w, b))[..^1]),
    ];

    private static float[] Moved(float[] x, float[] w, float b, int error) =>
        [.. w.Zip(x, (weight, input) => weight + error * input), b + error];

    private static int Decide(float[] x, float[] w, float b) => x.Zip(w, (input, weight) => input * weight).Sum() + b > 0 ? 1 : 0;
}
