using static DeepLearning.Course.Formulas;
using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class DecideExercise : Exercise<Func<float[], float[], float, int>>
{
    public override string Id => "mp-decide";
    public override int Number => 1;
    public override string Title => "Decide";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], float[], float, int> Solution => (x, w, b) => Dot(x, w) + b > 0 ? 1 : 0;

    protected override Func<float[], float[], float, int> Alternative =>
        (float[] x, float[] w, float b) => Tensor.From(x).Dot(Tensor.From(w)).Item() > -b ? 1 : 0;

    public override IReadOnlyList<Case> Cases =>
    [
        new("a clear yes: 2 + 3 − 1", new[] { 1f, 1f }, new[] { 2f, 3f }, -1f),
        new("a clear no", new[] { 1f, 2f }, new[] { 1f, -2f }, 0.5f),
        new("exactly zero, which is not above zero", new[] { 1f, 1f }, new[] { 1f, -1f }, 0f),
        new("only the bias says yes", new[] { 0f, 0f, 0f }, new[] { 5f, -4f, 1f }, 0.5f),
        new("the first input alone would say yes", new[] { 1f, 1f, 1f }, new[] { 1f, -1f, -1f }, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [Normals(random, count), Normals(random, count), random.NextNormal()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "First the weighted sum as in lesson 3, then a step in place of the squashing.",
        "Sum over i of w[i]·x[i], plus b. If that is above 0 return 1, otherwise 0; exactly 0 counts as 0.",
        "Start with `float total = b;`, add `w[i] * x[i]` in a loop, and end with `return total > 0 ? … : …;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a sum of exactly zero counts as yes", "Yes needs a sum above 0: use > and not >=.",
            (x, w, b) => Dot(x, w) + b >= 0 ? 1 : 0),
        Mistake("the bias is missing", "Look at the inputs of zero, where only the bias speaks. Add b to the sum.",
            (x, w, b) => Dot(x, w) > 0 ? 1 : 0),
        Mistake("the bias is taken away", "The bias is added: w·x + b. Some books write a threshold, which is subtracted; it is −b.",
            (x, w, b) => Dot(x, w) - b > 0 ? 1 : 0),
        Mistake("yes and no are exchanged", "1 means yes, and belongs to a sum above 0.",
            (x, w, b) => Dot(x, w) + b > 0 ? 0 : 1),
        Mistake("only the first input is looked at", "Every input has its weight. Add all the products in a loop.",
            (x, w, b) => w[0] * x[0] + b > 0 ? 1 : 0),
    ];
}
