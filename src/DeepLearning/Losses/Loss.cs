namespace DeepLearning;

/// <summary>How the losses of single elements become the loss of a batch.</summary>
public enum Reduction
{
    /// <summary>Not at all: one loss per element.</summary>
    None,

    /// <summary>Their average.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}

/// <summary>A measure of how far predictions are from targets; training makes it small.</summary>
public abstract class Loss(Reduction reduction = Reduction.Mean)
{
    /// <summary>How the losses of single elements become the loss of a batch.</summary>
    public Reduction Reduction { get; } = reduction;

    /// <summary>The loss of a batch. Shape: <c>[]</c>, or one per element with <see cref="Reduction.None"/>.</summary>
    public abstract Tensor Forward(Tensor prediction, Tensor target);

    /// <summary>The share of predictions that hit their target, for losses of classification; null for others.</summary>
    public virtual float? Accuracy(Tensor prediction, Tensor target) => null;

    /// <summary>Applies <see cref="Reduction"/>.</summary>
    protected Tensor Reduce(Tensor losses) => LossShapes.Reduce(losses, Reduction);
}

/// <summary>A loss with one term for each element of a prediction and a target of the same shape.</summary>
public abstract class ElementwiseLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public sealed override Tensor Forward(Tensor prediction, Tensor target)
    {
        LossShapes.Same(GetType().Name, prediction, target);
        return Reduce(Terms(prediction, target));
    }

    /// <summary>The loss of each element. Shape: as prediction and target.</summary>
    protected abstract Tensor Terms(Tensor prediction, Tensor target);
}
