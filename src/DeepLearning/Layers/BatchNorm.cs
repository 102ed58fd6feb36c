namespace DeepLearning;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): every channel standardised over the batch, then scaled and shifted:
/// y = (x − mean) / √(variance + ε) · w + b. In evaluation, running averages take the place of the batch's statistics.
/// </summary>
/// <remarks>As in PyTorch the running variance is the unbiased one, and <c>momentum</c> is the weight of the new batch.</remarks>
public abstract class BatchNorm : Module
{
    private readonly int _features;
    private readonly float _epsilon, _momentum;

    private protected BatchNorm(int features, float epsilon, float momentum, bool affine)
    {
        (_features, _epsilon, _momentum) = (features, epsilon, momentum);
        if (affine) (Weight, Bias) = (Register("weight", Tensor.Ones(features)), Register("bias", Tensor.Zeros(features)));
        RunningMean = RegisterBuffer("running_mean", Tensor.Zeros(features));
        RunningVariance = RegisterBuffer("running_var", Tensor.Ones(features));
        Batches = RegisterBuffer("num_batches_tracked", Tensor.Zeros());
    }

    /// <summary>w. Shape: <c>[features]</c>; null without.</summary>
    public Tensor? Weight { get; }

    /// <summary>b. Shape: <c>[features]</c>; null without.</summary>
    public Tensor? Bias { get; }

    /// <summary>The running mean of each channel. Shape: <c>[features]</c>.</summary>
    public Tensor RunningMean { get; }

    /// <summary>The running variance of each channel. Shape: <c>[features]</c>.</summary>
    public Tensor RunningVariance { get; }

    /// <summary>Batches seen in training. Shape: <c>[]</c>.</summary>
    public Tensor Batches { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has other channels, or a channel has only one value to learn a variance
    /// from.</exception>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(!Fits(input.Rank) || input.Shape[1] != _features,
            $"{GetType().Name}: input {input.Shape} does not have {_features} channels on axis 1, or the wrong number of axes.",
            nameof(input));
        Shape perChannel = [_features, .. Enumerable.Repeat(1, input.Rank - 2)];
        if (IsTraining)
        {
            Tensor y = OverBatch(input);
            return Weight is null || Bias is null ? y : y * Weight.Reshape(perChannel) + Bias.Reshape(perChannel);
        }
        // All that is constant goes into one factor and one shift a channel, so that the input is gone through once.
        Tensor factor = (RunningVariance + _epsilon).Pow(-0.5f);
        if (Weight is not null) factor *= Weight;
        Tensor shift = Bias is null ? -(RunningMean * factor) : Bias - RunningMean * factor;
        return GradientMode.IsOn ? input * factor.Reshape(perChannel) + shift.Reshape(perChannel) : input.ScaleAndShift(factor, shift);
    }

    private Tensor OverBatch(Tensor input)
    {
        int batch = input.Shape[0], inner = input.Shape.LengthBetween(2, input.Rank), count = batch * inner;
        Throw.ArgumentIf(count < 2,
            $"{GetType().Name}: input {input.Shape} has one value a channel, so there is no variance to train with. Use a larger batch, " +
            $"or Eval().", nameof(input));
        Tensor y = input.Standardize(batch, _features, inner, _epsilon, out Tensor mean, out Tensor variance);
        float unbiased = (float)count / (count - 1);
        for (int c = 0; c < _features; c++)
        {
            RunningMean.Data[c] += _momentum * (mean.Data[c] - RunningMean.Data[c]);
            RunningVariance.Data[c] += _momentum * (variance.Data[c] * unbiased - RunningVariance.Data[c]);
        }
        Batches.Data[0]++;
        return y;
    }

    private protected abstract bool Fits(int rank);
}

/// <summary><see cref="BatchNorm"/> of vectors or sequences. Shape: <c>[batch, features]</c> or <c>[batch, features, length]</c>.</summary>
public sealed class BatchNorm1d(int features, float epsilon = 1e-5f, float momentum = 0.1f, bool affine = true)
    : BatchNorm(features, epsilon, momentum, affine)
{
    private protected override bool Fits(int rank) => rank is 2 or 3;
}

/// <summary><see cref="BatchNorm"/> of images. Shape: <c>[batch, features, height, width]</c>.</summary>
public sealed class BatchNorm2d(int features, float epsilon = 1e-5f, float momentum = 0.1f, bool affine = true)
    : BatchNorm(features, epsilon, momentum, affine)
{
    private protected override bool Fits(int rank) => rank == 4;
}
