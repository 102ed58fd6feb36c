namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>All zeros. Shape: as given.</summary>
    public static Tensor Zeros(params Shape shape) => Full(0, shape);

    /// <summary>All ones. Shape: as given.</summary>
    public static Tensor Ones(params Shape shape) => Full(1, shape);

    /// <summary>The same value everywhere. Shape: as given.</summary>
    public static Tensor Full(float value, params Shape shape)
    {
        Tensor y = Empty(shape);
        y.Data.Fill(value);
        return y;
    }

    /// <summary>Zeros in the shape of another tensor.</summary>
    public static Tensor ZerosLike(Tensor tensor) => Full(0, tensor.Shape);

    /// <summary>Ones in the shape of another tensor.</summary>
    public static Tensor OnesLike(Tensor tensor) => Full(1, tensor.Shape);

    /// <summary>0, 1, 2, … up to <paramref name="count"/> − 1. Shape: <c>[count]</c>.</summary>
    public static Tensor Arange(int count) => Arange(0, count);

    /// <summary>
    /// start, start + step, … below <paramref name="end"/> (above it where the step is negative). Shape: <c>[⌈(end − start) / step⌉]</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Arange(float start, float end, float step = 1)
    {
        Throw.OutOfRangeIf(step == 0, $"Arange: the step cannot be 0.", nameof(step));
        Tensor y = Empty([Math.Max(0, (int)Math.Ceiling(((double)end - start) / step))]);
        for (int i = 0; i < y.Length; i++) y.Data[i] = (float)(start + (double)i * step);
        return y;
    }

    /// <summary>Evenly spaced values from start to end, both included. Shape: <c>[count]</c>.</summary>
    public static Tensor Linspace(float start, float end, int count)
    {
        Tensor y = Empty([count]);
        for (int i = 0; i < count; i++) y.Data[i] = count == 1 ? start : (float)(start + ((double)end - start) * i / (count - 1));
        return y;
    }

    /// <summary>The identity matrix. Shape: <c>[size, size]</c>.</summary>
    public static Tensor Eye(int size)
    {
        Tensor y = Zeros(size, size);
        for (int i = 0; i < size; i++) y.Data[i * size + i] = 1;
        return y;
    }

    /// <summary>A copy of an array. Shape: <c>[n]</c>.</summary>
    public static Tensor From(params float[] data) => new((float[])data.Clone(), [data.Length]);

    /// <summary>A copy of a two-axis array. Shape: <c>[rows, columns]</c>.</summary>
    public static Tensor From(float[,] data) => FromArray(data);

    /// <summary>A copy of a three-axis array. Shape: <c>[a, b, c]</c>.</summary>
    public static Tensor From(float[,,] data) => FromArray(data);

    /// <summary>A copy of a four-axis array. Shape: <c>[a, b, c, d]</c>.</summary>
    public static Tensor From(float[,,,] data) => FromArray(data);

    /// <summary>Integers, for example class labels, as numbers. Shape: <c>[n]</c>.</summary>
    public static Tensor From(int[] data) => new(Array.ConvertAll(data, value => (float)value), [data.Length]);

    private static Tensor FromArray(Array data)
    {
        var sizes = new int[data.Rank];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = data.GetLength(i);
        Tensor y = Empty(new Shape(sizes));
        if (data.Length == 0) return y;
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(data), data.Length * sizeof(float))
            .CopyTo(MemoryMarshal.AsBytes(y.Data));
        return y;
    }

    /// <summary>Uniform random numbers in [0, 1), from <see cref="RandomGenerator.Default"/>. Shape: as given.</summary>
    public static Tensor Rand(params Shape shape) => Rand(null, shape);

    /// <summary>Uniform random numbers in [0, 1). Shape: as given.</summary>
    public static Tensor Rand(RandomGenerator? generator, params Shape shape) => Filled(shape, generator, chance => chance.NextSingle());

    /// <summary>Normal random numbers with mean 0 and variance 1, from <see cref="RandomGenerator.Default"/>. Shape: as given.</summary>
    public static Tensor Randn(params Shape shape) => Randn(null, shape);

    /// <summary>Normal random numbers with mean 0 and variance 1. Shape: as given.</summary>
    public static Tensor Randn(RandomGenerator? generator, params Shape shape) => Filled(shape, generator, chance => chance.NextNormal());

    private static Tensor Filled(Shape shape, RandomGenerator? generator, Func<RandomGenerator, float> draw)
    {
        generator ??= RandomGenerator.Default;
        Tensor y = Empty(shape);
        foreach (ref float value in y.Data) value = draw(generator);
        return y;
    }
}
