namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// y = (x − mean) / √(variance + ε), with mean and variance taken for each channel of x seen as [outer, channels, inner]. Shape: as x.
    /// The heart of batch, layer and group normalisation.
    /// </summary>
    internal Tensor Standardize(int outer, int channels, int inner, float epsilon, out Tensor mean, out Tensor variance)
    {
        mean = Empty([channels]);
        Tensor y = Empty(Shape), spread = variance = Empty([channels]);
        NormalizationKernel.Forward(outer, channels, inner, epsilon, Data, y.Data, mean.Data, spread.Data);
        return y.Record(g =>
        {
            if (GradientMode.IsOn) throw new NotSupportedException("Normalisation: its gradient cannot be differentiated again (createGraph).");
            Tensor gradient = Empty(Shape);
            NormalizationKernel.Backward(outer, channels, inner, epsilon, y.Data, spread.Data, g.Data, gradient.Data);
            AddGradient(gradient);
        }, this);
    }

    /// <summary>y[n, c, …] = factor[c] · x[n, c, …] + shift[c] in one pass, without a record. Shape: as x.</summary>
    internal Tensor ScaleAndShift(Tensor factor, Tensor shift)
    {
        Tensor y = Empty(Shape);
        NormalizationKernel.ScaleAndShift(Shape[0], Shape[1], Shape.LengthBetween(2, Rank), Data, factor.Data, shift.Data, y.Data);
        return y;
    }
}
