using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Open-ended: any forty standard deviations of weights that keep a signal level through forty layers.</summary>
internal sealed class FortyLayersExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const int Layers = 40;
    private const int Width = 64;
    private const float Low = 0.1f;
    private const float High = 10;

    public override string Id => "in-forty";
    public override int Number => 5;
    public override string Title => "Forty layers";

    protected override Func<float[]> Solution => () => AllOfSize(MathF.Sqrt(2f / Width));

    // A larger first layer, and the rest keep the level.
    protected override Func<float[]> Alternative => () => Enumerable.Range(0, 40).Select(layer => layer == 0 ? 0.25f : 0.1768f).ToArray();

    protected override string Task => "a signal through forty layers";

    public override IReadOnlyList<string> Hints =>
    [
        "With ReLU the size is multiplied, layer by layer, by √(width/2)·size. For which size is that 1?",
        "size = √(2/64), about 0.177, in every layer. You may also correct a layer that has drifted.",
        "`return [.. Enumerable.Repeat(MathF.Sqrt(2f / 64), 40)];`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not forty numbers", "One standard deviation for each layer: 40 numbers.",
            () => [0.177f], sizes => sizes.Length != Layers),
        Mistake("all weights are zero", "Then nothing comes out of the first layer.",
            () => AllOfSize(0), sizes => sizes.All(size => size == 0)),
        Mistake("it is Xavier's size, which is too small for ReLU",
            "1/√64 = 0.125 would be right without an activation. ReLU loses half of the mean square in every layer.",
            () => AllOfSize(MathF.Sqrt(1f / Width)), sizes => sizes.All(size => MathF.Abs(size - 0.125f) < 0.005f)),
        Mistake("the signal dies out", "Each layer makes it smaller. The weights are too small.",
            () => AllOfSize(0.05f), sizes => Signal(sizes)[^1] < Low),
        Mistake("the signal blows up", "Each layer makes it larger. The weights are too large.",
            () => AllOfSize(0.5f), sizes => !(Signal(sizes)[^1] < High)),
    ];

    protected override Verdict Judge(float[] sizes)
    {
        if (sizes.Length != Layers)
            return Failed($"{Layers} numbers are needed, and {sizes.Length} came.");
        var signal = Signal(sizes);
        var (smallest, largest) = (signal.Min(), signal.Max());
        return Verdict(smallest >= Low && largest <= High,
            $"The size of the signal lies between {smallest:G3} and {largest:G3}; from {Low} to {High} is allowed.",
            Figure.Line([.. Enumerable.Range(1, Layers)], signal, "your signal").AddHorizontalLine(Low).AddHorizontalLine(High)
                .XAxis("layer").YAxis("typical size", log: true).Title("Your forty layers")
                .Alt("The typical size of the signal after each of the forty layers."));
    }

    private static float[] Signal(float[] sizes)
    {
        var random = new RandomGenerator(40);
        var x = Tensor.Randn(random, 200, Width);
        return [.. sizes.Select(size => (x = x.MatMul(size * Tensor.Randn(random, Width, Width)).Relu()).Square().Mean().Sqrt().Item())];
    }

    private static float[] AllOfSize(float size) => [.. Enumerable.Repeat(size, Layers)];
}
