namespace DeepLearning;

/// <summary>
/// Rearranges channels into pixels (Shi et al., 2016): r² channels become r × r pixels.
/// Shape: <c>[batch, channels · r², height, width] → [batch, channels, height · r, width · r]</c>.
/// </summary>
public sealed class PixelShuffle(int factor) : Module
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The channels are not a multiple of r².</exception>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(input.Rank != 4 || input.Shape[1] % (factor * factor) != 0,
            $"PixelShuffle: input {input.Shape} needs axes [batch, channels, height, width] with channels a multiple of " +
            $"{factor * factor}.", nameof(input));
        int batch = input.Shape[0], channels = input.Shape[1] / (factor * factor), height = input.Shape[2], width = input.Shape[3];
        return input.Reshape(batch, channels, factor, factor, height, width).Permute(0, 1, 4, 2, 5, 3)
            .Reshape(batch, channels, height * factor, width * factor);
    }
}

/// <summary>How new pixels are made from old ones.</summary>
public enum Interpolation
{
    /// <summary>Each takes the value of the old pixel it lies on.</summary>
    Nearest,

    /// <summary>Each is a weighted average of the four old pixels around it (PyTorch's <c>align_corners=False</c>).</summary>
    Bilinear,
}

/// <summary>
/// Enlarges images by a whole factor. Shape: <c>[batch, channels, height, width] → [batch, channels, height · factor, width · factor]</c>.
/// </summary>
/// <remarks>Along each axis interpolation is linear, so it is written as a matrix product with the matrix of weights.</remarks>
public sealed class Upsample(int factor, Interpolation mode = Interpolation.Nearest) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(input.Rank != 4, $"Upsample: input {input.Shape} needs axes [batch, channels, height, width].", nameof(input));
        return Weights(input.Shape[2]).MatMul(input).MatMul(Weights(input.Shape[3]).T);
    }

    private Tensor Weights(int size)
    {
        Tensor weights = Tensor.Zeros(size * factor, size);
        for (int i = 0; i < size * factor; i++)
        {
            float place = mode == Interpolation.Nearest ? i / factor : Math.Max(0, (i + 0.5f) / factor - 0.5f);
            int below = (int)place, above = Math.Min(below + 1, size - 1);
            weights.Data[i * size + below] += 1 - (place - below);
            weights.Data[i * size + above] += place - below;
        }
        return weights;
    }
}
