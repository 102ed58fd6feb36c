namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

/// <summary>Open-ended: any way of giving probabilities with a low cross-entropy for two moons that overlap.</summary>
internal sealed class UsableProbabilitiesExercise : OpenEndedExercise<Func<Tensor, Tensor, Tensor, Tensor>, Tensor>
{
    private const int UnseenCount = 1000;
    private const float Allowed = 0.40f;

    private static readonly Lazy<(Tensor Points, Tensor Moons, Tensor Unseen, Tensor Answers)> Data = new(() =>
    {
        var (points, moons) = Draw(60, 1);
        var (unseen, answers) = Draw(UnseenCount, 4);
        return (points, moons, unseen, answers);
    });

    public override string Id => "or-honest";
    public override int Number => 5;
    public override string Title => "Probabilities that can be used";
    public override int Points => 4;
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    // The share of moon 1 among the nearest points, drawn a little towards one half.
    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution =>
        (points, moons, newPoints) => Neighbours(points, moons, newPoints, 11);

    // Each known point is a soft hill; the share of the hills of moon 1.
    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor points, Tensor moons, Tensor newPoints) =>
    {
        var hills = (-(newPoints.Unsqueeze(1) - points).Square().Sum(2) / 0.15f).Exp();
        return (hills.MatMul(moons) + 0.1f) / (hills.Sum(1) + 0.2f);
    };

    protected override string Task => "1,000 new points";
    protected override object?[] Inputs => [Data.Value.Points, Data.Value.Moons, Data.Value.Unseen];

    public override IReadOnlyList<string> Hints =>
    [
        "Any remedy of this lesson will do, or two of them. It need not be a network: nearest neighbours can give probabilities too.",
        "Train a small network with weight decay and with points that are moved a little each time; then the softmax of its two "
            + "logits, second column.",
        "In each step: `Tensor moved = points + 0.3f * Tensor.Randn(60, 2);`, train on that with `AdamW(…, weightDecay: 0.2f)` for some "
            + "300 steps, and return `model.Forward(newPoints).Softmax(1)[.., 1].Detach()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("both columns are returned", "Only the probability of moon 1 is asked for: column 1, as in `[.., 1]`.",
            (points, moons, newPoints) => Tensor.Full(0.5f, UnseenCount, 2), output => output.Rank == 2 && output.Shape[1] == 2),
        Mistake("the answers are not probabilities",
            "Numbers below 0 or above 1 came: these are logits. Put them through Softmax or Sigmoid.",
            (points, moons, newPoints) => Tensor.Full(3, UnseenCount),
            output => output.Length == UnseenCount && output.ToArray().Any(p => !(p is >= 0 and <= 1))),
        Mistake("every probability is close to 0 or 1",
            "0 and 1 claim certainty. Where the moons overlap there is none, and one confident mistake has an enormous loss.",
            (points, moons, newPoints) => Neighbours(points, moons, newPoints, 1),
            output => output.Length == UnseenCount && output.ToArray().All(p => p is < 0.05f or > 0.95f)),
        Mistake("the columns are swapped: these are the probabilities of moon 0", "Take column 1.",
            (points, moons, newPoints) => 1 - Neighbours(points, moons, newPoints, 11),
            output => output.Length == UnseenCount && MeanLoss(1 - output) < Allowed),
        Mistake("every point gets the same answer", "Always fifty-fifty has a loss of 0.69. The coordinates tell more than that.",
            (points, moons, newPoints) => Tensor.Full(0.5f, UnseenCount),
            output => output.Length == UnseenCount && output.ToArray().Distinct().Count() == 1),
    ];

    protected override Verdict Judge(Tensor answers)
    {
        if (answers.Rank != 1 || answers.Length != UnseenCount)
            return Failed($"One probability for each new point is needed, so a tensor of shape [{UnseenCount}], and {answers.Shape} came.");
        if (answers.ToArray().Any(p => !(p is >= 0 and <= 1))) return Failed($"Probabilities lie between 0 and 1.");
        var loss = MeanLoss(answers);
        return Verdict(loss <= Allowed,
            $"The mean cross-entropy of your probabilities is {loss:0.000}; at most {Allowed:0.000} is allowed.");
    }

    // A confident mistake is expensive, but not without limit, so that the mean can still be read.
    private static float MeanLoss(Tensor answers) =>
        answers.ToArray().Zip(Data.Value.Answers.ToArray(), (p, moon) => -MathF.Log(MathF.Max(1e-6f, moon == 1 ? p : 1 - p))).Average();

    private static Tensor Neighbours(Tensor points, Tensor moons, Tensor newPoints, int count)
    {
        var distances = (newPoints.Unsqueeze(1) - points).Square().Sum(2);
        var nearest = distances.TopK(count, 1, largest: false).Indices;
        var share = moons.IndexSelect(0, [.. nearest.ToArray().Select(place => (int)place)]).Reshape(newPoints.Shape[0], count).Mean(1);
        return count == 1 ? share : 0.9f * share + 0.05f;
    }

    private static (Tensor Points, Tensor Moons) Draw(int count, ulong seed)
    {
        var random = new RandomGenerator(seed);
        Tensor places = Tensor.Zeros(count, 2), moon = Tensor.Zeros(count);
        for (var i = 0; i < count; i++)
        {
            var angle = MathF.PI * random.NextSingle();
            var upper = i % 2 == 0;
            places.Data[2 * i] = (upper ? MathF.Cos(angle) : 1 - MathF.Cos(angle)) + 0.3f * random.NextNormal();
            places.Data[2 * i + 1] = (upper ? MathF.Sin(angle) : 0.5f - MathF.Sin(angle)) + 0.3f * random.NextNormal();
            moon.Data[i] = upper ? 0 : 1;
        }

        return (places, moon);
    }
}
