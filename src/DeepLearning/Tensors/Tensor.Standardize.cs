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
}
