namespace DeepLearning;

/// <summary>
/// Cross-entropy of class scores: −log softmax(scores)[target], by the log-sum-exp trick.
/// Shape: scores <c>[batch, classes, …]</c>; targets <c>[batch, …]</c> of class numbers, or probabilities in the shape of the scores.
/// </summary>
/// <remarks>
/// The prediction is raw scores (logits): put no softmax before it. Semantics of PyTorch's <c>nn.CrossEntropyLoss</c>: with class weights
/// the mean is a weighted one; label smoothing ε gives (1 − ε) to the target and ε / classes to every class.
/// </remarks>
/// <param name="weight">One factor a class, for sets where some classes are rare; null means 1 for each. Shape: <c>[classes]</c>.</param>
/// <param name="ignoreIndex">Targets with this number count for nothing, such as padding.</param>
/// <param name="labelSmoothing">ε, from 0 to 1.</param>
/// <param name="reduction">How the losses of single examples become the loss of a batch.</param>
public sealed class CrossEntropyLoss(Tensor? weight = null, int ignoreIndex = -100, float labelSmoothing = 0, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes do not belong together, or a target is not a class number.</exception>
    public override Tensor Forward(Tensor prediction, Tensor target)
    {
        Tensor scores = ClassScores.AsRows("CrossEntropyLoss", prediction, target, weight);
        if (prediction.Shape == target.Shape) return WithProbabilities(scores, ClassScores.ChannelsLast(target), prediction);

        Tensor classes = target.Reshape(-1);
        float total = ClassScores.TotalWeight("CrossEntropyLoss", classes, scores.Shape[1], weight, ignoreIndex);
        Tensor losses = Rows(scores, classes);
        return Reduction switch
        {
            Reduction.Mean => losses.Sum() / total,
            Reduction.Sum => losses.Sum(),
            _ => losses.Reshape(target.Shape),
        };
    }

    // loss = −Σc t[c] · log p[c], where t holds the weighted, smoothed target; d loss / d score[c] = p[c] · Σt − t[c].
    private Tensor Rows(Tensor scores, Tensor classes)
    {
        int rows = scores.Shape[0], count = scores.Shape[1];
        Tensor logs = Tensor.Empty(scores.Shape), y = Tensor.Empty([rows]);
        SoftmaxKernel.LogSoftmax(scores.Data, logs.Data, count);
        for (int row = 0; row < rows; row++)
        {
            int chosen = (int)classes.Data[row];
            ReadOnlySpan<float> log = logs.Data.Slice(row * count, count);
            double loss = 0;
            if (chosen != ignoreIndex)
            {
                loss = -(1 - labelSmoothing) * WeightOf(chosen) * log[chosen];
                if (labelSmoothing > 0)
                    for (int c = 0; c < count; c++) loss -= labelSmoothing / count * WeightOf(c) * log[c];
            }
            y.Data[row] = (float)loss;
        }
        return y.RecordFirstOrder("CrossEntropyLoss", g =>
        {
            Tensor gradient = Tensor.Empty(scores.Shape);
            VectorMath.Exp(logs.Data, gradient.Data);
            float spread = labelSmoothing / count, sumOfWeights = weight is null ? count : Reductions.Sum(weight.Data);
            for (int row = 0; row < rows; row++)
            {
                int chosen = (int)classes.Data[row];
                Span<float> part = gradient.Data.Slice(row * count, count);
                if (chosen == ignoreIndex)
                {
                    part.Clear();
                    continue;
                }
                float onTarget = (1 - labelSmoothing) * WeightOf(chosen), all = onTarget + spread * sumOfWeights, scale = g.Data[row];
                for (int c = 0; c < part.Length; c++) part[c] *= all * scale;
                part[chosen] -= onTarget * scale;
                if (spread > 0)
                    for (int c = 0; c < part.Length; c++) part[c] -= spread * WeightOf(c) * scale;
            }
            scores.AddGradient(gradient);
        }, scores);
    }

    private Tensor WithProbabilities(Tensor scores, Tensor probabilities, Tensor prediction)
    {
        int count = scores.Shape[1];
        Tensor smooth = probabilities * (1 - labelSmoothing) + labelSmoothing / count;
        Tensor losses = -(scores.LogSoftmax() * (weight is null ? smooth : smooth * weight)).Sum(1);
        if (Reduction == Reduction.None) return losses.Reshape(prediction.Shape.Without(1));
        return Reduction == Reduction.Sum ? losses.Sum() : losses.Sum() / losses.Length;
    }

    private float WeightOf(int index) => weight is null ? 1 : weight.Data[index];

    /// <inheritdoc/>
    public override float? Accuracy(Tensor prediction, Tensor target) =>
        prediction.Rank < 2 ? null : prediction.ArgMax(1).EqualTo(prediction.Shape == target.Shape ? target.ArgMax(1) : target).Mean().Item();
}
