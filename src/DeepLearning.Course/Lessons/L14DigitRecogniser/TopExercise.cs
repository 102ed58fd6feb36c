namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

/// <summary>A variant that the lesson does not show: is the label among the highest few scores?</summary>
internal sealed class TopExercise : Exercise<Func<Tensor, Tensor, int, float>>
{
    public override string Id => "dr-top";
    public override int Number => 2;
    public override string Title => "Right at the second guess";
    public override int Points => 2;

    protected override Func<Tensor, Tensor, int, float> Solution =>
        (scores, labels, count) => Share(scores, labels, place => place < count);

    protected override Func<Tensor, Tensor, int, float> Alternative => (Tensor scores, Tensor labels, int count) =>
    {
        var classes = scores.Shape[1];
        var right = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var order = Enumerable.Range(0, classes).OrderByDescending(one => scores.Data[row * classes + one]).Take(count);
            if (order.Contains((int)labels.Data[row])) right++;
        }

        return right / (float)labels.Length;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three pictures, four classes, two guesses", Scores(3, 4, 3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0), new Tensor([0f, 1f, 2f]), 2),
        new("one guess: the accuracy", Scores(2, 3, -1, -2, -3, -1, -2, -3), new Tensor([0f, 1f]), 1),
        new("as many guesses as classes", Scores(2, 3, 1, 2, 3, 3, 2, 1), new Tensor([0f, 2f]), 3),
        new("three guesses among five classes", Scores(2, 5, -5, 9, 0, 4, 1, 8, -2, 7, 3, -9), new Tensor([4f, 3f]), 3),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (pictures, classes) = (5 + random.NextInt32(20), 3 + random.NextInt32(4));
        var labels = Enumerable.Range(0, pictures).Select(_ => (float)random.NextInt32(classes)).ToArray();
        return [Tensor.Randn(random, pictures, classes), new Tensor(labels), 1 + random.NextInt32(classes - 1)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "You need not sort. For one picture, how many classes have a higher score than the label?",
        "The label is among the `count` highest if fewer than `count` scores of its row are above its own. Count such rows and divide by "
            + "the number of rows.",
        "`float own = scores[i, (int)labels.Data[i]].Item();` then count the classes c with `scores[i, c].Item() > own`, and compare that "
            + "with `count`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("only the highest score counts", "That is the accuracy. The label may also have the second to `count`-th highest score.",
            (scores, labels, count) => Share(scores, labels, place => place < 1)),
        Mistake("one guess too many is allowed", "Fewer than `count` scores may be above the label's, not `count` of them.",
            (scores, labels, count) => Share(scores, labels, place => place <= count)),
        Mistake("the lowest scores are taken for the guesses", "A guess is a class with a high score.",
            (scores, labels, count) => Share(-1 * scores, labels, place => place < count)),
        Mistake("only the last guess counts", "The label may have any place from the highest to the `count`-th.",
            (scores, labels, count) => Share(scores, labels, place => place == count - 1)),
        Mistake("the right ones are counted, not divided by how many there are", "A fraction is asked for, between 0 and 1.",
            (scores, labels, count) => labels.Length * Share(scores, labels, place => place < count)),
        Mistake("the wrong ones are counted", "This is 1 minus the fraction that is asked for.",
            (scores, labels, count) => 1 - Share(scores, labels, place => place < count)),
    ];

    // The share of rows in which the number of scores above the label's passes a test.
    private static float Share(Tensor scores, Tensor labels, Func<int, bool> passes)
    {
        var classes = scores.Shape[1];
        float[] values = scores.ToArray(), truth = labels.ToArray();
        return truth.Index().Count(row =>
        {
            var own = values[row.Index * classes + (int)row.Item];
            return passes(Enumerable.Range(0, classes).Count(one => values[row.Index * classes + one] > own));
        }) / (float)truth.Length;
    }

    private static Tensor Scores(int rows, int columns, params float[] values) => new(values, rows, columns);
}
