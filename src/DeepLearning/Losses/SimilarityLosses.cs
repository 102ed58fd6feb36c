namespace DeepLearning;

/// <summary>How alike two batches of vectors are, row by row.</summary>
public static class Similarity
{
    /// <summary>a · b / (|a| |b|) along the last axis, with lengths of at least ε. Shape: without the last axis.</summary>
    public static Tensor Cosine(Tensor a, Tensor b, float epsilon = 1e-8f) =>
        (a * b).Sum(-1) / (a.Square().Sum(-1) * b.Square().Sum(-1)).Clip(min: epsilon * epsilon).Sqrt();

    /// <summary>
    /// The Euclidean distance |a − b + ε| along the last axis; ε keeps its derivative finite at 0. Shape: without the last axis.
    /// </summary>
    public static Tensor Distance(Tensor a, Tensor b, float epsilon = 1e-6f) => (a - b + epsilon).Norm(-1);
}

/// <summary>
/// Pulls vectors of pairs together by their angle, or pushes them apart: 1 − cos where the target is 1, max(0, cos − margin) where it is
/// −1.
/// Shape: <c>[batch, size]</c> twice, targets <c>[batch]</c>.
/// </summary>
public sealed class CosineEmbeddingLoss(float margin = 0, Reduction reduction = Reduction.Mean)
{
    /// <summary>The loss of a batch of pairs.</summary>
    public Tensor Forward(Tensor a, Tensor b, Tensor target)
    {
        LossShapes.Same("CosineEmbeddingLoss", a, b);
        Tensor cosine = Similarity.Cosine(a, b);
        LossShapes.Same("CosineEmbeddingLoss", cosine, target);
        return LossShapes.Reduce(Tensor.Where(target.EqualTo(1), 1 - cosine, (cosine - margin).Relu()), reduction);
    }
}

/// <summary>
/// Contrastive loss of a siamese network (Hadsell, Chopra and LeCun, 2006): d² / 2 for a pair of the same kind (target 1),
/// max(0, margin − d)² / 2 for a pair of different kinds (target 0). Shape: <c>[batch, size]</c> twice, targets <c>[batch]</c>.
/// </summary>
public sealed class ContrastiveLoss(float margin = 1, Reduction reduction = Reduction.Mean)
{
    /// <summary>The loss of a batch of pairs.</summary>
    public Tensor Forward(Tensor a, Tensor b, Tensor target)
    {
        LossShapes.Same("ContrastiveLoss", a, b);
        Tensor distance = Similarity.Distance(a, b);
        LossShapes.Same("ContrastiveLoss", distance, target);
        return LossShapes.Reduce(0.5f * (target * distance.Square() + (1 - target) * (margin - distance).Relu().Square()), reduction);
    }
}

/// <summary>
/// Triplet loss (Schroff, Kalenichenko and Philbin, 2015): max(0, d(anchor, positive) − d(anchor, negative) + margin).
/// Shape: <c>[batch, size]</c> three times.
/// </summary>
public sealed class TripletMarginLoss(float margin = 1, Reduction reduction = Reduction.Mean)
{
    /// <summary>The loss of a batch of triplets.</summary>
    public Tensor Forward(Tensor anchor, Tensor positive, Tensor negative)
    {
        LossShapes.Same("TripletMarginLoss", anchor, positive);
        LossShapes.Same("TripletMarginLoss", anchor, negative);
        return LossShapes.Reduce((Similarity.Distance(anchor, positive) - Similarity.Distance(anchor, negative) + margin)
            .Relu(), reduction);
    }
}
