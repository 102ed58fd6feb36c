namespace DeepLearning;

/// <summary>
/// Sinusoidal positions (Vaswani et al., 2017), added to the input: sin(t / 10000^(2i / size)) in even and the cosine in odd features.
/// Shape: <c>[batch, time, size]</c> → the same.
/// </summary>
public sealed class SinusoidalPositions(int size) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input + Table(input.Shape[-2], size);

    /// <summary>The positions themselves. Shape: <c>[time, size]</c>.</summary>
    public static Tensor Table(int time, int size)
    {
        Tensor table = Tensor.Zeros(time, size);
        for (int t = 0; t < time; t++)
            for (int i = 0; i < size; i++)
            {
                double angle = t / Math.Pow(10_000, i / 2 * 2.0 / size);
                table.Data[t * size + i] = (float)(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        return table;
    }
}

/// <summary>
/// A learned vector for each position, added to the input. Shape: <c>[batch, time, size]</c> → the same, for times up to the longest.
/// </summary>
public sealed class LearnedPositions : Module
{
    /// <summary>Random vectors, normal with standard deviation 0.02, for sequences up to a longest.</summary>
    public LearnedPositions(int longest, int size, RandomGenerator? generator = null) =>
        Weight = Register("weight", Initialize.Normal(Tensor.Empty([longest, size]), 0, 0.02f, generator));

    /// <summary>The vectors. Shape: <c>[longest, size]</c>.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input is longer than the longest.</exception>
    public override Tensor Forward(Tensor input) => input.Shape[-2] <= Weight.Shape[0]
        ? input + Weight.Narrow(0, 0, input.Shape[-2])
        : throw new ArgumentException($"LearnedPositions: input {input.Shape} is longer than the {Weight.Shape} positions.", nameof(input));
}

/// <summary>
/// Rotary positions (Su et al., 2021): each pair of features is turned by an angle that grows with the position, so that q · k depends on
/// the distance only.
/// Shape: queries or keys <c>[…, time, size]</c> → the same.
/// </summary>
/// <remarks>Feature i is paired with feature i + size / 2, as in most published models.</remarks>
public sealed class RotaryPositions(int size) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        int time = input.Shape[-2], half = size / 2;
        Throw.ArgumentIf(input.Shape[-1] != size || size % 2 != 0,
            $"RotaryPositions: the last size of input {input.Shape} must be {size}, an even number.", nameof(input));
        Tensor cos = Tensor.Zeros(time, size), sin = Tensor.Zeros(time, size);
        for (int t = 0; t < time; t++)
            for (int i = 0; i < half; i++)
            {
                (double s, double c) = Math.SinCos(t / Math.Pow(10_000, 2.0 * i / size));
                cos[t, i] = cos[t, i + half] = (float)c;
                sin[t, i] = (float)-s;
                sin[t, i + half] = (float)s;
            }
        Tensor swapped = Tensor.Concat(-1, input.Narrow(-1, half, half), input.Narrow(-1, 0, half));
        return input * cos + swapped * sin;
    }
}
