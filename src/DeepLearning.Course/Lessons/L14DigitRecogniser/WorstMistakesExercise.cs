namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class WorstMistakesExercise : Exercise<Func<float[], int[], int[], int, int[]>>
{
    public override string Id => "dr-worst";
    public override int Number => 3;
    public override string Title => "Wrong, and sure of it";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], int[], int[], int, int[]> Solution => (confidence, predicted, actual, count) =>
        [.. Wrong(predicted, actual).OrderByDescending(i => confidence[i]).Take(count)];

    protected override Func<float[], int[], int[], int, int[]> Alternative =>
        (float[] confidence, int[] predicted, int[] actual, int count) =>
        {
            var wrong = new List<int>();
            for (var i = 0; i < actual.Length; i++)
                if (predicted[i] != actual[i]) wrong.Add(i);
            wrong.Sort((a, b) => confidence[b].CompareTo(confidence[a]));
            return wrong.GetRange(0, Math.Min(count, wrong.Count)).ToArray();
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two mistakes among four", new[] { 0.9f, 0.6f, 0.8f, 0.99f }, new[] { 3, 1, 4, 7 }, new[] { 3, 2, 9, 7 }, 2),
        new("the worst one only", new[] { 0.5f, 0.7f, 0.6f }, new[] { 0, 0, 0 }, new[] { 1, 2, 3 }, 1),
        new("fewer mistakes than asked for", new[] { 0.5f, 0.7f, 0.6f }, new[] { 1, 0, 3 }, new[] { 1, 2, 3 }, 5),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var pictures = 10 + random.NextInt32(15);
        int[] Labels() => [.. Enumerable.Range(0, pictures).Select(_ => random.NextInt32(3))];
        float[] confidence = [.. Enumerable.Range(0, pictures).Select(_ => random.NextSingle())];
        return [confidence, Labels(), Labels(), 1 + random.NextInt32(6)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Keep only the pictures that were answered wrongly, put the most confident one first, and cut the list off.",
        "Three steps, and Linq has a word for each: `Where` the answer is wrong, `OrderByDescending` by confidence, `Take` as many as are "
            + "wanted. Work with the places i, from `Enumerable.Range(0, actual.Length)`.",
        "`return Enumerable.Range(0, actual.Length).Where(i => …).OrderByDescending(i => confidence[i]).Take(count).ToArray();`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the right answers are in the list too", "Keep only the places where predicted[i] and actual[i] differ.",
            (confidence, predicted, actual, count) =>
                [.. Enumerable.Range(0, actual.Length).OrderByDescending(i => confidence[i]).Take(count)]),
        Mistake("the least confident come first",
            "The worst mistakes are those the network was surest of: sort from high to low, with OrderByDescending.",
            (confidence, predicted, actual, count) => [.. Wrong(predicted, actual).OrderBy(i => confidence[i]).Take(count)]),
        Mistake("the list is cut off before it is sorted", "Sort all the mistakes first and take the first few after that.",
            (confidence, predicted, actual, count) => [.. Wrong(predicted, actual).Take(count).OrderByDescending(i => confidence[i])]),
        Mistake("the list is not cut off", "Return at most `count` places.",
            (confidence, predicted, actual, count) => [.. Wrong(predicted, actual).OrderByDescending(i => confidence[i])]),
        Mistake("the right answers are kept and the mistakes thrown away",
            "You keep the places where predicted[i] equals actual[i]. Turn the comparison round.",
            (confidence, predicted, actual, count) =>
                [.. Enumerable.Range(0, actual.Length).Where(i => predicted[i] == actual[i]).OrderByDescending(i => confidence[i])
                    .Take(count)]),
    ];

    private static IEnumerable<int> Wrong(int[] predicted, int[] actual) =>
        Enumerable.Range(0, actual.Length).Where(i => predicted[i] != actual[i]);
}
