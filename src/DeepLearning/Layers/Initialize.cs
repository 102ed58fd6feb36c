namespace DeepLearning;

/// <summary>Ways to fill a parameter with its first values. Each writes into the tensor and returns it.</summary>
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
}
