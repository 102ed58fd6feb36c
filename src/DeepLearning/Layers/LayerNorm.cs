namespace DeepLearning;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): every example standardised over its own features, y = (x − mean) / √(variance + ε) · w
/// + b.
/// Shape: <c>[…, features]</c>, where the features may be several axes.
/// </summary>
public sealed class LayerNorm : Module
{
    private readonly Shape _features;
    private readonly float _epsilon;

    /// <summary>A layer over the last axis, of the given size.</summary>
    public LayerNorm(int features, float epsilon = 1e-5f, bool affine = true) : this([features], epsilon, affine) { }

    /// <summary>A layer over the last axes, of the given sizes.</summary>
    public LayerNorm(Shape features, float epsilon = 1e-5f, bool affine = true)
    {
        (_features, _epsilon) = (features, epsilon);
        if (affine) (Weight, Bias) = (Register("weight", Tensor.Ones(features)), Register("bias", Tensor.Zeros(features)));
    }

    /// <summary>w. Shape: the features; null without.</summary>
    public Tensor? Weight { get; }

    /// <summary>b. Shape: the features; null without.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input's last axes are not the features.</exception>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(input.Rank < _features.Rank || !input.Shape.Sizes[^_features.Rank..].SequenceEqual(_features),
            $"LayerNorm: the last axes of input {input.Shape} must be {_features}.", nameof(input));
        return Weight is not null && Bias is not null
            ? input.NormalizeRows(Weight, Bias, _epsilon)
            : input.Standardize(
                1, input.Shape.LengthBetween(0, input.Rank - _features.Rank), _features.ElementCount, _epsilon, out _, out _);
    }
}

/// <summary>
/// Group normalisation (Wu and He, 2018): the channels of every example in groups, each standardised over its channels and pixels, then
/// scaled and shifted by channel.
/// Shape: <c>[batch, channels, …]</c>.
/// </summary>
public sealed class GroupNorm : Module
{
    private readonly int _groups, _channels;
    private readonly float _epsilon;

    /// <summary>A layer for a number of channels that the groups divide.</summary>
    public GroupNorm(int groups, int channels, float epsilon = 1e-5f)
    {
        Throw.ArgumentIf(groups <= 0 || channels % groups != 0,
            $"GroupNorm: {channels} channels do not divide into {groups} groups.", nameof(groups));
        (_groups, _channels, _epsilon) = (groups, channels, epsilon);
        Weight = Register("weight", Tensor.Ones(channels));
        Bias = Register("bias", Tensor.Zeros(channels));
    }

    /// <summary>The scale of each channel. Shape: <c>[channels]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each channel. Shape: <c>[channels]</c>.</summary>
    public Tensor Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(input.Rank < 2 || input.Shape[1] != _channels,
            $"GroupNorm: input {input.Shape} does not have {_channels} channels on axis 1.", nameof(input));
        Shape perChannel = [_channels, .. Enumerable.Repeat(1, input.Rank - 2)];
        int rows = input.Shape[0] * _groups;
        Tensor y = input.Standardize(1, rows, rows == 0 ? 0 : input.Length / rows, _epsilon, out _, out _);
        return y * Weight.Reshape(perChannel) + Bias.Reshape(perChannel);
    }
}

/// <summary>
/// Root-mean-square normalisation (Zhang and Sennrich, 2019): y = x / √(mean(x²) + ε) · w, layer normalisation without the mean.
/// Shape: <c>[…, features]</c>.
/// </summary>
public sealed class RmsNorm : Module
{
    private readonly float _epsilon;

    /// <summary>A layer over the last axis, of the given size.</summary>
    public RmsNorm(int features, float epsilon = 1e-6f)
    {
        _epsilon = epsilon;
        Weight = Register("weight", Tensor.Ones(features));
    }

    /// <summary>w. Shape: <c>[features]</c>.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input * (input.Square().Mean(-1, keepDim: true) + _epsilon).Pow(-0.5f) * Weight;
}
