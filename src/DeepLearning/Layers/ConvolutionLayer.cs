namespace DeepLearning;

/// <summary>What all layers of convolution have: filters and shifts, which start uniform in ± 1/√(fan-in).</summary>
public abstract class ConvolutionLayer : Module
{
    private protected ConvolutionLayer(int inChannels, int outChannels, ReadOnlySpan<int> kernel, int groups, bool bias,
        RandomGenerator? generator, bool transposed = false)
    {
        Throw.ArgumentIf(groups < 1 || inChannels % groups != 0 || outChannels % groups != 0,
            $"{GetType().Name}: {inChannels} input and {outChannels} output channels do not divide into {groups} groups.", nameof(groups));
        Shape shape = transposed ? [inChannels, outChannels / groups, .. kernel] : [outChannels, inChannels / groups, .. kernel];
        int fanIn = shape.LengthBetween(1, shape.Rank);
        Weight = Register("weight", Initialize.ByFanIn(Tensor.Empty(shape), fanIn, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outChannels]), fanIn, generator));
    }

    /// <summary>
    /// The filters. Shape: <c>[out, in / groups, kernel height, kernel width]</c>, <c>[out, in / groups, kernel]</c> for sequences; in the
    /// transposed layer <c>[in, out / groups, …]</c>.
    /// </summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each output channel. Shape: <c>[out]</c>; null without.</summary>
    public Tensor? Bias { get; }
}
