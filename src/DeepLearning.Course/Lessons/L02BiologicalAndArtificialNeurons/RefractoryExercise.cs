namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class RefractoryExercise : Exercise<Func<float, int, int, int>>
{
    public override string Id => "bn-refractory";
    public override int Number => 2;
    public override string Title => "A rest after each spike";
    public override int Points => 2;

    protected override Func<float, int, int, int> Solution =>
        (current, milliseconds, refractory) => Count(current, 10 * milliseconds, 10 * refractory);

    // The time to the first spike, and from spike to spike, is the same each time.
    protected override Func<float, int, int, int> Alternative => (float current, int milliseconds, int refractory) =>
    {
        var (steps, above) = (0, 0.0);
        while (above < 15 && steps <= 10 * milliseconds)
        {
            above += (10 * current - above) / 100;
            steps++;
        }

        return steps > 10 * milliseconds ? 0 : 1 + (10 * milliseconds - steps) / (steps + 10 * refractory);
    };

    // Each run ends about halfway between two spikes, so that rounding moves no spike over its end.
    public override IReadOnlyList<Case> Cases =>
    [
        new("5 nA for 60 ms, resting for 5 ms", 5f, 60, 5),
        new("2 nA for 265 ms, resting for 10 ms", 2f, 265, 10),
        new("no rest: the neuron of the lesson", 4f, 200, 0),
        new("1.4 nA: it never gets there", 1.4f, 500, 3),
        new("a rest so long that it fires once", 5f, 50, 60),
    ];

    public override Tolerance Tolerance => Tolerance.Exact;

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        while (true)
        {
            var (current, refractory, spikes) = (2 + 4 * random.NextSingle(), 2 + random.NextInt32(12), 2 + random.NextInt32(8));
            // (10 I)(1 − 0.99ⁿ) mV above rest after n steps: the n-th step should reach the 15 mV clearly.
            var exact = Math.Log(1 - 1.5 / current) / Math.Log(0.99);
            var first = (int)Math.Ceiling(exact);
            var milliseconds = (int)Math.Round((first + (spikes - 0.5) * (first + 10 * refractory)) / 10);
            if (first - exact is > 0.05 and < 0.95) return [current, milliseconds, refractory];
        }
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Keep a second number beside the voltage: how many steps of rest are left. While it is above 0, count it down and do nothing else.",
        "10 · milliseconds steps. At rest: rest ← rest − 1. Otherwise V ← V + 0.01·(−65 − V + 10·I); when V ≥ −50: count, V ← −65, "
            + "rest ← 10 · refractory.",
        "Inside the loop: `if (rest > 0) { rest--; continue; }`, then the step of the voltage, then `if (v >= -50) { count++; v = -65; "
            + "rest = 10 * refractory; }`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there is no rest after a spike",
            "This is the neuron of the lesson. After a spike it must wait before it integrates again.",
            (current, milliseconds, refractory) => Count(current, 10 * milliseconds, 0)),
        Mistake("the rest is counted in steps and not in milliseconds",
            "There are ten steps in a millisecond: rest for 10 * refractory steps.",
            (current, milliseconds, refractory) => Count(current, 10 * milliseconds, refractory)),
        Mistake("only the first spike is counted", "After the rest the cell starts again. Go on with the loop.",
            (current, milliseconds, refractory) => Math.Min(1, Count(current, 10 * milliseconds, 10 * refractory))),
        Mistake("the voltage is not set back to rest",
            "Without the reset it is still above the threshold after the rest, and fires at once.",
            (current, milliseconds, refractory) => Count(current, 10 * milliseconds, 10 * refractory, reset: false)),
        Mistake("one step is taken for each millisecond", "The steps are 0.1 ms long: 10 * milliseconds of them.",
            (current, milliseconds, refractory) => Count(current, milliseconds, 10 * refractory)),
    ];

    private static int Count(float current, int steps, int rest, bool reset = true)
    {
        var (spikes, left, v) = (0, 0, -65f);
        for (var step = 0; step < steps; step++)
        {
            if (left > 0)
            {
                left--;
                continue;
            }

            v += 0.01f * (-65 - v + 10 * current);
            if (v < -50) continue;
            spikes++;
            left = rest;
            if (reset) v = -65;
        }

        return spikes;
    }
}
