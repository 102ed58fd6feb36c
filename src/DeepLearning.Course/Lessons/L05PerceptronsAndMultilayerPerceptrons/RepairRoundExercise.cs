using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

/// <summary>A round of the perceptron rule whose bias forgets what it has learned.</summary>
internal sealed class RepairRoundExercise : Exercise<Func<float[][], int[], float[], float[]>>
{
    public override string Id => "mp-repair";
    public override int Number => 3;
    public override string Title => "Repair the round";
    public override int Points => 2;

    protected override Func<float[][], int[], float[], float[]> Solution => (x, target, p) =>
        Round(x, target, p, (q, input, error) => [q[0] + error * input[0], q[1] + error * input[1], q[2] + error]);

    protected override Func<float[][], int[], float[], float[]> Alternative => (float[][] x, int[] target, float[] p) =>
    {
        float w1 = p[0], w2 = p[1], b = p[2];
        for (var i = 0; i < x.Length; i++)
        {
            var saidYes = w1 * x[i][0] + w2 * x[i][1] > -b;
            if (saidYes == (target[i] == 1)) continue;
            var sign = saidYes ? -1 : 1;
            (w1, w2, b) = (w1 + sign * x[i][0], w2 + sign * x[i][1], b + sign);
        }

        return new[] { w1, w2, b };
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example, right already: nothing changes", new[] { new[] { 1f, 2f } }, new[] { 1 }, new[] { 1f, 1f, 2f }),
        new("one example that should have been yes", new[] { new[] { 1f, 2f } }, new[] { 1 }, new[] { 0f, 0f, -3f }),
        new("one example that should have been no", new[] { new[] { 1f, 2f } }, new[] { 0 }, new[] { 1f, 1f, 0.5f }),
        new("the four examples of and", new[] { new[] { 0f, 0f }, new[] { 0f, 1f }, new[] { 1f, 0f }, new[] { 1f, 1f } },
            new[] { 0, 0, 0, 1 }, new[] { 1f, 1f, 1f }),
        new("three mistakes in a row", new[] { new[] { 1f, 0f }, new[] { 0f, 1f }, new[] { 1f, 1f } }, new[] { 0, 0, 0 },
            new[] { 2f, 3f, 1f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 2 + random.NextInt32(5);
        float[][] x = [.. Enumerable.Range(0, count).Select(_ => Normals(random, 2))];
        return [x, Enumerable.Range(0, count).Select(_ => random.NextInt32(2)).ToArray(), Normals(random, 3)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "After each round the bias is −1, 0 or 1 and never anything else. Which line could make it so?",
        "The rule is b ← b + error. What happens to the bias in the colleague's code when an example is right, so that error is 0?",
        "Copy the body of Broken. Its line `q[2] = error;` replaces the bias; it should add to it, as the two lines above do.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it is still the colleague's code", "A right answer, with error 0, sets the bias to 0. It should leave it alone.",
            (x, target, p) => Round(x, target, p, (q, input, error) => [q[0] + error * input[0], q[1] + error * input[1], error])),
        Mistake("the bias does not change at all", "The bias is a weight whose input is constantly 1: add the error to it.",
            (x, target, p) => Round(x, target, p, (q, input, error) => [q[0] + error * input[0], q[1] + error * input[1], q[2]])),
        Mistake("the bias is multiplied by an input", "The bias has no input of its own: it changes by the error alone.",
            (x, target, p) =>
                Round(x, target, p, (q, input, error) => [q[0] + error * input[0], q[1] + error * input[1], q[2] + error * input[0]])),
        Mistake("the step goes the wrong way", "If the output should have been yes, add the example: the error is target − output.",
            (x, target, p) =>
                Round(x, target, p, (q, input, error) => [q[0] - error * input[0], q[1] - error * input[1], q[2] - error])),
        Mistake("the changes are made only after the round",
            "Each example must meet the weights that the example before it has left: compute with q, not with p.",
            (x, target, p) =>
            {
                float[] q = [.. p];
                for (var i = 0; i < x.Length; i++)
                {
                    var error = target[i] - Output(x[i], p);
                    (q[0], q[1], q[2]) = (q[0] + error * x[i][0], q[1] + error * x[i][1], q[2] + error);
                }

                return q;
            }),
    ];

    private static float[] Round(float[][] x, int[] target, float[] p, Func<float[], float[], int, float[]> changed)
    {
        var q = p;
        for (var i = 0; i < x.Length; i++) q = changed(q, x[i], target[i] - Output(x[i], q));
        return [.. q];
    }

    private static int Output(float[] x, float[] p) => p[0] * x[0] + p[1] * x[1] + p[2] > 0 ? 1 : 0;
}
