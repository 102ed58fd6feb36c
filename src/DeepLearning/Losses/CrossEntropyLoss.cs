namespace DeepLearning;

/// <summary>
/// Cross-entropy of class scores: −log softmax(scores)[target], by the log-sum-exp trick.
/// Shape: scores <c>[batch, classes, …]</c>, targets <c>[batch, …]</c> of class numbers, or probabilities in the shape of the scores.
/// </summary>
/// <remarks>The prediction is raw scores (logits): do not put a softmax before it.</remarks>
public sealed class CrossEntropyLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes do not belong together, or a target is not a class number.</exception>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        if (prediction.Rank != 2 || target.Rank != 1 || target.Length != prediction.Shape[0])
            throw new ArgumentException(Invariant($"CrossEntropyLoss: scores {prediction.Shape} need targets of shape [{prediction.Shape[0]}], but got {target.Shape}."));
        return Reduce(-prediction.LogSoftmax().Gather(1, target.Unsqueeze(1)));
    }

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) => prediction.ArgMax(1).EqualTo(target).Mean().Item();
}
