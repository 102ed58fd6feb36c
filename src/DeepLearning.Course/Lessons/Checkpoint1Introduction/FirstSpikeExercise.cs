namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class FirstSpikeExercise : Exercise<Func<float, float, int>>
{
    private const int Longest = 300;

    public override string Id => "m1-spike";
    public override int Number => 3;
    public override string Title => "How long until it fires?";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;
    public override IReadOnlyList<string> Revisit => ["biological-and-artificial-neurons"];

    protected override Func<float, float, int> Solution => (current, tau) => Wait(v => (-70 - v + 8 * current) / tau);

    // The steps are a geometric series.
    protected override Func<float, float, int> Alternative => (float current, float tau) =>
    {
        var missing = 1 - 16 / (8.0 * current);
        if (missing <= 0) return -1;
        var ms = Math.Max(1, (int)Math.Ceiling(Math.Log(missing) / Math.Log(1 - 1.0 / tau)));
        return ms > 300 ? -1 : ms;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("5 nA, a quick membrane", 5f, 4f),
        new("2.5 nA, a slow membrane", 2.5f, 20f),
        new("1.9 nA: the leak wins, and it never fires", 1.9f, 20f),
        new("the threshold in a single step", 20f, 5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) => [1.5f + 4 * random.NextSingle(), 5 + 20 * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "It is the membrane of lesson 2, in steps of one millisecond. Count the steps until the voltage has reached the threshold, and "
            + "give up after 300.",
        "Begin at V = −70. One millisecond later: V ← V + (−70 − V + 8·I) / τ. If V is now at least −54, this millisecond is the answer.",
        "`for (int ms = 1; ms <= 300; ms++)`, in it one step of v, and then `if (v >= -54) return ms;`. After the loop comes the other "
            + "answer.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the numbers are those of the cell in lesson 2", "This cell rests at −70 mV, has 8 MΩ, and fires at −54 mV.",
            (current, tau) => Wait(v => (-65 - v + 10 * current) / tau, rest: -65, threshold: -50)),
        Mistake("milliseconds are counted from 0", "The first step ends after one millisecond, so what it finds happened at 1.",
            (current, tau) => Wait(v => (-70 - v + 8 * current) / tau) is var ms and > 0 ? ms - 1 : -1),
        Mistake("nothing leaks", "The leak pulls back towards rest at each step: −70 − V belongs in the brackets.",
            (current, tau) => Wait(_ => 8 * current / tau)),
        Mistake("a cell that does not fire is reported as firing at the end", "Return −1 after the loop: it did not fire at all.",
            (current, tau) => Wait(v => (-70 - v + 8 * current) / tau) is var ms and > 0 ? ms : Longest),
        Mistake("the membrane's time is left out",
            "Divide all that is in the brackets by τ: a slow membrane, with a large τ, takes a small part of the way in one step.",
            (current, _) => Wait(v => -70 - v + 8 * current)),
    ];

    private static int Wait(Func<float, float> change, float rest = -70, float threshold = -54)
    {
        var v = rest;
        for (var ms = 1; ms <= Longest; ms++)
        {
            v += change(v);
            if (v >= threshold) return ms;
        }

        return -1;
    }
}
