namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// Matrix product: y[i, j] = Σₖ a[i, k] · b[k, j].
    /// Shape: <c>[…, m, k] × […, k, n] → […, m, n]</c>; leading axes are broadcast. A one-axis tensor counts as a row on the left and as a
    /// column on the right.
    /// </summary>
    /// <exception cref="ArgumentException">The inner sizes differ, or the leading axes do not fit together.</exception>
    public Tensor MatMul(Tensor other)
    {
        Throw.ArgumentIf(Rank == 0 || other.Rank == 0,
            $"MatMul: {Shape} × {other.Shape}: a single number has no rows or columns. Use * instead.", nameof(other));
        if (Rank == 1) return Unsqueeze(0).MatMul(other).Squeeze(other.Rank == 1 ? 0 : -2);
        if (other.Rank == 1) return MatMul(other.Unsqueeze(1)).Squeeze(-1);
        Throw.ArgumentIf(Shape[-1] != other.Shape[-2],
            $"MatMul: {Shape} × {other.Shape}: inner sizes {Shape[-1]} and {other.Shape[-2]} differ", nameof(other));

        // One matrix on the right serves every matrix on the left, so these are one tall matrix.
        if (Rank > 2 && other.Rank == 2) return Reshape(-1, Shape[-1]).MatMul(other).Reshape([.. Shape.Sizes[..^1], other.Shape[1]]);
        return Multiply(this, false, other, false);
    }

    /// <summary>
    /// The matrix product op(a) · op(b), where op exchanges the last two axes if its flag is set, without moving any values.
    /// Its derivatives are matrix products of the same kind.
    /// </summary>
    internal static Tensor Multiply(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        int m = a.Shape[transposeA ? -1 : -2], k = a.Shape[transposeA ? -2 : -1], n = b.Shape[transposeB ? -2 : -1];
        Shape batchA = a.Shape.Sizes[..^2].ToArray(), batchB = b.Shape.Sizes[..^2]
            .ToArray(), batch = Broadcasting.Join(batchA, batchB, "MatMul");
        Tensor y = Empty([.. batch, m, n]);
        if (batch.ElementCount == 1)
            MatrixKernel.Multiply(a.Data, transposeA, b.Data, transposeB, y.Data, m, n, k, accumulate: false);
        else if (batchA == batchB)
        {
            MatrixKernel.MultiplyBatch(a.Data, transposeA, b.Data, transposeB, y.Data, batch.ElementCount, m, n, k);
        }
        else
        {
            Span<int> stepsA = stackalloc int[batch.Rank], stepsB = stackalloc int[batch.Rank];
            Broadcasting.Steps(batchA, stepsA);
            Broadcasting.Steps(batchB, stepsB);
            for (int i = 0; i < batch.ElementCount; i++)
                MatrixKernel.Multiply(a.Data.Slice(Place(i, batch, stepsA) * m * k, m * k), transposeA,
                    b.Data.Slice(Place(i, batch, stepsB) * k * n, k * n), transposeB,
                    y.Data.Slice(i * m * n, m * n), m, n, k, accumulate: false);
        }
        return y.Record(g =>
        {
            if (a.RequiresGrad) a.AddGradient(transposeA ? Multiply(b, transposeB, g, true) : Multiply(g, false, b, !transposeB));
            if (b.RequiresGrad) b.AddGradient(transposeB ? Multiply(g, true, a, transposeA) : Multiply(a, !transposeA, g, false));
        }, a, b);
    }

    private static int Place(int index, Shape shape, ReadOnlySpan<int> steps)
    {
        int place = 0;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            place += index % shape[axis] * steps[axis];
            index /= shape[axis];
        }
        return place;
    }

    /// <summary>The sum of products of two one-axis tensors. Shape: <c>[n] · [n] → []</c>.</summary>
    /// <exception cref="ArgumentException">The shapes are not one and the same single axis.</exception>
    public Tensor Dot(Tensor other) => Rank == 1 && Shape == other.Shape
        ? MatMul(other)
        : throw new ArgumentException($"Dot: {Shape} · {other.Shape}: needs two tensors of one axis and the same size.", nameof(other));

    /// <summary>
    /// The affine map y = x · Wᵀ + b. Shape: <c>[…, in] → […, out]</c> with weight <c>[out, in]</c> and bias <c>[out]</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The last axis of x is not the weight's second.</exception>
    public static Tensor Linear(Tensor x, Tensor weight, Tensor? bias = null)
    {
        Throw.ArgumentIf(
            weight.Rank != 2 || x.Rank == 0 || x.Shape[-1] != weight.Shape[1]
            || (bias is not null && (bias.Rank != 1 || bias.Length != weight.Shape[0])),
            $"Linear: input {x.Shape}, weight {weight.Shape}, bias {bias?.Shape.ToString() ?? "none"}: the input's last size must be the " +
            $"weight's second, and the bias as long as the weight's first.", nameof(x));
        int inFeatures = weight.Shape[1], outFeatures = weight.Shape[0], rows = inFeatures == 0 ? x.Shape.LengthBetween(0, x.Rank - 1)
            : x.Length / inFeatures;
        Tensor y = Empty([.. x.Shape.Sizes[..^1], outFeatures]);
        if (bias is not null) FillRows(y.Values, bias.Values, rows);
        MatrixKernel.Multiply(x.Data, false, weight.Data, true, y.Data, rows, outFeatures, inFeatures, accumulate: bias is not null);
        return y.Record(g =>
        {
            Tensor flat = g.Reshape(rows, outFeatures);
            if (x.RequiresGrad) x.AddGradient(Multiply(flat, false, weight, false).Reshape(x.Shape));
            if (weight.RequiresGrad) weight.AddGradient(Multiply(flat, true, x.Reshape(rows, inFeatures), false));
            if (bias is { RequiresGrad: true }) bias.AddGradient(flat.Sum(0));
        }, x, weight, bias);
    }

    // Every row of y becomes the bias, on all threads.
    private static void FillRows(float[] y, float[] bias, int rows) =>
        WorkerPool.Run(rows, Math.Max(1, 32 * 1024 / Math.Max(1, bias.Length)), (start, end) =>
    {
        for (int row = start; row < end; row++) bias.CopyTo(y, row * bias.Length);
    });

    /// <summary>
    /// The bilinear map y[n, o] = Σᵢⱼ a[n, i] · W[o, i, j] · b[n, j] + bias[o]. Shape: <c>[batch, i]</c>, <c>[batch, j]</c>, weight
    /// <c>[out, i, j]</c> → <c>[batch, out]</c>.
    /// </summary>
    public static Tensor Bilinear(Tensor a, Tensor b, Tensor weight, Tensor? bias = null)
    {
        Throw.ArgumentIf(
            weight.Rank != 3 || a.Rank != 2 || b.Rank != 2 || a.Shape[0] != b.Shape[0] || a.Shape[1] != weight.Shape[1]
            || b.Shape[1] != weight.Shape[2],
            $"Bilinear: inputs {a.Shape} and {b.Shape} do not fit weight {weight.Shape}; needed are [n, i], [n, j] and [out, i, j].",
            nameof(weight));
        Tensor left = a.Unsqueeze(0).MatMul(weight);                    // [out, batch, j]
        Tensor y = (left * b).Sum(-1).T;
        return bias is null ? y : y + bias;
    }
}
