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
        return y.RecordFirstOrder("Normalisation", g =>
        {
            Tensor gradient = Empty(Shape);
            NormalizationKernel.Backward(outer, channels, inner, epsilon, y.Data, spread.Data, g.Data, gradient.Data);
            AddGradient(gradient);
        }, this);
    }

    /// <summary>
    /// y = (x − mean) / √(variance + ε) ⊙ weight + bias for each row, where a row is as long as the weight: layer normalisation in one pass. Shape: as x.
    /// </summary>
    internal Tensor NormalizeRows(Tensor weight, Tensor bias, float epsilon)
    {
        Shape rows = [weight.Length == 0 ? 0 : Length / weight.Length];
        Tensor y = Empty(Shape), mean = Empty(rows), scale = Empty(rows);
        if (Length > 0) LayerNormKernel.Forward(Data, weight.Data, bias.Data, epsilon, y.Data, mean.Data, scale.Data);
        return y.RecordFirstOrder("Layer normalisation", g =>
        {
            Tensor dx = Empty(Shape), dw = Zeros(weight.Shape), db = Zeros(bias.Shape);
            if (Length > 0) LayerNormKernel.Backward(Data, weight.Data, mean.Data, scale.Data, g.Data, dx.Data, dw.Data, db.Data);
            AddGradient(dx);
            weight.AddGradient(dw);
            bias.AddGradient(db);
        }, this, weight, bias);
    }

    /// <summary>y[n, c, …] = factor[c] · x[n, c, …] + shift[c] in one pass, without a record. Shape: as x.</summary>
    internal Tensor ScaleAndShift(Tensor factor, Tensor shift)
    {
        Tensor y = Empty(Shape);
        NormalizationKernel.ScaleAndShift(Shape[0], Shape[1], Shape.LengthBetween(2, Rank), Data, factor.Data, shift.Data, y.Data);
        return y;
    }
}
