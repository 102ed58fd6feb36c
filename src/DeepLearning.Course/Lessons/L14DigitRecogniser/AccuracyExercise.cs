namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class AccuracyExercise : Exercise<Func<Tensor, Tensor, float>>
{
    public override string Id => "dr-accuracy";
    public override int Number => 1;
    public override string Title => "How many are right?";

    protected override Func<Tensor, Tensor, float> Solution => (scores, labels) => scores.ArgMax(1).EqualTo(labels).Mean().Item();

    protected override Func<Tensor, Tensor, float> Alternative => (Tensor scores, Tensor labels) =>
    {
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (scores[i].ArgMax() == (int)labels.Data[i]) right++;
        return (float)right / labels.Length;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three pictures, three classes, two right", Scores(3, 3, 2, 1, 0, 0, 5, 1, 3, 2, 1), new Tensor([0f, 1f, 2f])),
        new("one picture, and it is right", Scores(1, 4, -5, -1, -9, -2), new Tensor([1f])),
        new("nothing right", Scores(2, 3, 1, 2, 3, 3, 2, 1), new Tensor([0f, 2f])),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (pictures, classes) = (5 + random.NextInt32(20), 2 + random.NextInt32(4));
        var labels = Enumerable.Range(0, pictures).Select(_ => (float)random.NextInt32(classes)).ToArray();
        return [Tensor.Randn(random, pictures, classes), new Tensor(labels)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "A row of scores votes for the class with the highest score. Accuracy is the fraction of rows whose vote is the label.",
        "`scores.ArgMax(1)` gives the place of the highest score in each row. `a.EqualTo(b)` gives 1 where two tensors agree and 0 where "
            + "not, and the mean of ones and zeros is a fraction.",
        "`Tensor right = scores.ArgMax(1).EqualTo(…);` and then return `right.Mean().Item()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the right ones are counted, not divided by how many there are",
            "Accuracy is between 0 and 1. Use Mean in the place of Sum, or divide by the number of rows.",
            (scores, labels) => scores.ArgMax(1).EqualTo(labels).Sum().Item()),
        Mistake("the wrong ones are counted", "This is the error rate: 1 minus the accuracy.",
            (scores, labels) => 1 - scores.ArgMax(1).EqualTo(labels).Mean().Item()),
        Mistake("the fraction is given in per cent", "Return a fraction between 0 and 1, not a number of per cent.",
            (scores, labels) => 100 * scores.ArgMax(1).EqualTo(labels).Mean().Item()),
        Mistake("the lowest score gets the vote", "The class with the highest score is the answer: ArgMax, not ArgMin.",
            (scores, labels) => scores.ArgMin(1).EqualTo(labels).Mean().Item()),
    ];

    private static Tensor Scores(int rows, int columns, params float[] values) => new(values, rows, columns);
}
