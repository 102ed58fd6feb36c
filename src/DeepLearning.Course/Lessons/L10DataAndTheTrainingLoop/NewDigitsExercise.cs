using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

/// <summary>Open-ended: pictures that are new and can still be read.</summary>
internal sealed class NewDigitsExercise : OpenEndedExercise<Func<Tensor, Tensor>, Tensor>
{
    private const int Count = 200;
    private const float Changed = 0.02f;
    private const int Side = 28;
    private const float Readable = 0.85f;

    private static readonly Lazy<(Tensor Digits, Tensor Labels, Module Reader)> Known = new(() =>
    {
        var (train, test) = Datasets.Mnist();
        var random = new RandomGenerator(10);
        var reader =
            new Sequential(new Flatten(), new Linear(784, 64, generator: random), new Relu(), new Linear(64, 10, generator: random));
        var adam = new Adam(reader.Parameters(), 0.003f);
        var shift = Augment.Shift(2, random);
        for (var epoch = 0; epoch < 6; epoch++)
        {
            foreach (var batch in new DataLoader(new TensorDataset(train.Inputs.Narrow(0, 0, 4000), train.Targets.Narrow(0, 0, 4000)), 64,
                shuffle: true, random))
            {
                adam.ZeroGrad();
                new CrossEntropyLoss().Forward(reader.Forward(shift(batch).Input), batch.Target).Backward();
                adam.Step();
            }
        }

        // Only digits that the reader reads as they are: what it misses afterwards is the answer's doing.
        using var off = Tensor.NoGrad();
        int[] read =
            [.. reader.Forward(test.Inputs).ArgMax(1).ToArray().Index().Where(pair => pair.Item == test.Targets.Data[pair.Index])
                .Select(pair => pair.Index).Take(Count)];
        return (test.Inputs.IndexSelect(0, read), test.Targets.IndexSelect(0, read), (Module)reader);
    });

    public override string Id => "tl-augment";
    public override int Number => 5;
    public override string Title => "Augment digits";
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(30);

    protected override Func<Tensor, Tensor> Solution =>
        digits => Augment.Shift(2, new RandomGenerator(1))(new Batch(digits, Tensor.Zeros(digits.Shape[0]))).Input;

    // Every picture a row lower.
    protected override Func<Tensor, Tensor> Alternative =>
        (Tensor digits) => Tensor.Concat(2, Tensor.Zeros(digits.Shape[0], 1, 1, 28), digits.Narrow(2, 0, 27));

    protected override string Task => "200 digits, changed";
    protected override object?[] Inputs => [Known.Value.Digits];

    public override IReadOnlyList<string> Hints =>
    [
        "Move each picture by a pixel or two: a border of zeros on one side, and as much cut off on the other.",
        "`Tensor.Concat(3, border, digits.Narrow(3, 0, 27))` shifts to the right, with a border of shape [200, 1, 28, 1]. Axis 2 is up "
            + "and down, axis 3 is left and right.",
        "Or let the library do it: `Augment.Shift(2)(new Batch(digits, Tensor.Zeros(200))).Input`. A little noise on top: `+ 0.05f * "
            + "Tensor.Rand(200, 1, 28, 28)`, and then `.Clip(0, 1)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the pictures are returned as they came", "They should be new. Shift them, or add something to them.",
            digits => digits.Clone(), output => output.Shape == Known.Value.Digits.Shape && Same(output, Known.Value.Digits)),
        Mistake("the shape has changed", "200 pictures of 28 × 28 came in, and as many should go out: [200, 1, 28, 28].",
            digits => digits.Flatten(1), output => output.Shape != Known.Value.Digits.Shape),
        Mistake("some values lie outside 0 to 1", "A pixel has a value from 0 (no ink) to 1. End with `.Clip(0, 1)`.",
            digits => digits + 0.1f * Tensor.Rand(new RandomGenerator(2), digits.Shape), output => !InRange(output)),
        Mistake("the pictures are mirrored", "Mirrored, a 2, 4, 5, 6, 7 or 9 is no longer that digit. The label must stay right.",
            digits => digits.Flip(2),
            output => output.Shape == Known.Value.Digits.Shape
                && (Same(output, Known.Value.Digits.Flip(2)) || Same(output, Known.Value.Digits.Flip(3)))),
        Mistake("only the brightness or the contrast has changed",
            "The strokes are where they were. Move them, bend them, or add something.",
            digits => digits * 0.8f, output => output.Shape == Known.Value.Digits.Shape && Difference(output) < 0.002f),
        Mistake("the ink is inverted", "The network was trained on light ink on dark ground, and knows no other.",
            digits => 1 - digits,
            output => output.Shape == Known.Value.Digits.Shape && (output - (1 - Known.Value.Digits)).Abs().Mean().Item() < 0.05f),
        Mistake("there is so much noise that the digits cannot be read",
            "Noise of this size hides the strokes. Try 0.1 in its place.",
            digits => (digits + 2 * Tensor.Rand(new RandomGenerator(2), digits.Shape)).Clip(0, 1),
            output => output.Shape == Known.Value.Digits.Shape && Roughness(output - Known.Value.Digits) > 0.2f),
    ];

    protected override Verdict Judge(Tensor made)
    {
        var (digits, labels, reader) = Known.Value;
        if (made.Shape != digits.Shape)
            return Failed($"Pictures of shape {digits.Shape} are needed, and {made.Shape} came.");
        if (!InRange(made)) return Failed($"Values from 0 to 1 are needed.");
        using var off = Tensor.NoGrad();
        var right = reader.Forward(made).ArgMax(1).EqualTo(labels).Mean().Item();
        var difference = Difference(made);
        return Verdict(right >= Readable && difference >= Changed,
            $"{right:P0} of your pictures are still classified correctly ({Readable:P0} are needed), and the average pixel has changed by "
                + $"{difference:0.000} (at least {Changed:0.00}), brightness and contrast made equal.",
            Figure.Images(made.Narrow(0, 0, 20)).Title("The first twenty of yours").Alt("Twenty of the learner's pictures."));
    }

    // Brightness and contrast do not count: each picture is brought to the mean and the length of the original first.
    private static float Difference(Tensor made)
    {
        var (before, after) = (Known.Value.Digits.ToArray().Chunk(Side * Side), made.ToArray().Chunk(Side * Side));
        return before.Zip(after, (was, now) =>
        {
            var (old, changed) = (Centred(was), Centred(now));
            var length = Length(changed);
            var scale = length > 1e-6f ? Length(old) / length : 0;
            return old.Zip(changed, (a, b) => MathF.Abs(a - scale * b)).Average();
        }).Average();
    }

    private static float[] Centred(float[] picture)
    {
        var mean = picture.Average();
        return [.. picture.Select(pixel => pixel - mean)];
    }

    private static float Length(float[] picture) => MathF.Sqrt(picture.Sum(pixel => pixel * pixel));

    // How much neighbours in a row differ: noise is rough, strokes are not.
    private static float Roughness(Tensor change) =>
        (change.Narrow(3, 1, Side - 1) - change.Narrow(3, 0, Side - 1)).Abs().Mean().Item();

    private static bool InRange(Tensor made) => made.ToArray().All(pixel => pixel is >= 0 and <= 1);

    private static bool Same(Tensor a, Tensor b) => (a - b).Abs().Max().Item() < 1e-6f;
}
