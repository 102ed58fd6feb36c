namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

/// <summary>Open-ended: any training that reads tiny digits although a sixth of the labels it learns from are wrong.</summary>
internal sealed class WrongLabelsExercise : OpenEndedExercise<Func<Tensor, Tensor, Tensor, Tensor>, Tensor>
{
    private const int TrainingCount = 700;
    private const int UnseenCount = 600;
    private const float Needed = 0.87f;

    private static readonly Lazy<(Tensor Images, Tensor Labels, Tensor Unseen, Tensor Answers)> Digits = new(() =>
    {
        var digits = Datasets.TinyDigits();
        var random = new RandomGenerator(33);
        float[] labels = digits.Targets.Narrow(0, 0, TrainingCount).ToArray();
        for (var i = 0; i < labels.Length; i++)
            if (random.NextSingle() < 1 / 6f) labels[i] = (labels[i] + 1 + random.NextInt32(9)) % 10;
        return (digits.Inputs.Narrow(0, 0, TrainingCount), new Tensor(labels, TrainingCount),
            digits.Inputs.Narrow(0, TrainingCount, UnseenCount), digits.Targets.Narrow(0, TrainingCount, UnseenCount));
    });

    public override string Id => "m3-labels";
    public override int Number => 8;
    public override string Title => "Learn from wrong labels";
    public override int Points => 4;
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);
    public override IReadOnlyList<string> Revisit => ["overfitting-and-regularisation", "digit-recogniser"];

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution =>
        (images, labels, unseen) => Train(images, labels, unseen, epochs: 12, decay: 0.1f).ArgMax(1);

    // A vote among the nearest: a few wrong labels are outvoted.
    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor images, Tensor labels, Tensor unseen) =>
    {
        var (known, wanted) = (images.Flatten(1), unseen.Flatten(1));
        var distances = (known * known).Sum(1) - 2 * wanted.MatMul(known.T);
        var truth = labels.ToArray();
        var answers = Enumerable.Range(0, wanted.Shape[0]).Select(i =>
            distances[i].ToArray().Select((distance, j) => (distance, truth[j])).OrderBy(pair => pair.distance).Take(9)
                .GroupBy(pair => pair.Item2).MaxBy(votes => votes.Count())!.Key).ToArray();
        return Tensor.From(answers);
    };

    protected override string Task => "reading 600 digits after 700, many of them mislabelled";
    protected override object?[] Inputs => [Digits.Value.Images, Digits.Value.Labels, Digits.Value.Unseen];

    public override IReadOnlyList<string> Hints =>
    [
        "A network with enough neurons fits the wrong labels, too, if it is trained long enough. The remedies of lesson 11 are worth "
            + "trying; stopping early is the cheapest.",
        "64 inputs, some 48 hidden neurons, ten scores; AdamW with a weight decay of 0.1, or dropout; ten or fifteen epochs, and not a "
            + "hundred. If you want to know when to stop, keep a hundred examples for validation.",
        "Flatten with `images.Reshape(images.Shape[0], 64)`, a `DataLoader` over a `TensorDataset` with batches of 32, `new "
            + "AdamW(model.Parameters(), 0.005f, weightDecay: 0.1f)`, `CrossEntropyLoss`, twelve epochs, and `ArgMax(1)` of the scores for "
            + "unseen.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the scores are returned and not the digits",
            "Ten numbers came for each picture. Take the place of the largest: ArgMax(1).",
            (images, labels, unseen) => Train(images, labels, unseen, epochs: 1, decay: 0), output => output.Rank == 2),
        Mistake("the answers belong to the pictures you trained on", "Send `unseen` through the model, not `images`.",
            (images, labels, unseen) => labels, output => output.Rank == 1 && output.Length == TrainingCount),
        Mistake("every picture gets the same answer",
            "A network that has not learned can give one answer to all inputs. Does the loss fall?",
            (images, labels, unseen) => Tensor.Zeros(UnseenCount),
            output => output.Length == UnseenCount && output.ToArray().Distinct().Count() == 1),
        Mistake("it was trained too long, or not long enough",
            "It reads fairly well, and worse than it could. Keep 100 examples for validation: if their accuracy was higher some epochs "
                + "ago, train for fewer epochs or add weight decay; if it is still rising, train longer.",
            (images, labels, unseen) => Train(images, labels, unseen, epochs: 120, decay: 0).ArgMax(1),
            output => output.Length == UnseenCount && Accuracy(output) is >= 0.6f and < Needed),
    ];

    protected override Verdict Judge(Tensor answers)
    {
        if (answers.Rank != 1 || answers.Length != UnseenCount)
            return Failed($"One digit for each unseen picture is needed, so a tensor of shape [{UnseenCount}], and {answers.Shape} came.");
        var accuracy = Accuracy(answers);
        return Verdict(accuracy >= Needed,
            $"It reads {100 * accuracy:0.0} % of {UnseenCount} digits that it had never seen; {100 * Needed:0} % are needed.");
    }

    private static float Accuracy(Tensor answers) => answers.EqualTo(Digits.Value.Answers).Mean().Item();

    private static Tensor Train(Tensor images, Tensor labels, Tensor unseen, int epochs, float decay)
    {
        var random = new RandomGenerator(3);
        var model = new Sequential(new Flatten(), new Linear(64, 48, generator: random), new Relu(), new Linear(48, 10, generator: random));
        var optimizer = new AdamW(model.Parameters(), 0.005f, weightDecay: decay);
        var batches = new DataLoader(new TensorDataset(images, labels), batchSize: 32, shuffle: true, generator: random);
        Training.Fit(model, optimizer, new CrossEntropyLoss(), batches, epochs);
        return Training.Predict(model, unseen);
    }
}
