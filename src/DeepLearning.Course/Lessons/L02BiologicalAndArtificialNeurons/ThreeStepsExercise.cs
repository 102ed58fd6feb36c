namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

/// <summary>Three steps of the membrane, computed by hand.</summary>
internal sealed class ThreeStepsExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const int Count = 3;
    private const float Room = 0.06f;       // one decimal is enough

    private static readonly float[] Expected = Steps((v, push) => v + 0.1f * (-65 - v + push));
    private static readonly float[] WithoutLeak = Steps((v, push) => v + 0.1f * push);
    private static readonly float[] WithoutTau = Steps((v, push) => v + (-65 - v + push));
    private static readonly float[] LeakTurnedRound = Steps((v, push) => v + 0.1f * (65 + v + push));

    public override string Id => "bn-pencil";
    public override int Number => 1;
    public override string Title => "Three steps by hand";
    public override int Points => 1;

    protected override Func<float[]> Solution => () => [-62, -59.3f, -56.87f];

    protected override Func<float[]> Alternative => () => new[] { -62, -59.3f, -56.9f };

    protected override string Task => "the voltage after 1, 2 and 3 ms";

    public override IReadOnlyList<string> Hints =>
    [
        "Each step starts from the voltage that the step before has reached. The push is the same in all three; the leak grows.",
        "V ← V + (1/10)·(−65 − V + R·I), with R·I = 10 · 3 = 30 mV.",
        "First step: −65 + 0.1·(0 + 30) = −62. Second: −62 + 0.1·(−65 + 62 + 30) = −62 + 0.1·27. Third: from there, the same once more.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not three numbers", "Return the voltages after 1, 2 and 3 ms, in this order.",
            () => [-62], voltages => voltages.Length != Count),
        Mistake("the leak is left out", "All three steps are 3 mV. But from −62 on the leak pulls back: −65 − V is no longer 0.",
            () => WithoutLeak, voltages => Near(voltages, WithoutLeak)),
        Mistake("the step is not divided by τ", "A step of 1 ms is a tenth of τ: multiply the bracket by 1/10.",
            () => WithoutTau, voltages => Near(voltages, WithoutTau)),
        Mistake("the leak pushes away from rest", "The leak is E − V: when V is above rest, it is negative.",
            () => LeakTurnedRound, voltages => Near(voltages, LeakTurnedRound)),
        Mistake("the distance from rest is given, not the voltage", "Your numbers are above rest. Add −65 to each.",
            () => [3, 5.7f, 8.13f], voltages => voltages.All(v => v > 0)),
        Mistake("a number is off", "Check it step by step: each voltage goes into the bracket of the next step.",
            () => [-62, -59.3f, -56.3f], voltages => !Near(voltages, Expected)),
    ];

    protected override Verdict Judge(float[] output)
    {
        if (output.Length != Count) return Failed($"{Count} numbers are needed, and {output.Length} came.");
        var wrong = output.Zip(Expected).TakeWhile(pair => Math.Abs(pair.First - pair.Second) <= Room).Count();
        return wrong == Count
            ? Verdict(true, $"That is what the simulation gives: {Expected[0]:0.00}, {Expected[1]:0.00} and {Expected[2]:0.00} mV.")
            : Failed($"The voltage after {wrong + 1} ms is not {output[wrong]:0.00} mV.");
    }

    private static bool Near(float[] output, float[] other) =>
        output.Length == Count && output.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) <= Room);

    private static float[] Steps(Func<float, float, float> step)
    {
        var voltages = new float[Count];
        var v = -65f;
        for (var i = 0; i < Count; i++) voltages[i] = v = step(v, 30);
        return voltages;
    }
}
