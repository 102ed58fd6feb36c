namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class RepairPlateauExercise : Exercise<Func<float[], float, float, int, float[]>>
{
    public override string Id => "lr-repair";
    public override int Number => 3;
    public override string Title => "Repair the plateau rule";
    public override int Points => 3;

    protected override Func<float[], float, float, int, float[]> Solution => (losses, initial, factor, patience) =>
        Rates(losses, initial, factor, patience);

    // The best so far is looked up each time, and the rate rebuilt from the number of reductions.
    protected override Func<float[], float, float, int, float[]> Alternative =>
        (float[] losses, float initial, float factor, int patience) =>
        {
            var (reductions, since) = (0, 0);
            return losses.Select((loss, i) =>
            {
                since = i == 0 || loss < losses.Take(i).Min() ? 0 : since + 1;
                if (since == patience + 1) (reductions, since) = (reductions + 1, 0);
                return (float)(initial * Math.Pow(factor, reductions));
            }).ToArray();
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the lesson's table: the count begins again after the reduction", new[] { 1f, 0.8f, 0.9f, 0.85f, 0.83f, 0.7f }, 0.8f, 0.5f, 1),
        new("an improvement sets the count back", new[] { 1f, 1.1f, 0.9f, 0.95f, 0.8f, 0.85f }, 0.1f, 0.5f, 1),
        new("it always gets better", new[] { 5f, 4f, 3f, 2f }, 0.2f, 0.1f, 2),
        new("it never gets better: reduced again and again", new[] { 1f, 1f, 1f, 1f, 1f, 1f, 1f }, 1f, 0.5f, 1),
        new("a patience of 0", new[] { 1f, 2f, 0.5f, 0.6f }, 1f, 0.1f, 0),
        new("better than the last, but not than the best", new[] { 0.5f, 0.9f, 0.8f, 0.7f, 0.6f }, 1f, 0.5f, 2),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var losses = new float[6 + random.NextInt32(10)];
        var level = 2f;
        for (var i = 0; i < losses.Length; i++) losses[i] = MathF.Round((level *= 0.85f) + 0.5f * random.NextSingle(), 2);
        return [losses, 0.1f + random.NextSingle(), 0.2f + 0.6f * random.NextSingle(), random.NextInt32(3)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Follow the table of the lesson by hand through the code: what should `best` be after the third epoch, and what is it?",
        "`best` is the smallest loss so far. And a reduction sets the count of bad epochs back to 0.",
        "Two lines change: `best` takes the smaller of itself and this epoch's loss, and the line that multiplies the rate also sets the "
            + "count to 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("both bugs are still there",
            "Each loss is compared with the one before it, and after a reduction the count goes on. Begin with the first.",
            (losses, initial, factor, patience) =>
                Rates(losses, initial, factor, patience, resetsAfterReduction: false, againstBest: false)),
        Mistake("the count is never set back after a reduction",
            "After a reduction the new rate gets its own patience: set the count to 0.",
            (losses, initial, factor, patience) => Rates(losses, initial, factor, patience, resetsAfterReduction: false)),
        Mistake("each loss is compared with the one before it",
            "Compare with the best so far. Otherwise a loss that jumps up and comes back halfway counts as progress.",
            (losses, initial, factor, patience) => Rates(losses, initial, factor, patience, againstBest: false)),
        Mistake("it reduces one epoch too early",
            "Patience is the number of bad epochs that are still tolerated: reduce when the count is greater than it.",
            (losses, initial, factor, patience) => Rates(losses, initial, factor, patience - 1)),
        Mistake("it reduces one epoch too late",
            "Reduce when the count is greater than the patience, before you write down the rate of this epoch.",
            (losses, initial, factor, patience) => Rates(losses, initial, factor, patience + 1)),
        Mistake("an improvement does not set the count back",
            "Bad epochs count only in a row. When the loss is a new best, set the count to 0.",
            (losses, initial, factor, patience) => Rates(losses, initial, factor, patience, resetsOnImprovement: false)),
        Mistake("the rate never changes", "When the count is greater than the patience, multiply the rate by the factor.",
            (losses, initial, factor, patience) => [.. losses.Select(_ => initial)]),
    ];

    private static float[] Rates(float[] losses, float initial, float factor, int patience, bool resetsAfterReduction = true,
        bool againstBest = true, bool resetsOnImprovement = true)
    {
        var (best, rate, bad) = (float.PositiveInfinity, initial, 0);
        var rates = new float[losses.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            if (losses[i] < best) bad = resetsOnImprovement ? 0 : bad;
            else bad++;
            best = againstBest ? MathF.Min(best, losses[i]) : losses[i];
            if (bad > patience)
            {
                rate *= factor;
                if (resetsAfterReduction) bad = 0;
            }

            rates[i] = rate;
        }

        return rates;
    }
}
