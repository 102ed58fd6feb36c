namespace DeepLearning;

/// <summary>The largest value in each window of an image. Shape: see <see cref="Tensor.MaxPool2d"/>.</summary>
public sealed class MaxPool2d(Pair kernelSize, Pair? stride = null, Pair? padding = null) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.MaxPool2d(kernelSize, stride, padding);
}

/// <summary>The average of each window of an image. Shape: see <see cref="Tensor.AvgPool2d"/>.</summary>
public sealed class AvgPool2d(Pair kernelSize, Pair? stride = null, Pair? padding = null, bool countPadding = true) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.AvgPool2d(kernelSize, stride, padding, countPadding);
}

/// <summary>
/// The largest value in each window of a sequence. Shape: <c>[batch, channels, length]</c> → length ⌊(length + 2 · padding − kernel) /
/// stride⌋ + 1.
/// </summary>
public sealed class MaxPool1d(int kernelSize, int? stride = null, int padding = 0) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        input.Unsqueeze(2).MaxPool2d((1, kernelSize), (1, stride ?? kernelSize), (0, padding)).Squeeze(2);
}

/// <summary>The average of each window of a sequence. Shape: as <see cref="MaxPool1d"/>.</summary>
public sealed class AvgPool1d(int kernelSize, int? stride = null, int padding = 0) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        input.Unsqueeze(2).AvgPool2d((1, kernelSize), (1, stride ?? kernelSize), (0, padding)).Squeeze(2);
}

/// <summary>
/// Averages over a fixed number of windows, whatever the image's size. Shape: <c>[batch, channels, height, width]</c> →
/// <c>[batch, channels, size.Y, size.X]</c>.
/// </summary>
public sealed class AdaptiveAvgPool2d(Pair outputSize) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.AdaptiveAvgPool2d(outputSize);
}

/// <summary>
/// Maxima over a fixed number of windows, whatever the image's size. Shape: <c>[batch, channels, height, width]</c> →
/// <c>[batch, channels, size.Y, size.X]</c>.
/// </summary>
public sealed class AdaptiveMaxPool2d(Pair outputSize) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.AdaptiveMaxPool2d(outputSize);
}
