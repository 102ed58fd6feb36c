using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Open-ended: any forty sizes of weights that keep a signal level through forty layers.</summary>
internal sealed class FortyLayersExercise : Exercise<Func<float[]>>
{
    const int Layers = 40;
    const int Width = 64;
    const float Low = 0.1f;
    const float High = 10;

    public override string Id => "in-forty";
    public override int Number => 7;
    public override string Title => "Forty layers";
    public override int Points => 3;

    protected override Func<float[]> Solution => () => Alike(MathF.Sqrt(2f / Width));

    public override IReadOnlyList<Behaviour> Behaviours => [Behaviour<float[]>("a signal through forty layers", Judge)];

    public override IReadOnlyList<string> Hints =>
    [
        "With ReLU the size is multiplied, layer by layer, by √(width/2)·size. For which size is that 1?",
        "size = √(2/64), about 0.177, in every layer. You may also correct a layer that has drifted.",
        "`return [.. Enumerable.Repeat(MathF.Sqrt(2f / 64), 40)];`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake<float[]>("there are not forty numbers", "One size for each layer: 40 numbers.",
            () => [0.177f], sizes => sizes.Length != Layers),
        Mistake<float[]>("all weights are zero", "Then nothing comes out of the first layer.",
            () => Alike(0), sizes => sizes.All(size => size == 0)),
        Mistake<float[]>("it is Xavier's size, which is too small for ReLU", "1/√64 = 0.125 would be right without an activation. ReLU loses half of the mean square in every layer.",
            () => Alike(MathF.Sqrt(1f / Width)), sizes => sizes.All(size => MathF.Abs(size - 0.125f) < 0.005f)),
        Mistake<float[]>("the signal dies out", "Each layer makes it smaller. The weights are too small.",
            () => Alike(0.05f), sizes => Signal(sizes)[^1] < Low),
        Mistake<float[]>("the signal blows up", "Each layer makes it larger. The weights are too large.",
            () => Alike(0.5f), sizes => !(Signal(sizes)[^1] < High)),
    ];

    static Verdict Judge(float[] sizes)
    {
        if (sizes.Length != Layers)
            return new Verdict(false, string.Create(CultureInfo.InvariantCulture, $"{Layers} numbers are needed, and {sizes.Length} came."));
        var signal = Signal(sizes);
        var (smallest, largest) = (signal.Min(), signal.Max());
        return new Verdict(smallest >= Low && largest <= High,
            string.Create(CultureInfo.InvariantCulture, $"The size of the signal lies between {smallest:G3} and {largest:G3}; from {Low} to {High} is allowed."),
            Figure.Line([.. Enumerable.Range(1, Layers)], signal, "your signal").AddHorizontalLine(Low).AddHorizontalLine(High)
                .XAxis("layer").YAxis("typical size", log: true).Title("Your forty layers").Alt("The typical size of the signal after each of the forty layers."));
    }

    static float[] Signal(float[] sizes)
    {
        var dice = new RandomGenerator(40);
        var x = Tensor.Randn(dice, 200, Width);
        return [.. sizes.Select(size => (x = x.MatMul(size * Tensor.Randn(dice, Width, Width)).Relu()).Square().Mean().Sqrt().Item())];
    }

    static float[] Alike(float size) => [.. Enumerable.Repeat(size, Layers)];
}
