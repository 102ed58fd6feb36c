namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class NearestExercise : Exercise<Func<float[,], float[], int>>
{
    public override string Id => "dl-nearest";
    public override int Number => 4;
    public override string Title => "Which picture is most like it?";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[,], float[], int> Solution => (examples, picture) => Best(examples, picture, d => d * d);

    protected override Func<float[,], float[], int> Alternative => (float[,] examples, float[] picture) =>
    {
        Tensor difference = Tensor.From(examples) - Tensor.From(picture);
        return (int)(difference * difference).Sum(1).Sqrt().ArgMin(0).Item();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two examples of two pixels", new float[,] { { 1, 1 }, { 0, 1 } }, new[] { 0f, 0.8f }),
        new("paler than both examples", new float[,] { { 0.4f, 0.3f }, { 1, 0.9f } }, new[] { 0.2f, 0.1f }),
        new("one large difference against two of middle size", new float[,] { { 3, 0, 0 }, { 2, 2, 0 } }, new[] { 0f, 0, 0 }),
        new("darker than one and paler than another", new float[,] { { 2, 0, 0, 0 }, { 1, 2, 1, 2 } }, new[] { 1f, 1, 1, 1 }),
        new("the last is the nearest", new float[,] { { 5, 5 }, { 4, 1 }, { 1, 1 } }, new[] { 1f, 0 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (count, pixels) = (2 + random.NextInt32(6), 2 + random.NextInt32(6));
        var examples = new float[count, pixels];
        for (var i = 0; i < count; i++)
            for (var p = 0; p < pixels; p++)
                examples[i, p] = random.NextNormal();
        return [examples, Enumerable.Range(0, pixels).Select(_ => random.NextNormal()).ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Measure how far the picture is from each example, pixel by pixel, and remember which example was the nearest so far.",
        "distance = Σ (examples[i, p] − picture[p])². Squares make every difference count as positive. Return i, the number of the "
            + "example.",
        "Before the loops `int nearest = 0; float smallest = float.MaxValue;`; after each example `if (distance < smallest) { smallest = "
            + "distance; nearest = i; }`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the farthest example is found", "The nearest has the smallest distance: compare with <.",
            (examples, picture) => Best(examples, picture, d => -d * d)),
        Mistake("differences are added without squaring",
            "Without the square a difference of −1 and one of +1 cancel. Add difference * difference.",
            (examples, picture) => Best(examples, picture, d => d)),
        Mistake("sizes of differences are added and not squared",
            "That is a distance as well, but another one. Here one large difference shall count more than several small ones: square.",
            (examples, picture) => Best(examples, picture, MathF.Abs)),
        Mistake("examples are counted from 1", "The first example is number 0.",
            (examples, picture) => 1 + Best(examples, picture, d => d * d)),
    ];

    private static int Best(float[,] examples, float[] picture, Func<float, float> count) =>
        Enumerable.Range(0, examples.GetLength(0)).MinBy(i => picture.Select((ink, p) => count(examples[i, p] - ink)).Sum());
}
