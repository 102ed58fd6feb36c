namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class TrialCountExercise : Exercise<Func<float, float, int>>
{
    public override string Id => "hp-stones";
    public override int Number => 2;
    public override string Title => "How many trials?";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float, float, int> Solution =>
        (share, probability) => (int)Math.Ceiling(Math.Log(1 - probability) / Math.Log(1 - share));

    protected override Func<float, float, int> Alternative => (float share, float probability) =>
        Enumerable.Range(1, 10_000).First(n => 1 - Math.Pow(1 - share, n) >= probability);

    public override IReadOnlyList<Case> Cases =>
    [
        new("the best 5 %, with 95 %", 0.05f, 0.95f),
        new("the best 30 %, with 90 %", 0.3f, 0.9f),
        new("the best 1 %, with 99 %", 0.01f, 0.99f),
    ];

    // No pair for which some power of 1 − share is exactly 1 − probability: rounding would decide.
    protected override object?[] RandomInputs(RandomGenerator random) =>
        [0.01f + random.NextInt32(30) / 100f, random.NextInt32(3) switch { 0 => 0.85f, 1 => 0.92f, _ => 0.97f }];

    public override IReadOnlyList<string> Hints =>
    [
        "Ask when nothing is hit: all n trials miss. How large must n be for that to become rare?",
        "1 − (1 − share)ⁿ ≥ probability, so n ≥ log(1 − probability) / log(1 − share), rounded up.",
        "`while (1 - allMiss < probability) { allMiss *= 1 - share; n++; }` with allMiss = 1 and n = 0 at the start.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the number is rounded down", "With one trial less the probability is not reached. Round up.",
            (share, probability) => (int)Math.Floor(Math.Log(1 - probability) / Math.Log(1 - share))),
        Mistake("the shares are added up", "Two trials of 5 % do not make 10 %, since both may hit. Multiply the misses.",
            (share, probability) => (int)Math.Ceiling(probability / share - 1e-4)),
        Mistake("one trial is expected to hit, so 1/share are counted", "After 1/share trials the probability is only about 63 %.",
            (share, probability) => (int)Math.Ceiling(1 / share - 1e-4)),
        Mistake("hit and miss are swapped", "A trial misses with a probability of 1 − share, and at least one hits with 1 − (1 − share)ⁿ.",
            (share, probability) => (int)Math.Ceiling(Math.Log(probability) / Math.Log(1 - share))),
    ];
}
