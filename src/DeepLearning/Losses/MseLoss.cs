namespace DeepLearning;

/// <summary>Mean squared error: (prediction − target)², averaged. Shape: prediction and target alike.</summary>
public sealed class MseLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        LossShapes.Same("MseLoss", prediction, target);
        return Reduce((prediction - target).Square());
    }
}
