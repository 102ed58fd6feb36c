namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class CountParametersExercise : Exercise<Func<int[], int>>
{
    public override string Id => "mp-count";
    public override int Number => 3;
    public override string Title => "Count parameters";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int[], int> Solution => sizes => Pairs(sizes).Sum(pair => pair.To * (pair.From + 1));

    protected override Func<int[], int> Alternative =>
        (int[] sizes) => (int)new Sequential([.. sizes.Zip(sizes[1..], (from, to) => new Linear(from, to))]).ParameterCount;

    public override IReadOnlyList<Case> Cases =>
    [
        new("the network of this lesson", new[] { 2, 4, 1 }),
        new("one neuron with three inputs", new[] { 3, 1 }),
        new("the digit recogniser", new[] { 784, 128, 10 }),
        new("three hidden layers", new[] { 5, 7, 3, 6, 2 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Enumerable.Range(0, 2 + random.NextInt32(4)).Select(_ => 1 + random.NextInt32(30)).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "Take two neighbouring layers at a time. Every neuron of the second has one weight for each neuron of the first, and one bias.",
        "From n to m neurons there are m · (n + 1) parameters. Add that up over all neighbours.",
        "Loop over `layer` from 1, and add `sizes[layer] * (sizes[layer - 1] + …)` to a count.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the biases are missing", "These are the weights alone. Every neuron, except the inputs, has a bias too.",
            sizes => Pairs(sizes).Sum(pair => pair.To * pair.From)),
        Mistake("the inputs get biases too",
            "Inputs are numbers that come from outside: they have neither weights nor biases of their own.",
            sizes => sizes[0] + Pairs(sizes).Sum(pair => pair.To * (pair.From + 1))),
        Mistake("there is one bias for a layer", "Each neuron has its own bias, so a layer has as many as it has neurons.",
            sizes => Pairs(sizes).Sum(pair => pair.To * pair.From + 1)),
        Mistake("the bias is put on the wrong side", "It is m · (n + 1), with n the layer before. You have n · (m + 1).",
            sizes => Pairs(sizes).Sum(pair => pair.From * (pair.To + 1))),
        Mistake("neurons are counted and not parameters", "The parameters are the numbers on the arrows, and the biases.",
            sizes => sizes.Sum()),
    ];

    private static IEnumerable<(int From, int To)> Pairs(int[] sizes) => sizes.Zip(sizes.Skip(1));
}
