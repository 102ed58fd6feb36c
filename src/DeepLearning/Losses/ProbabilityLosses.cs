namespace DeepLearning;

/// <summary>
/// Negative log-likelihood: −logProbabilities[target]; <see cref="CrossEntropyLoss"/> is this after a log-softmax.
/// Shape: log-probabilities <c>[batch, classes, …]</c>, targets <c>[batch, …]</c> of class numbers.
/// </summary>
public sealed class NllLoss(Tensor? weight = null, int ignoreIndex = -100, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes do not belong together, or a target is not a class number.</exception>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        Tensor logs = ClassScores.AsRows("NllLoss", prediction, target, weight), classes = target.Reshape(-1);
        float total = ClassScores.TotalWeight("NllLoss", classes, logs.Shape[1], weight, ignoreIndex);
        Tensor factors = Tensor.Zeros(classes.Length), index = Tensor.Zeros(classes.Length, 1);
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes.Data[i] == ignoreIndex) continue;
            index.Data[i] = classes.Data[i];
            factors.Data[i] = weight is null ? 1 : weight.Data[(int)classes.Data[i]];
        }
        Tensor losses = -logs.Gather(1, index).Reshape(-1) * factors;
        if (Reduction == Reduction.None) return losses.Reshape(target.Shape);
        return Reduction == Reduction.Sum ? losses.Sum() : losses.Sum() / total;
    }

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => prediction.ArgMax(1).EqualTo(target).Mean().Item();
}

/// <summary>
/// Binary cross-entropy of probabilities: −(t log p + (1 − t) log(1 − p)). Logarithms are cut off at −100, as in PyTorch.
/// Shape: prediction and target alike. Prefer <see cref="BceWithLogitsLoss"/>, which is exact for certain predictions.
/// </summary>
public sealed class BceLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target)
    {
        if (prediction.Data.IndexOfAnyExceptInRange(0f, 1f) is >= 0 and int wrong)
            throw new ArgumentException(
                Invariant($"BceLoss: prediction {prediction.Data[wrong]} is not a probability from 0 to 1; use a sigmoid, or ") +
                Invariant($"BceWithLogitsLoss on the scores."), nameof(prediction));
        Tensor losses = -(target * prediction.Log().Clip(min: -100) + (1 - target) * (1 - prediction).Log().Clip(min: -100));
        return weight is null ? losses : losses * weight;
    }

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => (prediction > 0.5f).EqualTo(target > 0.5f).Mean().Item();
}

/// <summary>
/// Binary cross-entropy of scores x: −(t log σ(x) + (1 − t) log(1 − σ(x))), computed as (1 − t)x + log(1 + e⁻ˣ) so that nothing overflows.
/// Shape: prediction and target alike.
/// </summary>
/// <param name="weight">A factor for every loss, broadcast; null means 1.</param>
/// <param name="positiveWeight">A factor for the losses of positive targets, broadcast; null means 1.</param>
/// <param name="reduction">How the losses of single elements become the loss of a batch.</param>
public sealed class BceWithLogitsLoss(Tensor? weight = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean)
    : ElementwiseLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Terms(Tensor prediction, Tensor target)
    {
        Tensor softplus = (-prediction).Softplus();
        if (positiveWeight is not null) softplus = softplus * (1 + (positiveWeight - 1) * target);
        Tensor losses = (1 - target) * prediction + softplus;
        return weight is null ? losses : losses * weight;
    }

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => (prediction > 0).EqualTo(target > 0.5f).Mean().Item();
}

/// <summary>
/// Kullback and Leibler's divergence from log-probabilities x to a target distribution: Σ t (log t − x).
/// Shape: prediction and target alike.
/// </summary>
/// <remarks>
/// As in PyTorch the mean is over all elements, which is not the divergence; <c>batchMean</c> divides the sum by the batch size, which is.
/// </remarks>
/// <param name="logTarget">Whether the target, too, is log-probabilities.</param>
/// <param name="batchMean">Divide the sum by the size of the first axis instead of reducing.</param>
/// <param name="reduction">How the terms become one loss, unless <paramref name="batchMean"/>.</param>
public sealed class KlDivLoss(bool logTarget = false, bool batchMean = false, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        LossShapes.Same("KlDivLoss", prediction, target);
        Tensor probability = logTarget ? target.Exp() : target;
        // t log t is 0 at t = 0.
        Tensor log = logTarget ? target : (target + target.EqualTo(0)).Log();
        Tensor terms = probability * (log - prediction);
        return batchMean ? terms.Sum() / prediction.Shape[0] : Reduce(terms);
    }
}
