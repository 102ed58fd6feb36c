namespace DeepLearning;

/// <summary>Mean squared error: (prediction − target)², averaged. Shape: prediction and target alike.</summary>
public sealed class MseLoss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target) => (prediction - target).Square();
}

/// <summary>
/// Mean absolute error: |prediction − target|, averaged. Less moved by outliers than the square. Shape: prediction and target alike.
/// </summary>
public sealed class L1Loss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target) => (prediction - target).Abs();
}

/// <summary>
/// Huber's loss (1964): e² / 2 for errors |e| ≤ δ, and δ(|e| − δ / 2) beyond: a parabola that goes over into a line.
/// Shape: prediction and target alike.
/// </summary>
public sealed class HuberLoss(float delta = 1, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target)
    {
        Tensor error = (prediction - target).Abs(), small = error.Clip(max: delta);
        return small * (error - 0.5f * small);
    }
}

/// <summary>Huber's loss divided by β = δ, as PyTorch's <c>SmoothL1Loss</c>. Shape: prediction and target alike.</summary>
public sealed class SmoothL1Loss(float beta = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    private readonly HuberLoss _huber = new(beta, reduction);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target) => _huber.Forward(prediction, target) / beta;
}
