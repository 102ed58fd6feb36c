namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class CollapseExercise : Exercise<Func<float, float, float, float, (float W, float B)>>
{
    public override string Id => "fp-collapse";
    public override int Number => 2;
    public override string Title => "Two lines make one line";
    public override int Points => 2;

    protected override Func<float, float, float, float, (float W, float B)> Solution => (w1, b1, w2, b2) => (w2 * w1, w2 * b1 + b2);

    // A line is known by two of its points.
    protected override Func<float, float, float, float, (float W, float B)> Alternative => (float w1, float b1, float w2, float b2) =>
    {
        float Through(float x) => w2 * (w1 * x + b1) + b2;
        return (Through(1) - Through(0), Through(0));
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("double it and add 1, then triple it and add 5", 2f, 1f, 3f, 5f),
        new("the weights of the worked example", 0.15f, 0.4f, 0.25f, 0.5f),
        new("a second neuron that ignores the first", 4f, 7f, 0f, -1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), random.NextNormal(), random.NextNormal(), random.NextNormal()];

    public override IReadOnlyList<string> Hints =>
    [
        "Write the first neuron's output, w₁x + b₁, in the place of the second one's input, and multiply out. What stands before x is the "
            + "new weight; the rest is the new bias.",
        "w₂·(w₁x + b₁) + b₂ = (w₂w₁)·x + (w₂b₁ + b₂).",
        "A pair is returned in brackets: `return (w2 * w1, …);` In the second place stands b₁, which the second weight has multiplied, and "
            + "then b₂.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the two biases are simply added",
            "The first bias passes through the second neuron, and is multiplied by w₂ on the way: w₂·b₁ + b₂.",
            (w1, b1, w2, b2) => (w2 * w1, b1 + b2)),
        Mistake("the weights are added", "Doubling and then tripling makes six times as much, not five: multiply the weights.",
            (w1, b1, w2, b2) => (w1 + w2, w2 * b1 + b2)),
        Mistake("the first bias is lost", "Multiply out the bracket in w₂·(w₁x + b₁) + b₂: the second weight meets b₁ too.",
            (w1, b1, w2, b2) => (w2 * w1, b2)),
        Mistake("the order of the neurons is reversed",
            "x meets w₁ and b₁ first. You have it going through the second neuron before the first.",
            (w1, b1, w2, b2) => (w2 * w1, w1 * b2 + b1)),
    ];
}
