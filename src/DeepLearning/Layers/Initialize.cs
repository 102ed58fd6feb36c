namespace DeepLearning;

/// <summary>Ways to fill a parameter with its first values. Each writes into the tensor and returns it.</summary>
/// <remarks>For a weight <c>[out, in, …]</c> the fan-in is in · (kernel elements), the fan-out out · (kernel elements).</remarks>
public static class Initialize
{
    /// <summary>Uniform between two bounds.</summary>
    public static Tensor Uniform(Tensor tensor, float low = 0, float high = 1, RandomGenerator? generator = null)
    {
        generator ??= RandomGenerator.Default;
        foreach (ref float value in tensor.Data) value = low + (high - low) * generator.NextSingle();
        return tensor;
    }

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public static Tensor Normal(Tensor tensor, float mean = 0, float std = 1, RandomGenerator? generator = null)
    {
        generator ??= RandomGenerator.Default;
        foreach (ref float value in tensor.Data) value = mean + std * generator.NextNormal();
        return tensor;
    }

    /// <summary>The same value everywhere.</summary>
    public static Tensor Constant(Tensor tensor, float value)
    {
        tensor.Data.Fill(value);
        return tensor;
    }

    /// <summary>Xavier (Glorot and Bengio, 2010), uniform: ± gain · √(6 / (fan-in + fan-out)). For tanh and sigmoid.</summary>
    public static Tensor XavierUniform(Tensor tensor, float gain = 1, RandomGenerator? generator = null)
    {
        float bound = gain * MathF.Sqrt(6f / (FanIn(tensor) + FanOut(tensor)));
        return Uniform(tensor, -bound, bound, generator);
    }

    /// <summary>Xavier, normal: standard deviation gain · √(2 / (fan-in + fan-out)).</summary>
    public static Tensor XavierNormal(Tensor tensor, float gain = 1, RandomGenerator? generator = null) =>
        Normal(tensor, 0, gain * MathF.Sqrt(2f / (FanIn(tensor) + FanOut(tensor))), generator);

    /// <summary>He (He et al., 2015), uniform: ± √(6 / ((1 + slope²) fan-in)). For ReLU (slope 0) and leaky ReLU.</summary>
    public static Tensor HeUniform(Tensor tensor, float slope = 0, RandomGenerator? generator = null)
    {
        float bound = MathF.Sqrt(6 / ((1 + slope * slope) * FanIn(tensor)));
        return Uniform(tensor, -bound, bound, generator);
    }

    /// <summary>He, normal: standard deviation √(2 / ((1 + slope²) fan-in)).</summary>
    public static Tensor HeNormal(Tensor tensor, float slope = 0, RandomGenerator? generator = null) =>
        Normal(tensor, 0, MathF.Sqrt(2 / ((1 + slope * slope) * FanIn(tensor))), generator);

    /// <summary>
    /// A random matrix with orthonormal rows or columns, whichever are fewer, times a gain (Saxe, McClelland and Ganguli, 2014). Keeps
    /// lengths through many layers.
    /// </summary>
    public static Tensor Orthogonal(Tensor tensor, float gain = 1, RandomGenerator? generator = null)
    {
        int rows = tensor.Shape[0], columns = tensor.Length / rows, few = Math.Min(rows, columns), many = Math.Max(rows, columns);
        Normal(tensor, generator: generator);
        var basis = new double[few, many];
        for (int i = 0; i < few; i++)
        {
            for (int j = 0; j < many; j++) basis[i, j] = tensor.Data[rows <= columns ? i * columns + j : j * columns + i];
            // Gram and Schmidt, twice, because once loses orthogonality to rounding.
            for (int pass = 0; pass < 2; pass++)
                for (int other = 0; other < i; other++)
                {
                    double along = 0;
                    for (int j = 0; j < many; j++) along += basis[i, j] * basis[other, j];
                    for (int j = 0; j < many; j++) basis[i, j] -= along * basis[other, j];
                }
            double norm = 0;
            for (int j = 0; j < many; j++) norm += basis[i, j] * basis[i, j];
            for (int j = 0; j < many; j++) basis[i, j] /= Math.Sqrt(norm);
        }
        for (int i = 0; i < few; i++)
            for (int j = 0; j < many; j++) tensor.Data[rows <= columns ? i * columns + j : j * columns + i] = gain * (float)basis[i, j];
        return tensor;
    }

    /// <summary>PyTorch's default for linear and convolutional layers: uniform in ± 1 / √fan-in, for weight and bias.</summary>
    internal static Tensor ByFanIn(Tensor tensor, int fanIn, RandomGenerator? generator)
    {
        float bound = fanIn == 0 ? 0 : 1 / MathF.Sqrt(fanIn);
        return Uniform(tensor, -bound, bound, generator);
    }

    private static int FanIn(Tensor tensor) => Checked(tensor).Length / tensor.Shape[0];

    private static int FanOut(Tensor tensor) => Checked(tensor).Length / tensor.Shape[1];

    private static Tensor Checked(Tensor tensor) => tensor.Rank >= 2
        ? tensor
        : throw new ArgumentException(
            $"Initialize: a tensor of shape {tensor.Shape} has no fan-in and fan-out; two axes are needed.", nameof(tensor));
}
