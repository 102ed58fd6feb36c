namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class BestEpochExercise : Exercise<Func<float[], int, int>>
{
    public override string Id => "or-stop";
    public override int Number => 2;
    public override string Title => "When to stop";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], int, int> Solution => (losses, patience) => Stop(losses, patience).Best;

    protected override Func<float[], int, int> Alternative => (float[] losses, int patience) =>
    {
        var (best, waited) = (0, 0);
        foreach (var (epoch, loss) in losses.Index().Skip(1))
        {
            waited++;
            if (loss < losses[best]) (best, waited) = (epoch, 0);
            if (waited > patience) break;
        }
        return best;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("falls, then rises; patience 2", new[] { 5f, 4, 3, 3.5f, 3.6f, 3.7f }, 2),
        new("a better epoch comes too late", new[] { 5f, 4, 4.1f, 4.2f, 4.3f, 1 }, 2),
        new("a better epoch comes just in time", new[] { 5f, 4, 4.1f, 4.2f, 1, 2 }, 2),
        new("a patience of 0: the first epoch without a new best is the last", new[] { 3f, 2, 2.5f, 1 }, 0),
        new("it never stops falling", new[] { 3f, 2, 1 }, 1),
        new("an equal loss is no new best", new[] { 2f, 2, 2, 1 }, 1),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Tensor.Rand(random, 3 + random.NextInt32(12)).ToArray(), 1 + random.NextInt32(4)];

    public override IReadOnlyList<string> Hints =>
    [
        "Keep two things: the best epoch so far, and for how many epochs there has been no better one.",
        "After an epoch without a new best, waited grows by one; when it is greater than patience, stop. A new best sets it to 0. Return "
            + "the best.",
        "`if (losses[epoch] < losses[best]) best = epoch; else if (epoch - best > patience) break;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("patience is ignored, and the best of all epochs is returned",
            "Later epochs are unknown: training has stopped by then.",
            (losses, patience) => Array.IndexOf(losses, losses.Min())),
        Mistake("the epoch in which training stops is returned", "Go back to the best one.",
            (losses, patience) => Stop(losses, patience).Last),
        Mistake("it stops at the first epoch that is not better",
            "`patience` such epochs in a row are tolerated; the next one is the last.",
            (losses, patience) => Stop(losses, 0).Best),
        Mistake("epochs are counted from 1", "The first epoch is number 0 here.",
            (losses, patience) => Stop(losses, patience).Best + 1),
        Mistake("it stops one epoch too early",
            "With a patience of 2, two epochs in a row without a new best are tolerated, and the third is the last.",
            (losses, patience) => Stop(losses, patience - 1).Best),
        Mistake("it waits one epoch too long", "With a patience of 2, the third epoch in a row without a new best is the last.",
            (losses, patience) => Stop(losses, patience + 1).Best),
    ];

    private static (int Best, int Last) Stop(float[] losses, int patience)
    {
        var best = 0;
        for (var epoch = 1; epoch < losses.Length; epoch++)
        {
            if (losses[epoch] < losses[best]) best = epoch;
            else if (epoch - best > patience) return (best, epoch);
        }

        return (best, losses.Length - 1);
    }
}
