namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class BestThresholdExercise : Exercise<Func<float[], int[], float>>
{
    public override string Id => "m1-threshold";
    public override int Number => 2;
    public override string Title => "As good as a threshold can be";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["what-deep-learning-does"];

    protected override Func<float[], int[], float> Solution => (feature, truth) => Shares(feature, truth).Max();

    // Sorted, every threshold is a place: what stands before it is called 0.
    protected override Func<float[], int[], float> Alternative => (float[] feature, int[] truth) =>
    {
        var sorted = feature.Zip(truth).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();
        return Enumerable.Range(0, sorted.Length)
            .Max(place => sorted[..place].Count(one => one == 0) + sorted[place..].Sum()) / (float)sorted.Length;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("four pictures that one threshold tells apart", new[] { 0.2f, 0.9f, 0.4f, 0.7f }, new[] { 0, 1, 0, 1 }),
        new("five pictures, and no threshold gets them all", new[] { 0.1f, 0.3f, 0.5f, 0.7f, 0.9f }, new[] { 0, 1, 0, 1, 1 }),
        new("a feature that says the opposite", new[] { 1f, 2, 3, 4 }, new[] { 1, 1, 0, 0 }),
        new("only ones, so that the lowest value is the threshold", new[] { 3f, 1, 2 }, new[] { 1, 1, 1 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var truth = Enumerable.Range(0, 4 + random.NextInt32(9)).Select(_ => random.NextInt32(2)).ToArray();
        return [truth.Select(one => one + random.NextNormal()).ToArray(), truth];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Try every value of the feature as the threshold, count how many pictures each would get right, and keep the best count.",
        "For a threshold t, picture i is called 1 if feature[i] ≥ t and 0 if not. It is right if that is truth[i]. The share is right / "
            + "how many.",
        "Two loops: `foreach (float t in feature)`, inside it `int right = 0;` and a loop over i with `int answer = feature[i] >= t ? 1 : "
            + "0;`, then `best = Math.Max(best, right);`. Divide at the end, as a float.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the right ones are counted and not divided", "A share lies between 0 and 1: divide by how many pictures there are.",
            (feature, truth) => Shares(feature, truth).Max() * truth.Length),
        Mistake("whole numbers are divided", "With two integers, 3 / 4 is 0. Make one of them a float.",
            (feature, truth) => MathF.Floor(Shares(feature, truth).Max())),
        Mistake("the share of the last threshold is returned, and not the best",
            "Keep the largest count you have seen so far, outside of the loop over thresholds.",
            (feature, truth) => Shares(feature, truth)[^1]),
        Mistake("a picture exactly at the threshold is called 0",
            "At the threshold the answer is 1: `feature[i] >= t`. With > no threshold of the list can call every picture a 1.",
            (feature, truth) => feature.Max(t => Right(feature, truth, value => value > t)) / (float)truth.Length),
        Mistake("small values are called 1",
            "The answer is 1 when the feature reaches the threshold, feature[i] >= t, even if another rule would be better.",
            (feature, truth) => feature.Max(t => Right(feature, truth, value => value < t)) / (float)truth.Length),
    ];

    private static float[] Shares(float[] feature, int[] truth) =>
        [.. feature.Select(t => Right(feature, truth, value => value >= t) / (float)truth.Length)];

    private static int Right(float[] feature, int[] truth, Func<float, bool> isOne) =>
        feature.Zip(truth, (value, one) => isOne(value) == (one == 1)).Count(right => right);
}
