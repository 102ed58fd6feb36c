namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

/// <summary>Open-ended: any model, trained in any way, that reads digits it has not seen.</summary>
internal sealed class RecogniserExercise : OpenEndedExercise<Func<Tensor, Tensor, Tensor, Tensor>, Tensor>
{
    private const int TrainingCount = 1000;
    private const int FirstUnseen = 7000;
    private const int UnseenCount = 500;
    private const float Needed = 0.8f;

    // Read once: the data are the same for every check. The check may be repeated at will, so it uses validation digits.
    private static readonly Lazy<(Tensor Images, Tensor Labels, Tensor Unseen, Tensor Answers)> Digits = new(() =>
    {
        var (train, _) = Datasets.Mnist();
        return (train.Inputs.Narrow(0, 0, TrainingCount), train.Targets.Narrow(0, 0, TrainingCount),
            train.Inputs.Narrow(0, FirstUnseen, UnseenCount), train.Targets.Narrow(0, FirstUnseen, UnseenCount));
    });

    public override string Id => "dr-recogniser";
    public override int Number => 5;
    public override string Title => "Your own recogniser";
    public override int Points => 4;
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution =>
        (images, labels, unseen) => Train(images, labels, epochs: 15, unseen).ArgMax(1);

    // No network at all: the label of the nearest picture seen.
    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor images, Tensor labels, Tensor unseen) =>
    {
        var known = images.Flatten(1);
        var similarity = unseen.Flatten(1).MatMul(known.T) - known.Square().Sum(1) / 2;
        return labels.IndexSelect(0, [.. similarity.ArgMax(1).ToArray().Select(place => (int)place)]);
    };

    protected override string Task => "reading 500 digits after seeing 1,000";
    protected override object?[] Inputs => [Digits.Value.Images, Digits.Value.Labels, Digits.Value.Unseen];

    public override IReadOnlyList<string> Hints =>
    [
        "You have all the pieces in the lesson: flatten the pictures, make a small network, train it with Adam, and take the highest score "
            + "for each unseen picture.",
        "Flatten from [n, 1, 28, 28] to [n, 784] with `new Flatten()` as the first layer. A DataLoader over a TensorDataset makes batches, "
            + "and a Trainer does the rest. 10 to 20 epochs are enough for 1,000 digits.",
        "`var model = new Sequential(new Flatten(), new Linear(784, 64), new Relu(), new Linear(64, 10));`, then `new Trainer(model, new "
            + "Adam(model.Parameters()), new CrossEntropyLoss()).Fit(…, epochs: 15)`, and at the end `model.Forward(unseen).ArgMax(1)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the scores are returned and not the digits",
            "Ten numbers came for each picture. Take the place of the largest: ArgMax(1).",
            (images, labels, unseen) => Train(images, labels, epochs: 1, unseen), output => output.Rank == 2),
        Mistake("the answers belong to the pictures you trained on",
            "As many answers came as there were training pictures. Send `unseen` through the model, not `images`.",
            (images, labels, unseen) => labels, output => output.Rank == 1 && output.Length == TrainingCount),
        Mistake("every picture gets the same answer",
            "A network that has not learned, or whose learning rate is far too large, can give one answer to all inputs. Print the "
                + "loss after each epoch: does it fall?",
            (images, labels, unseen) => Tensor.Zeros(UnseenCount),
            output => output.Length == UnseenCount && output.ToArray().Distinct().Count() == 1),
        Mistake("the network has hardly been trained",
            "It is right about as often as a guess would be. Is Fit called, with this model's own parameters in the optimiser, and for "
                + "several epochs?",
            (images, labels, unseen) => Train(images, labels, epochs: 0, unseen).ArgMax(1),
            output => output.Length == UnseenCount && Accuracy(output) < 0.3f),
    ];

    protected override Verdict Judge(Tensor answers)
    {
        if (answers.Rank != 1 || answers.Length != UnseenCount)
            return Failed($"One digit for each unseen picture is needed, so a tensor of shape [{UnseenCount}], and {answers.Shape} came.");
        var accuracy = Accuracy(answers);
        return Verdict(accuracy >= Needed,
            $"It reads {accuracy:P1} of {UnseenCount} digits that it had never seen; {Needed:P0} are needed.");
    }

    private static float Accuracy(Tensor answers) => answers.EqualTo(Digits.Value.Answers).Mean().Item();

    private static Tensor Train(Tensor images, Tensor labels, int epochs, Tensor unseen)
    {
        var random = new RandomGenerator(14);
        var model = new Sequential(new Flatten(), new Linear(784, 64, generator: random), new Relu(),
            new Linear(64, 10, generator: random));
        var optimizer = new Adam(model.Parameters(), learningRate: 0.002f);
        var batches = new DataLoader(new TensorDataset(images, labels), batchSize: 32, shuffle: true, generator: random);
        Training.Fit(model, optimizer, new CrossEntropyLoss(), batches, epochs);
        return Training.Predict(model, unseen);
    }
}
