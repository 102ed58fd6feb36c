namespace DeepLearning;

/// <summary>
/// Changes to training batches that leave the meaning of an example as it is, so that a model learns to ignore them.
/// Images are <c>[batch, channels, height, width]</c>; places that come into view are filled with 0.
/// </summary>
/// <example><code>
/// var trainer = new Trainer(model, optimizer, loss) { Augment = Augment.Chain(Augment.Shift(2), Augment.Rotate(10)) };
/// </code></example>
public static class Augment
{
    /// <summary>One change after another.</summary>
    public static Func<Batch, Batch> Chain(params Func<Batch, Batch>[] changes) => batch => changes.Aggregate(batch, (changed, change) => change(changed));

    /// <summary>Moves each image by up to so many pixels in both directions.</summary>
    public static Func<Batch, Batch> Shift(int pixels, RandomGenerator? generator = null) => Each(generator, chance =>
    {
        int down = chance.NextInt32(2 * pixels + 1) - pixels, right = chance.NextInt32(2 * pixels + 1) - pixels;
        return (y, x) => (y - down, x - right);
    });

    /// <summary>Turns each image about its centre by up to so many degrees either way, with bilinear interpolation.</summary>
    public static Func<Batch, Batch> Rotate(float degrees, RandomGenerator? generator = null) => Each(generator, (chance, height, width) =>
    {
        (float sin, float cos) = MathF.SinCos((2 * chance.NextSingle() - 1) * degrees * MathF.PI / 180);
        float middleY = (height - 1) / 2f, middleX = (width - 1) / 2f;
        return (y, x) => (middleY + cos * (y - middleY) - sin * (x - middleX), middleX + sin * (y - middleY) + cos * (x - middleX));
    });

    /// <summary>Mirrors each image left to right with the given probability.</summary>
    public static Func<Batch, Batch> Flip(float probability = 0.5f, RandomGenerator? generator = null) => Each(generator, (chance, height, width) =>
    {
        bool mirrored = chance.NextSingle() < probability;
        return (y, x) => (y, mirrored ? width - 1 - x : x);
    });

    /// <summary>Cuts a random window of at least <paramref name="smallest"/> of each side out of each image and enlarges it to the whole.</summary>
    public static Func<Batch, Batch> Crop(float smallest = 0.8f, RandomGenerator? generator = null) => Each(generator, (chance, height, width) =>
    {
        float scale = smallest + (1 - smallest) * chance.NextSingle();
        float top = chance.NextSingle() * (1 - scale) * (height - 1), left = chance.NextSingle() * (1 - scale) * (width - 1);
        return (y, x) => (top + scale * y, left + scale * x);
    });

    /// <summary>Adds normal noise of the given standard deviation. Inputs of any shape.</summary>
    public static Func<Batch, Batch> Noise(float std, RandomGenerator? generator = null) =>
        batch => batch with { Input = batch.Input + std * Tensor.Randn(generator, batch.Input.Shape) };

    /// <summary>Blanks a square of the given side at a random place of each image (DeVries and Taylor, 2017).</summary>
    public static Func<Batch, Batch> Cutout(int side, RandomGenerator? generator = null) => batch =>
    {
        RandomGenerator chance = generator ?? RandomGenerator.Default;
        Shape shape = Images(batch.Input);
        Tensor y = Tensor.Empty(shape).CopyFrom(batch.Input);
        for (int n = 0; n < shape[0]; n++)
        {
            int top = chance.NextInt32(shape[2]) - side / 2, left = chance.NextInt32(shape[3]) - side / 2;
            int bottom = Math.Min(shape[2], top + side), right = Math.Min(shape[3], left + side);
            y[n, .., Math.Max(0, top)..bottom, Math.Max(0, left)..right] = 0;
        }
        return batch with { Input = y };
    };

    /// <summary>
    /// Mixes each example with another one, λ to 1 − λ with λ from Beta(α, α), inputs and one-hot targets alike (Zhang et al., 2018).
    /// Targets become probabilities, which <see cref="CrossEntropyLoss"/> takes.
    /// </summary>
    public static Func<Batch, Batch> Mixup(int classes, float alpha = 0.2f, RandomGenerator? generator = null) => batch =>
    {
        RandomGenerator chance = generator ?? RandomGenerator.Default;
        float share = Beta(chance, alpha);
        int[] partner = chance.Permutation(batch.Input.Shape[0]);
        Tensor targets = batch.Target.OneHot(classes);
        return new Batch(share * batch.Input + (1 - share) * batch.Input.IndexSelect(0, partner), share * targets + (1 - share) * targets.IndexSelect(0, partner));
    };

    // Jöhnk's method, good for small parameters.
    private static float Beta(RandomGenerator chance, float alpha)
    {
        while (true)
        {
            double a = Math.Pow(chance.NextDouble(), 1 / alpha), b = Math.Pow(chance.NextDouble(), 1 / alpha);
            if (a + b > 0 && a + b <= 1) return (float)(a / (a + b));
        }
    }

    private static Func<Batch, Batch> Each(RandomGenerator? generator, Func<RandomGenerator, Func<int, int, (float Y, float X)>> draw) => Each(generator, (chance, _, _) => draw(chance));

    // Draws a map for each image that says from where in the old image a new pixel comes.
    private static Func<Batch, Batch> Each(RandomGenerator? generator, Func<RandomGenerator, int, int, Func<int, int, (float Y, float X)>> draw) => batch =>
    {
        RandomGenerator chance = generator ?? RandomGenerator.Default;
        Shape shape = Images(batch.Input);
        int channels = shape[1], height = shape[2], width = shape[3];
        Tensor result = Tensor.Empty(shape);
        for (int n = 0; n < shape[0]; n++)
        {
            Func<int, int, (float Y, float X)> source = draw(chance, height, width);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                {
                    (float fromY, float fromX) = source(y, x);
                    for (int c = 0; c < channels; c++)
                    {
                        int plane = (n * channels + c) * height * width;
                        result.Data[plane + y * width + x] = At(batch.Input.Data.Slice(plane, height * width), height, width, fromY, fromX);
                    }
                }
        }
        return batch with { Input = result };
    };

    private static float At(ReadOnlySpan<float> plane, int height, int width, float y, float x)
    {
        int top = (int)MathF.Floor(y), left = (int)MathF.Floor(x);
        float down = y - top, right = x - left, sum = 0;
        for (int corner = 0; corner < 4; corner++)
        {
            int row = top + corner / 2, column = left + corner % 2;
            float weight = (corner / 2 == 1 ? down : 1 - down) * (corner % 2 == 1 ? right : 1 - right);
            if (weight != 0 && (uint)row < (uint)height && (uint)column < (uint)width) sum += weight * plane[row * width + column];
        }
        return sum;
    }

    private static Shape Images(Tensor input) => input.Rank == 4 ? input.Shape : throw new ArgumentException($"Augment: input {input.Shape} needs axes [batch, channels, height, width].");
}
