using static DeepLearning.Course.Formulas;
using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class ChainExercise : Exercise<Func<float, float[], float[], float[]>>
{
    public override string Id => "fp-chain";
    public override int Number => 2;
    public override string Title => "Neurons in a row";
    public override int Points => 2;

    protected override Func<float, float[], float[], float[]> Solution =>
        (x, w, b) => Chain(x, (i, a) => Sigmoid(w[i] * a + b[i]), w.Length);

    protected override Func<float, float[], float[], float[]> Alternative => (float x, float[] w, float[] b) =>
    {
        var said = new List<float>();
        for (var i = 0; i < w.Length; i++)
        {
            var e = Math.Exp(w[i] * (i == 0 ? x : said[i - 1]) + b[i]);
            said.Add((float)(e / (1 + e)));
        }

        return said.ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the two neurons of the worked example", 0.1f, new[] { 0.15f, 0.25f }, new[] { 0.4f, 0.5f }),
        new("a row of one", 0.1f, new[] { 0.15f }, new[] { 0.4f }),
        new("a row of four", -1f, new[] { 2f, -3f, 1f, 0.5f }, new[] { 0.1f, 1f, -0.5f, 0f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var length = 2 + random.NextInt32(4);
        return [random.NextNormal(), Normals(random, length, 2), Normals(random, length, 2)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The output of a neuron is the input of the next. Keep it in a variable that you change at every step.",
        "Start with a = x. For each i from 0: a becomes σ(w[i]·a + b[i]), and that new a is what you write down at place i.",
        "`var outputs = new float[w.Length];` and `float a = x;`, then a loop over i in which `a = Neuron(a, w[i], b[i]);` and `outputs[i] "
            + "= a;`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("every neuron gets x", "The second neuron does not see x. It sees what the first one said, so pass on a instead of x.",
            (x, w, b) => [.. w.Select((weight, i) => Sigmoid(weight * x + b[i]))]),
        Mistake("the squashing happens only at the end of the row", "Each neuron squashes its own sum before it passes it on.",
            (x, w, b) => Chain(x, (i, a) => w[i] * a + b[i], w.Length, last: Formulas.Sigmoid)),
        Mistake("nothing is squashed",
            "These are the sums z. Each has to go through the sigmoid, and its result is what the next neuron gets.",
            (x, w, b) => Chain(x, (i, a) => w[i] * a + b[i], w.Length)),
        Mistake("every neuron uses the first weight and bias", "Inside the loop, take w[i] and b[i], not w[0] and b[0].",
            (x, w, b) => Chain(x, (i, a) => Sigmoid(w[0] * a + b[0]), w.Length)),
        Mistake("what the neurons receive is written down, not what they say",
            "Change a first, and write it down after that. The first number in your list is x itself.",
            (x, w, b) => [x, .. Chain(x, (i, a) => Sigmoid(w[i] * a + b[i]), w.Length - 1)]),
    ];

    private static float[] Chain(float x, Func<int, float, float> step, int length, Func<float, float>? last = null)
    {
        var outputs = new float[length];
        for (var i = 0; i < length; i++) outputs[i] = x = step(i, x);
        if (last is not null) outputs[^1] = last(outputs[^1]);
        return outputs;
    }
}
