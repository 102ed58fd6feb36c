using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Open-ended: any standard deviations of weights that keep a signal level around two layers that are far too large.</summary>
internal sealed class GivenLayersExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const int Layers = 12;
    private const int Width = 128;
    private const int Networks = 8;
    private const float Low = 0.25f;
    private const float High = 4;

    private static readonly int[] Given = [3, 7];
    private static readonly float He = MathF.Sqrt(2f / Width);

    // What twelve layers with σ = 1 multiply the size by, in each network. ReLU(c·z) = c·ReLU(z), so other sizes only multiply.
    private static readonly Lazy<float[]> Unscaled = new(() =>
    {
        var logarithms = new double[Layers];
        for (var network = 0; network < Networks; network++)
        {
            var random = new RandomGenerator(40 + (ulong)network);
            var x = Tensor.Randn(random, 100, Width);
            var scale = 0.0;
            for (var layer = 0; layer < Layers; layer++)
            {
                x = x.MatMul(Tensor.Randn(random, Width, Width)).Relu();
                var size = x.Square().Mean().Sqrt().Item();
                scale += Math.Log(size);
                x /= size;
                logarithms[layer] += scale / Networks;
            }
        }

        return [.. logarithms.Select(logarithm => (float)Math.Exp(logarithm))];
    });

    public override string Id => "in-given";
    public override int Number => 5;
    public override string Title => "Two layers that are given";

    protected override Func<float[]> Solution => () =>
        With((2, He / MathF.Sqrt(8)), (4, He / MathF.Sqrt(8)), (6, He / MathF.Sqrt(8)), (8, He / MathF.Sqrt(8)));

    // The size falls slowly before each given layer, and stays large behind the last one.
    protected override Func<float[]> Alternative => () =>
        With((0, 0.7f * He), (1, 0.7f * He), (2, 0.7f * He), (4, 0.36f * He), (5, 0.5f * He), (6, 0.7f * He));

    protected override string Task => "a signal through twelve layers";

    public override IReadOnlyList<string> Hints =>
    [
        "With ReLU the signal's size is multiplied, layer by layer, by √(width/2)·σ_w. What is that for a given layer, and for which σ_w "
            + "is it 1?",
        "A given layer multiplies by √64 · 1 = 8. To stay between 0.25 and 4 the size must lie between 0.25 and 0.5 before it. He's value, "
            + "√(2/128) = 0.125, keeps a size; 0.125 · c multiplies it by c.",
        "Start with 0.125 everywhere and 1 at the two given places. Multiply the number before each given place by about 0.35 and the one "
            + "behind it by about 0.35, too.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not twelve numbers", "One standard deviation for each layer: 12 numbers, the given ones included.",
            () => [He], sizes => sizes.Length != Layers),
        Mistake("a given layer is changed", "The 4th and the 8th number are 1: sizes[3] and sizes[7], counted from 0.",
            () => [.. Enumerable.Repeat(He, Layers)], sizes => !AreGiven(sizes)),
        Mistake("a layer has no weights", "With a standard deviation of 0 nothing comes out of that layer. All twelve must be above 0.",
            () => With((0, 0)), sizes => AreGiven(sizes) && sizes.Any(size => !(size > 0))),
        Mistake("the given layers are not made up for",
            "Each given layer multiplies the size by 8. Other layers have to divide by as much.",
            () => With(), sizes => AreGiven(sizes) && Others(sizes).All(size => MathF.Abs(size - He) < 0.01f)),
        Mistake("the size is corrected only behind a given layer",
            "Behind it the size is back in the range, but not at its own output: make the signal smaller before it.",
            () => With((4, He / 8), (8, He / 8)),
            sizes => AreGiven(sizes) && Signal(sizes) is var signal && Given.Any(place => signal[place] > High)
                && signal.Index().All(pair => Given.Contains(pair.Index) || pair.Item is >= Low and <= High)),
    ];

    protected override Verdict Judge(float[] sizes)
    {
        if (sizes.Length != Layers)
            return Failed($"{Layers} numbers are needed, and {sizes.Length} came.");
        if (!AreGiven(sizes))
            return Failed($"The 4th and the 8th number must be 1, and they are {sizes[3]:G3} and {sizes[7]:G3}.");
        var signal = Signal(sizes);
        var (smallest, largest) = (signal.Min(), signal.Max());
        return Verdict(smallest >= Low && largest <= High,
            $"The size of the signal lies between {smallest:G3} and {largest:G3}; from {Low} to {High} is allowed.",
            Figure.Line([.. Enumerable.Range(1, Layers)], signal, "your signal").AddHorizontalLine(Low).AddHorizontalLine(High)
                .XAxis("layer").YAxis("typical size", log: true).Title("How large is the signal in your twelve layers?")
                .Alt("The typical size of the signal after each of the twelve layers, and the two limits."));
    }

    private static float[] Signal(float[] sizes)
    {
        var product = 1f;
        return [.. sizes.Zip(Unscaled.Value, (size, unscaled) => (product *= size) * unscaled)];
    }

    private static bool AreGiven(float[] sizes) => sizes.Length == Layers && Given.All(place => sizes[place] == 1);

    private static IEnumerable<float> Others(float[] sizes) => sizes.Where((_, place) => !Given.Contains(place));

    private static float[] With(params (int Place, float Size)[] changes)
    {
        float[] sizes = [.. Enumerable.Range(0, Layers).Select(place => Given.Contains(place) ? 1 : He)];
        foreach (var (place, size) in changes) sizes[place] = size;
        return sizes;
    }
}
