using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

/// <summary>Open-ended: any current that makes the cell fire three times for little charge.</summary>
internal sealed class PulsesExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const int Length = 200;
    private const int Needed = 3;
    private const float Budget = 120;
    private const float Strongest = 5;

    public override string Id => "bn-pulses";
    public override int Number => 5;
    public override string Title => "Three spikes for little charge";

    protected override Func<float[]> Solution => () => Pulse(Strongest, 5, 20, 90, 160);

    protected override Func<float[]> Alternative =>
        () => Enumerable.Range(0, 200).Select(ms => ms % 60 is >= 10 and < 14 && ms < 180 ? 5f : 0).ToArray();

    protected override string Task => "three spikes in 200 ms";

    public override IReadOnlyList<string> Hints =>
    [
        "Whatever you bring slowly has partly leaked away before it is of use. How would you fill a leaking bucket with the least water?",
        "Short and strong. At 5 nA the voltage heads for −65 + 50 = −15 mV and passes −50 after τ·log(50/35), which is about 3.6 ms.",
        "Three pulses of 4 or 5 ms at 5 nA, far enough apart: 3 · 5 · 5 = 75. In a loop: `foreach (int start in new[] { 20, 90, 160 })`, "
            + "and inside it set `current[start + i] = 5` for i from 0 to 4.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not 200 numbers", "One current for each of 200 milliseconds: `var current = new float[200];`.",
            () => Pulse(Strongest, 5, 20)[..100], current => current.Length != Length),
        Mistake("a current is negative or above 5 nA", "Between 0 and 5 nA, every one of them.",
            () => Pulse(20, 1, 20, 90, 160), current => current.Any(one => !(one is >= 0 and <= Strongest))),
        Mistake("the cell never fires",
            "The voltage must reach −50. With a current below 1.5 nA it never does, and with a stronger one it takes time: 2 nA need 14 "
                + "ms.",
            () => Pulse(2, 5, 20, 90, 160), current => Run(current).Spikes.Count == 0),
        Mistake("the cell fires once or twice",
            "A pulse is missing, too short or too weak: from rest, 5 nA needs 3.6 ms to the threshold, and a weaker current needs longer.",
            () => Pulse(Strongest, 5, 20, 90), current => Run(current).Spikes.Count is 1 or 2),
        Mistake("the cell fires three times, and uses too much charge",
            "You bring the charge too slowly, or go on after the spike, and most of it leaks away. Make the pulses shorter and stronger.",
            () => [.. Enumerable.Repeat(1.505f, Length)], current => Run(current).Spikes.Count == Needed && current.Sum() > Budget),
        Mistake("the cell fires more than three times",
            "A pulse that goes on after its spike fires again: at 5 nA a spike comes every 3.6 ms. Make three pulses, and end each after "
                + "its first spike.",
            () => Pulse(Strongest, 8, 20, 90, 160), current => Run(current).Spikes.Count > Needed),
    ];

    protected override Verdict Judge(float[] current)
    {
        if (current.Length != Length)
            return Failed($"{Length} numbers are needed, and {current.Length} came.");
        var (time, voltage, spikes) = Run(current);
        var allowed = current.All(one => one is >= 0 and <= Strongest);
        var outside = allowed ? "" : ", with currents outside 0 to 5 nA";
        return Verdict(allowed && spikes.Count == Needed && current.Sum() <= Budget,
            $"{spikes.Count} spikes ({Needed} are wanted) for a charge of {current.Sum():0.0} (at most {Budget:0}){outside}.",
            Figure.Neuron(time, voltage, spikes, -50, time.Select(t => current[Math.Min(Length - 1, (int)t)]).ToArray())
                .Alt("The learner's current above, and below it what the neuron's voltage does."));
    }

    private static (float[] Time, float[] Voltage, List<float> Spikes) Run(float[] current)
    {
        var (time, voltage, spikes, v) = (new float[10 * Length], new float[10 * Length], new List<float>(), -65f);
        for (var step = 0; step < 10 * Length; step++)
        {
            var now = step / 10 < current.Length ? current[step / 10] : 0;
            v += 0.01f * (-65 - v + 10 * now);
            if (v >= -50)
            {
                spikes.Add(step / 10f);
                v = -65;
            }

            (time[step], voltage[step]) = (step / 10f, v);
        }

        return (time, voltage, spikes);
    }

    private static float[] Pulse(float strength, int duration, params int[] starts)
    {
        var current = new float[Length];
        foreach (var start in starts) current.AsSpan(start, duration).Fill(strength);
        return current;
    }
}
