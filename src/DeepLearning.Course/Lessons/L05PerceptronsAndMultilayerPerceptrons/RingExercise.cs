using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

/// <summary>Open-ended: any way of telling a ring from the disc inside it.</summary>
internal sealed class RingExercise : OpenEndedExercise<Func<Tensor, Tensor, Tensor, Tensor>, Tensor>
{
    private const int Count = 200;
    private const float Needed = 0.95f;

    private static readonly (Tensor Points, Tensor Labels) Known = Scatter(new RandomGenerator(5));
    private static readonly (Tensor Points, Tensor Labels) Unseen = Scatter(new RandomGenerator(55));

    public override string Id => "mp-ring";
    public override int Number => 5;
    public override string Title => "A ring around a disc";
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution =>
        (points, labels, unseen) => Train(points, labels, unseen, hidden: 8, steps: 300) > 0;

    // No network: how far is it from the middle?
    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor points, Tensor labels, Tensor unseen) =>
    {
        var radius = points.Norm(1, keepDim: true);
        var disc = (radius * (1 - labels)).Sum() / (1 - labels).Sum();
        var ring = (radius * labels).Sum() / labels.Sum();
        return unseen.Norm(1, keepDim: true) > 0.4f * disc + 0.6f * ring;
    };

    protected override string Task => "200 unseen points of a ring and a disc";
    protected override object?[] Inputs => [Known.Points, Known.Labels, Unseen.Points];

    public override IReadOnlyList<string> Hints =>
    [
        "One line cannot enclose a disc. How many straight boundaries does it take at least? Then give the network a few more. Or do "
            + "without a network: how do the two classes differ in their distance from the middle?",
        "A network such as 2–8–1 with a tanh, targets 2 · labels − 1, averaged squared errors, and a thousand steps of Sgd or more at a "
            + "rate of 0.1. Its output is above 0 for class 1.",
        "Copy the training loop of the experiment, with `points` and `labels` in place of `cloud` and the labels there. The last line is "
            + "`return mine.Forward(unseen) > 0;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the raw outputs are returned and not classes",
            "They must be 0 or 1. Compare the network's output with 0: `… > 0` makes ones and zeros.",
            (points, labels, unseen) => Train(points, labels, unseen, hidden: 8, steps: 300),
            output => output.Length == Count && output.ToArray().Any(value => value is not (0 or 1))),
        Mistake("the labels of the known points are returned",
            "These are the answers to the points that you trained on. Send `unseen` through your network.",
            (points, labels, unseen) => labels, output => output.Length == Count && Agreement(output, Known.Labels) == 1),
        Mistake("every point gets the same class",
            "The network has not learned, or its output is compared with the wrong number: it is a sum, so compare with 0.",
            (points, labels, unseen) => Tensor.Ones(Count, 1),
            output => output.Length == Count && output.ToArray().Distinct().Count() == 1),
        Mistake("many points are in the wrong class, as a straight boundary would leave them",
            "Without an activation function between the layers, or with one hidden neuron, the boundary is one line, and a line leaves "
                + "half of the ring on the disc's side: add a hidden layer with `new Tanh()`. If you have one, the training was too short, "
                + "or its rate too small.",
            (points, labels, unseen) => Train(points, labels, unseen, hidden: 1, steps: 300) > 0,
            output => output.Length == Count && Agreement(output, Unseen.Labels) is > 0.3f and < 0.8f),
    ];

    protected override Verdict Judge(Tensor output)
    {
        if (output.Shape != Unseen.Labels.Shape)
            return Failed($"One class for each unseen point is needed, so a tensor of shape {Unseen.Labels.Shape}, and {output.Shape} "
                + $"came.");
        var right = Agreement(output, Unseen.Labels);
        return Verdict(right >= Needed,
            $"{100 * right:0.0} % of 200 points that it had never seen are in the right class; 95 % are needed.", Picture(output));
    }

    private static Figure Picture(Tensor output)
    {
        float[] Place(int column, Func<bool, bool> keep) => [.. Enumerable.Range(0, Count)
            .Where(i => keep(output.Data[i] == Unseen.Labels.Data[i])).Select(i => Unseen.Points.Data[2 * i + column])];
        return Figure.Scatter(Place(0, isRight => isRight), Place(1, isRight => isRight), "right")
            .AddScatter(Place(0, isRight => !isRight), Place(1, isRight => !isRight), "wrong")
            .Title("The unseen points").Size(560, 460).Alt("The unseen points of ring and disc, those in the wrong class marked.");
    }

    private static float Agreement(Tensor output, Tensor labels) => output.Reshape(Count, 1).EqualTo(labels).Mean().Item();

    private static (Tensor Points, Tensor Labels) Scatter(RandomGenerator random)
    {
        var (points, labels) = (new float[Count, 2], new float[Count, 1]);
        for (var i = 0; i < Count; i++)
        {
            var isRing = i % 2 == 1;
            var radius = isRing ? 1.5f + 0.15f * random.NextNormal() : MathF.Sqrt(random.NextSingle());
            var angle = 2 * MathF.PI * random.NextSingle();
            (points[i, 0], points[i, 1], labels[i, 0]) = (radius * MathF.Cos(angle), radius * MathF.Sin(angle), isRing ? 1 : 0);
        }

        var order = random.Permutation(Count);
        return (Tensor.From(points).IndexSelect(0, order), Tensor.From(labels).IndexSelect(0, order));
    }

    private static Tensor Train(Tensor points, Tensor labels, Tensor unseen, int hidden, int steps)
    {
        var random = new RandomGenerator(1);
        var network = new Sequential(new Linear(2, hidden, generator: random), new Tanh(), new Linear(hidden, 1, generator: random));
        var optimizer = new Adam(network.Parameters(), learningRate: 0.05f);
        Training.Fit(network, optimizer, new BceWithLogitsLoss(), points, labels, steps);
        return Training.Predict(network, unseen);
    }
}
