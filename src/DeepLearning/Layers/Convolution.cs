namespace DeepLearning;

/// <summary>
/// Convolution of images: the same small filter at every place. Shape: <c>[batch, in, height, width] → [batch, out, …]</c>,
/// see <see cref="Tensor.Conv2d"/>. With <c>groups</c> = in it is depthwise; with kernel 1 it mixes channels only.
/// </summary>
/// <remarks>Weights and biases start uniform in ± 1/√(in / groups · kernel elements), as PyTorch's <c>nn.Conv2d</c>.</remarks>
/// <example><code>
/// var layer = new Conv2d(1, 16, kernelSize: 3, padding: 1);
/// Console.WriteLine(layer.Forward(Tensor.Zeros(8, 1, 28, 28)).Shape);   // [8, 16, 28, 28]
/// </code></example>
public sealed class Conv2d(int inChannels, int outChannels, Pair kernelSize, Pair? stride = null, Pair? padding = null,
    Pair? dilation = null, int groups = 1, bool bias = true, RandomGenerator? generator = null)
    : ConvolutionLayer(inChannels, outChannels, [kernelSize.Y, kernelSize.X], groups, bias, generator)
{
    private readonly int _groups = groups;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Tensor.Conv2d(input, Weight, Bias, stride, padding, dilation, _groups);
}

/// <summary>
/// Convolution of sequences. Shape:
/// <c>[batch, in, length] → [batch, out, ⌊(length + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1]</c>.
/// </summary>
public sealed class Conv1d(int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int dilation = 1,
    int groups = 1, bool bias = true, RandomGenerator? generator = null)
    : ConvolutionLayer(inChannels, outChannels, [kernelSize], groups, bias, generator)
{
    private readonly int _groups = groups;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Rank == 3
        ? Tensor.Conv2d(input.Unsqueeze(2), Weight.Unsqueeze(2), Bias, (1, stride), (0, padding), (1, dilation), _groups).Squeeze(2)
        : throw new ArgumentException($"Conv1d: input {input.Shape} needs axes [batch, channels, length].", nameof(input));
}

/// <summary>
/// Transposed convolution, which enlarges images. Shape: <c>[batch, in, height, width] → [batch, out, …]</c>, see
/// <see cref="Tensor.ConvTranspose2d"/>.
/// </summary>
public sealed class ConvTranspose2d(int inChannels, int outChannels, Pair kernelSize, Pair? stride = null, Pair? padding = null,
    Pair? outputPadding = null, int groups = 1, bool bias = true, Pair? dilation = null, RandomGenerator? generator = null)
    : ConvolutionLayer(inChannels, outChannels, [kernelSize.Y, kernelSize.X], groups, bias, generator, transposed: true)
{
    private readonly int _groups = groups;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        Tensor.ConvTranspose2d(input, Weight, Bias, stride, padding, outputPadding, dilation, _groups);
}
