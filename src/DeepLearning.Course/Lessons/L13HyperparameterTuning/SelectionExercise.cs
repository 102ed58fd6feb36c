namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>Repair: a selection that takes the luckiest single run.</summary>
internal sealed class SelectionExercise : Exercise<Func<float[,], int>>
{
    public override string Id => "hp-select";
    public override int Number => 3;
    public override string Title => "Repair the selection";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[,], int> Solution => scores => Smallest(scores, row => row.Average());

    protected override Func<float[,], int> Alternative => (float[,] scores) =>
    {
        var (best, lowest) = (-1, float.NaN);
        for (var s = 0; s < scores.GetLength(0); s++)
        {
            var sum = 0f;
            for (var r = 0; r < scores.GetLength(1); r++) sum += scores[s, r];
            if (float.IsNaN(sum) || (best >= 0 && sum >= lowest)) continue;
            (best, lowest) = (s, sum);
        }

        return best;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("setting 1 was excellent once and poor twice", new[,] { { 0.3f, 0.3f, 0.3f }, { 0.1f, 0.9f, 0.8f } }),
        new("setting 0 diverged with one seed", new[,] { { 0.1f, float.NaN }, { 0.4f, 0.5f }, { 0.2f, 0.4f } }),
        new("the worst run of setting 0 is the smallest worst", new[,] { { 0.6f, 0.5f, 0.6f }, { 0.7f, 0.1f, 0.2f } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var scores = new float[2 + random.NextInt32(4), 3 + random.NextInt32(3)];
        for (var s = 0; s < scores.GetLength(0); s++)
            for (var r = 0; r < scores.GetLength(1); r++) scores[s, r] = random.NextSingle();
        return [scores];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "One lucky run must not decide. Compare one number for each setting: its mean, or its sum, over all seeds.",
        "Add up the row first, then compare. A sum with a NaN is NaN, and NaN < x is false, so it does not win.",
        "`float total = 0;` before the inner loop, `total += scores[s, r]` in it, and after it `if (total < lowest) …`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the single luckiest run still decides", "Add up each row before you compare.",
            scores => Smallest(scores, row => row.Where(x => !float.IsNaN(x)).DefaultIfEmpty(9).Min())),
        Mistake("the setting with the best worst run is taken", "The mean is asked for, not the worst case.",
            scores => Smallest(scores, row => row.Any(float.IsNaN) ? float.NaN : row.Max())),
        Mistake("diverged runs are left out of the mean", "A setting with a diverged run must not win at all.",
            scores => Smallest(scores, row => row.Where(x => !float.IsNaN(x)).DefaultIfEmpty(9).Average())),
        Mistake("the largest mean is taken", "These are losses: smaller is better.",
            scores => Smallest(scores, row => -row.Average())),
    ];

    private static int Smallest(float[,] scores, Func<float[], float> of)
    {
        var rows = Enumerable.Range(0, scores.GetLength(0))
            .Select(s => of([.. Enumerable.Range(0, scores.GetLength(1)).Select(r => scores[s, r])]));
        return rows.Index().Where(row => !float.IsNaN(row.Item)).MinBy(row => row.Item).Index;
    }
}
