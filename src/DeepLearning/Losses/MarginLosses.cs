namespace DeepLearning;

/// <summary>
/// Hinge loss of a support vector machine: max(0, 1 − t · x) for targets t of −1 or 1. Shape: prediction and target alike.
/// </summary>
public sealed class HingeLoss(Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target) => (1 - target * prediction).Relu();

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => (prediction * target > 0).Mean().Item();
}

/// <summary>
/// Hinge loss of a distance x: x where the target is 1, max(0, margin − x) where it is −1. Shape: prediction and target alike.
/// </summary>
public sealed class HingeEmbeddingLoss(float margin = 1, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target) =>
        Tensor.Where(target.EqualTo(1), prediction, (margin - prediction).Relu());
}

/// <summary>
/// Multi-class hinge loss: Σ max(0, margin − x[target] + x[j]) / classes over all other classes j.
/// Shape: scores <c>[batch, classes]</c>, targets <c>[batch]</c> of class numbers.
/// </summary>
public sealed class MultiMarginLoss(float margin = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        ClassScores.AsRows("MultiMarginLoss", prediction, target, null);
        int classes = prediction.Shape[1];
        ClassScores.TotalWeight("MultiMarginLoss", target, classes, null, int.MinValue);
        Tensor gaps = (margin - prediction.Gather(1, target.Unsqueeze(1)) + prediction).Relu();
        return Reduce((gaps * (1 - target.OneHot(classes))).Sum(1) / classes);
    }

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => prediction.ArgMax(1).EqualTo(target).Mean().Item();
}
