using static DeepLearning.Course.Formulas;
using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class FindTheErrorExercise : Exercise<Func<float, float[], float[], float, int>>
{
    public override string Id => "fp-slip";
    public override int Number => 3;
    public override string Title => "Find the slip";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float, float[], float[], float, int> Solution => (a, w, b, printed) =>
        Nearest(w.Length, i => Sigmoid(w[i] * a + b[i]), printed);

    protected override Func<float, float[], float[], float, int> Alternative => (float a, float[] w, float[] b, float printed) =>
    {
        var (best, smallest) = (-1, double.MaxValue);
        for (var i = w.Length - 1; i >= 0; i--)
        {
            var distance = Math.Pow(1 / (1 + Math.Exp(-w[i] * a - b[i])) - printed, 2);
            if (distance <= smallest) (best, smallest) = (i, distance);
        }

        return best;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the handout: which pair gives the 0.7153 that it prints?", 0.6023f, new[] { 0.25f, 0.5f, 0.45f, 0.15f },
            new[] { 0.5f, 0.25f, 0.65f, 0.4f }, 0.7153f),
        new("the number that belongs to the handout's own pair", 0.6023f, new[] { 0.5f, 0.15f, 0.45f, 0.25f },
            new[] { 0.25f, 0.4f, 0.65f, 0.5f }, 0.6571f),
        new("the first pair is the one", 0.2f, new[] { -4f, -1f, 1f }, new[] { 0f, 0f, 0f }, 0.31f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 3 + random.NextInt32(4);
        var (a, w, b) = (random.NextSingle(), Normals(random, count, 2), Normals(random, count, 2));
        var wrong = random.NextInt32(count);
        return [a, w, b, MathF.Round(Sigmoid(w[wrong] * a + b[wrong]), 4)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Compute the output of each suspected pair, and see which is nearest to the printed number. Nearest, "
            + "not equal: the printed one was rounded.",
        "For each i the distance is |σ(w[i]·a + b[i]) − printed|. Remember the smallest distance so far, and the i where you saw it.",
        "Before the loop `int best = 0; float smallest = float.MaxValue;`, inside it `float distance = MathF.Abs(Neuron(a, w[i], b[i]) - "
            + "printed);` and, if it is smaller than `smallest`, keep both the distance and i.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the most distant suspect is returned",
            "You keep the largest distance. The pair you want is where the distance is smallest.",
            (a, w, b, printed) => Enumerable.Range(0, w.Length).MaxBy(i => MathF.Abs(Sigmoid(w[i] * a + b[i]) - printed))),
        Mistake("the sum z is compared with the printed output",
            "The printed number is an output a, so apply the sigmoid to z before you compare.",
            (a, w, b, printed) => Nearest(w.Length, i => w[i] * a + b[i], printed)),
        Mistake("the distance has lost its absolute value",
            "Without MathF.Abs a result far below the printed number counts as a very small distance.",
            (a, w, b, printed) => Enumerable.Range(0, w.Length).MinBy(i => Sigmoid(w[i] * a + b[i]) - printed)),
        Mistake("equality is asked for",
            "The printed number was rounded to four digits, so nothing equals it exactly, and your loop falls through to its last line. "
                + "Look for the smallest distance.",
            (a, w, b, printed) => Array.FindIndex(w, weight => Sigmoid(weight * a + b[Array.IndexOf(w, weight)]) == printed)),
        Mistake("the suspects are counted from 1", "In C# the first place of an array has the number 0.",
            (a, w, b, printed) => 1 + Nearest(w.Length, i => Sigmoid(w[i] * a + b[i]), printed)),
    ];

    private static int Nearest(int count, Func<int, float> value, float target) =>
        Enumerable.Range(0, count).MinBy(i => MathF.Abs(value(i) - target));
}
