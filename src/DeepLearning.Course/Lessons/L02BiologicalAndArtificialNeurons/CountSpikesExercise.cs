namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class CountSpikesExercise : Exercise<Func<float, int, int>>
{
    public override string Id => "bn-spikes";
    public override int Number => 2;
    public override string Title => "Count the spikes";

    protected override Func<float, int, int> Solution => (current, milliseconds) => Count(current, 10 * milliseconds, 0.1f);

    protected override Func<float, int, int> Alternative => (float current, int milliseconds) =>
    {
        var above = 0.0;            // millivolts above rest
        var spikes = 0;
        for (var step = 0; step < 10 * milliseconds; step++)
        {
            above += (10 * current - above) / 100;
            if (above >= 15) (above, spikes) = (0, spikes + 1);
        }
        return spikes;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("2 nA for 20 ms", 2f, 20),
        new("1.4 nA: it never gets there", 1.4f, 500),
        new("5 nA for a second", 5f, 1000),
        new("no current", 0f, 50),
    ];

    public override Tolerance Tolerance => new(1, 0, "a spike at the very end may fall to either side, by rounding");

    protected override object?[] RandomInputs(RandomGenerator random) => [6 * random.NextSingle(), 200 + random.NextInt32(800)];

    public override IReadOnlyList<string> Hints =>
    [
        "It is a loop over steps of 0.1 ms with two things in it: a step of the membrane, and a look at the threshold.",
        "10 · milliseconds steps, each V ← V + 0.01·(−65 − V + 10·I); when V ≥ −50: count, and V ← −65.",
        "`v = Step(v, current, 0.1f); if (v >= -50) { spikes++; v = -65; }`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the voltage is not set back after a spike", "Without the reset every later step counts as a spike, too. Set v to −65.",
            (current, milliseconds) => CountWithoutReset(current, milliseconds)),
        Mistake("only the first spike is counted", "After a spike the cell starts again. Go on with the loop.",
            (current, milliseconds) => Math.Min(1, Count(current, 10 * milliseconds, 0.1f))),
        Mistake("one step is taken for each millisecond, of 0.1 ms",
            "There are ten steps of 0.1 ms in a millisecond: loop to 10 * milliseconds.",
            (current, milliseconds) => Count(current, milliseconds, 0.1f)),
    ];

    private static int Count(float current, int steps, float dt)
    {
        var (spikes, v) = (0, -65f);
        for (var step = 0; step < steps; step++)
        {
            v += dt / 10 * (-65 - v + 10 * current);
            if (v < -50) continue;
            spikes++;
            v = -65;
        }

        return spikes;
    }

    private static int CountWithoutReset(float current, int milliseconds)
    {
        var (spikes, v) = (0, -65f);
        for (var step = 0; step < 10 * milliseconds; step++)
        {
            v += 0.01f * (-65 - v + 10 * current);
            if (v >= -50) spikes++;
        }

        return spikes;
    }
}
