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
public sealed class Conv2d : Module
{
    private readonly Pair? _stride, _padding, _dilation;
    private readonly int _groups;

    /// <summary>A layer with random filters.</summary>
    public Conv2d(int inChannels, int outChannels, Pair kernelSize, Pair? stride = null, Pair? padding = null, Pair? dilation = null,
        int groups = 1, bool bias = true, RandomGenerator? generator = null)
    {
        Throw.ArgumentIf(groups < 1 || inChannels % groups != 0 || outChannels % groups != 0,
            $"Conv2d: {inChannels} input and {outChannels} output channels do not divide into {groups} groups.", nameof(groups));
        (_stride, _padding, _dilation, _groups) = (stride, padding, dilation, groups);
        int fanIn = inChannels / groups * kernelSize.Area;
        Weight = Register(
            "weight", Initialize.ByFanIn(Tensor.Empty([outChannels, inChannels / groups, kernelSize.Y, kernelSize.X]), fanIn, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outChannels]), fanIn, generator));
    }

    /// <summary>The filters. Shape: <c>[out, in / groups, kernel height, kernel width]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each output channel. Shape: <c>[out]</c>; null without.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Tensor.Conv2d(input, Weight, Bias, _stride, _padding, _dilation, _groups);
}

/// <summary>
/// Convolution of sequences. Shape:
/// <c>[batch, in, length] → [batch, out, ⌊(length + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1]</c>.
/// </summary>
public sealed class Conv1d : Module
{
    private readonly int _stride, _padding, _dilation, _groups;

    /// <summary>A layer with random filters, which start as those of <see cref="Conv2d"/>.</summary>
    public Conv1d(int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int dilation = 1, int groups = 1,
        bool bias = true, RandomGenerator? generator = null)
    {
        Throw.ArgumentIf(groups < 1 || inChannels % groups != 0 || outChannels % groups != 0,
            $"Conv1d: {inChannels} input and {outChannels} output channels do not divide into {groups} groups.", nameof(groups));
        (_stride, _padding, _dilation, _groups) = (stride, padding, dilation, groups);
        int fanIn = inChannels / groups * kernelSize;
        Weight = Register("weight", Initialize.ByFanIn(Tensor.Empty([outChannels, inChannels / groups, kernelSize]), fanIn, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outChannels]), fanIn, generator));
    }

    /// <summary>The filters. Shape: <c>[out, in / groups, kernel]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each output channel. Shape: <c>[out]</c>; null without.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Rank == 3
        ? Tensor.Conv2d(input.Unsqueeze(2), Weight.Unsqueeze(2), Bias, (1, _stride), (0, _padding), (1, _dilation), _groups).Squeeze(2)
        : throw new ArgumentException($"Conv1d: input {input.Shape} needs axes [batch, channels, length].", nameof(input));
}

/// <summary>
/// Transposed convolution, which enlarges images. Shape: <c>[batch, in, height, width] → [batch, out, …]</c>, see
/// <see cref="Tensor.ConvTranspose2d"/>.
/// </summary>
public sealed class ConvTranspose2d : Module
{
    private readonly Pair? _stride, _padding, _outputPadding, _dilation;
    private readonly int _groups;

    /// <summary>A layer with random filters, uniform in ± 1/√(out / groups · kernel elements) as in PyTorch.</summary>
    public ConvTranspose2d(int inChannels, int outChannels, Pair kernelSize, Pair? stride = null, Pair? padding = null,
        Pair? outputPadding = null, int groups = 1, bool bias = true, Pair? dilation = null, RandomGenerator? generator = null)
    {
        Throw.ArgumentIf(groups < 1 || inChannels % groups != 0 || outChannels % groups != 0,
            $"ConvTranspose2d: {inChannels} input and {outChannels} output channels do not divide into {groups} groups.", nameof(groups));
        (_stride, _padding, _outputPadding, _dilation, _groups) = (stride, padding, outputPadding, dilation, groups);
        int fanIn = outChannels / groups * kernelSize.Area;
        Weight = Register(
            "weight", Initialize.ByFanIn(Tensor.Empty([inChannels, outChannels / groups, kernelSize.Y, kernelSize.X]), fanIn, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outChannels]), fanIn, generator));
    }

    /// <summary>The filters. Shape: <c>[in, out / groups, kernel height, kernel width]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each output channel. Shape: <c>[out]</c>; null without.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) =>
        Tensor.ConvTranspose2d(input, Weight, Bias, _stride, _padding, _outputPadding, _dilation, _groups);
}
