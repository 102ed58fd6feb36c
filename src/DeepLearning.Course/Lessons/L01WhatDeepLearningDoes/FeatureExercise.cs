using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

/// <summary>Open-ended: any number for a picture by which a threshold tells handwritten zeros from ones.</summary>
internal sealed class FeatureExercise : OpenEndedExercise<Func<float[,], float[]>, float[]>
{
    private const double Needed = 0.95;

    private static readonly Lazy<(float[,] Pictures, bool[] Ones)> Digits = new(Load);

    public override string Id => "dl-feature";
    public override int Number => 5;
    public override string Title => "A feature of your own";

    protected override Func<float[,], float[]> Solution => pictures => Measure(pictures, pixel => pixel is 27 or 28 or 35 or 36);

    // The other way round: a zero's left side carries ink, a one's hardly any.
    protected override Func<float[,], float[]> Alternative => (float[,] pictures) =>
    {
        var feature = new float[pictures.GetLength(0)];
        for (var i = 0; i < feature.Length; i++)
            feature[i] =
                pictures[i, 26] + pictures[i, 34] + pictures[i, 29]
                    + pictures[i, 37] - pictures[i, 27] - pictures[i, 28] - pictures[i, 35] - pictures[i, 36];
        return feature;
    };

    protected override string Task => "zeros and ones of many hands";
    protected override object?[] Inputs => [Digits.Value.Pictures];

    public override IReadOnlyList<string> Hints =>
    [
        "Put a finger on the middle of a zero and on the middle of a one. What is under it?",
        "A zero is empty in the middle, and a one is not. Of the 64 pixels, the four in the middle are numbers 27, 28, 35 and 36: row 3, "
            + "column 3 is 8 · 3 + 3.",
        "`feature[i] = pictures[i, 27] + pictures[i, 28] + …` for each picture i, in a loop up to `pictures.GetLength(0)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there is not one number for each picture", "The answer has pictures.GetLength(0) numbers.",
            _ => [1, 2, 3], feature => feature.Length != Digits.Value.Ones.Length),
        Mistake("every picture gets the same number",
            "A number that is always the same cannot tell anything apart. Look into pictures[i, …].",
            pictures => new float[pictures.GetLength(0)], feature => feature.Distinct().Count() == 1),
        Mistake("all the ink of a picture is added up",
            "A fat one has as much ink as a thin zero. It is not how much ink there is that matters, but where.",
            pictures => Measure(pictures, _ => true), IsAllInk),
    ];

    protected override Verdict Judge(float[] feature)
    {
        var ones = Digits.Value.Ones;
        if (feature.Length != ones.Length)
            return Failed($"{ones.Length} numbers are needed, one for each picture, and {feature.Length} came.");
        var share = HeldOut(feature);
        var passed = share >= Needed;
        var advice = passed ? ""
            : " In the histograms, look where the two kinds overlap: which pictures are these, and what else differs there?";
        float[] Of(bool one) => [.. feature.Where((_, i) => ones[i] == one)];
        return Verdict(passed,
            $"With the threshold that is best for one half of the pictures, your feature is right on {100 * share:0.0} % of the other half "
                + $"(at least 95 % are wanted).{advice}",
            Figure.SideBySide(Figure.Histogram(Of(false), 20).Title("zeros"), Figure.Histogram(Of(true), 20).Title("ones"))
                .Alt("How the learner's feature is spread over zeros, left, and over ones, right."));
    }

    /// <summary>The share that is right in every second picture, with the threshold that is best for the others: halfway between two
    /// values, ones above it or ones below it.</summary>
    private static double HeldOut(float[] feature)
    {
        (float Value, bool IsOne)[] all = [.. feature.Zip(Digits.Value.Ones)];
        (float Value, bool IsOne)[] chosen = [.. all.Where((_, i) => i % 2 == 0)], held = [.. all.Where((_, i) => i % 2 == 1)];
        float[] values = [.. chosen.Select(picture => picture.Value).Distinct().Order()];
        var rules = values.Zip(values.Skip(1), (low, high) => (low + high) / 2).DefaultIfEmpty(values[0])
            .SelectMany(threshold => new[] { (Threshold: threshold, OnesAbove: true), (Threshold: threshold, OnesAbove: false) });
        var best = rules.MaxBy(rule => Right(chosen, rule.Threshold, rule.OnesAbove));
        return (double)Right(held, best.Threshold, best.OnesAbove) / held.Length;
    }

    private static int Right((float Value, bool IsOne)[] pictures, float threshold, bool onesAbove) =>
        pictures.Count(picture => picture.Value >= threshold == (picture.IsOne == onesAbove));

    private static bool IsAllInk(float[] feature)
    {
        var ink = Measure(Digits.Value.Pictures, _ => true);
        return feature.Zip(ink, (a, b) => Math.Abs(a - b)).Max() < 0.01f || feature.Zip(ink, (a, b) => Math.Abs(a - b / 64)).Max() < 0.001f;
    }

    private static float[] Measure(float[,] pictures, Func<int, bool> counts) =>
        [.. Enumerable.Range(0, pictures.GetLength(0)).Select(i => Enumerable.Range(0, 64).Where(counts).Sum(pixel => pictures[i, pixel]))];

    private static (float[,] Pictures, bool[] Ones) Load()
    {
        var digits = Datasets.TinyDigits();
        var labels = digits.Targets.ToArray();
        int[] chosen = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] <= 1)];
        var pictures = new float[chosen.Length, 64];
        for (var i = 0; i < chosen.Length; i++)
            for (var pixel = 0; pixel < 64; pixel++)
                pictures[i, pixel] = digits.Inputs.Data[64 * chosen[i] + pixel];
        return (pictures, [.. chosen.Select(i => labels[i] == 1)]);
    }
}
