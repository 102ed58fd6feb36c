namespace DeepLearning;

/// <summary>
/// x + body(x): layers that learn a change to their input (He et al., 2016). A shortcut brings x to another shape if the body does.
/// </summary>
public sealed class Residual : Module
{
    /// <summary>A body with a way around it.</summary>
    /// <param name="body">What changes the input.</param>
    /// <param name="shortcut">Applied to the input before it is added; null adds the input itself.</param>
    public Residual(Module body, Module? shortcut = null)
    {
        Body = Register("body", body);
        if (shortcut is not null) Shortcut = Register("shortcut", shortcut);
    }

    /// <summary>What changes the input.</summary>
    public Module Body { get; }

    /// <summary>What the input goes through on its way around; null for nothing.</summary>
    public Module? Shortcut { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Body.Call(input) + (Shortcut?.Call(input) ?? input);
}

/// <summary>
/// ResNet's basic block: two 3×3 convolutions with batch normalisation, the input added, ReLU. A 1×1 convolution fits the shortcut where
/// channels or size change.
/// Shape: <c>[batch, in, height, width] → [batch, out, height / stride, width / stride]</c>. Names as torchvision's <c>BasicBlock</c>.
/// </summary>
public sealed class ResidualBlock : Module
{
    private readonly Conv2d _conv1, _conv2;
    private readonly BatchNorm2d _bn1, _bn2;
    private readonly Sequential? _downsample;

    /// <summary>A block with random weights.</summary>
    public ResidualBlock(int inChannels, int outChannels, int stride = 1, RandomGenerator? generator = null)
    {
        _conv1 = new Conv2d(inChannels, outChannels, 3, stride, padding: 1, bias: false, generator: generator);
        _bn1 = new BatchNorm2d(outChannels);
        _conv2 = new Conv2d(outChannels, outChannels, 3, padding: 1, bias: false, generator: generator);
        _bn2 = new BatchNorm2d(outChannels);
        if (stride != 1 || inChannels != outChannels)
            _downsample = new Sequential(
                new Conv2d(inChannels, outChannels, 1, stride, bias: false, generator: generator), new BatchNorm2d(outChannels));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        Tensor x = _bn1.Forward(_conv1.Forward(input)).Relu();
        return (_bn2.Forward(_conv2.Forward(x)) + (_downsample?.Forward(input) ?? input)).Relu();
    }
}

/// <summary>
/// An inception block (Szegedy et al., 2015): 1×1, 3×3 and 5×5 convolutions and a pooled branch side by side, their channels joined.
/// Shape: <c>[batch, in, height, width] → [batch, ones + threes + fives + pooled, height, width]</c>.
/// </summary>
public sealed class InceptionBlock : Module
{
    private readonly Conv2d _one, _three, _five, _pooled;
    private readonly Sequential _threeReduced, _fiveReduced;

    /// <summary>A block with so many output channels from each branch; 1×1 convolutions first reduce to half as many.</summary>
    public InceptionBlock(int inChannels, int ones, int threes, int fives, int pooled, RandomGenerator? generator = null)
    {
        _one = new Conv2d(inChannels, ones, 1, generator: generator);
        _threeReduced = new Sequential(new Conv2d(inChannels, Math.Max(1, threes / 2), 1, generator: generator), new Relu());
        _three = new Conv2d(Math.Max(1, threes / 2), threes, 3, padding: 1, generator: generator);
        _fiveReduced = new Sequential(new Conv2d(inChannels, Math.Max(1, fives / 2), 1, generator: generator), new Relu());
        _five = new Conv2d(Math.Max(1, fives / 2), fives, 5, padding: 2, generator: generator);
        _pooled = new Conv2d(inChannels, pooled, 1, generator: generator);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Tensor.Concat(1, _one.Forward(input), _three.Forward(_threeReduced.Forward(input)),
        _five.Forward(_fiveReduced.Forward(input)), _pooled.Forward(input.MaxPool2d(3, 1, 1))).Relu();
}

/// <summary>
/// One level of a U-Net (Ronneberger, Fischer and Brox, 2015): convolve, halve the image, go through the level below, double it again, join
/// it with what was there before, convolve.
/// Shape: <c>[batch, in, height, width] → [batch, channels, height, width]</c> for even heights and widths.
/// </summary>
/// <example><code>
/// var below = new UNetBlock(8, 16, new Sequential(new Conv2d(16, 16, 3, padding: 1), new Relu()));
/// var net = new UNetBlock(1, 8, below, innerOut: 16);
/// Console.WriteLine(net.Forward(Tensor.Zeros(2, 1, 16, 16)).Shape);   // [2, 8, 16, 16]
/// </code></example>
public sealed class UNetBlock : Module
{
    private readonly Sequential _down, _join;
    private readonly Module _inner;
    private readonly ConvTranspose2d _up;

    /// <summary>A level around another module, usually the level below.</summary>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="channels">Channels of the output, and of what goes into <paramref name="inner"/>.</param>
    /// <param name="inner">What works on the halved image.</param>
    /// <param name="innerOut">Channels that it gives; null means as many as go in.</param>
    /// <param name="generator">Source of the starting weights; null means <see cref="RandomGenerator.Default"/>.</param>
    public UNetBlock(int inChannels, int channels, Module inner, int? innerOut = null, RandomGenerator? generator = null)
    {
        _down = Twice(inChannels, channels, generator);
        _inner = inner;
        _up = new ConvTranspose2d(innerOut ?? channels, channels, 2, stride: 2, generator: generator);
        _join = Twice(2 * channels, channels, generator);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        Tensor here = _down.Forward(input);
        return _join.Forward(Tensor.Concat(1, here, _up.Forward(_inner.Forward(here.MaxPool2d(2)))));
    }

    private static Sequential Twice(int inChannels, int outChannels, RandomGenerator? generator) => new(
        new Conv2d(inChannels, outChannels, 3, padding: 1, generator: generator), new Relu(),
        new Conv2d(outChannels, outChannels, 3, padding: 1, generator: generator), new Relu());
}
