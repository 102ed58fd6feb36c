namespace DeepLearning;

/// <summary>
/// Pairs two tensors whose shapes differ the way NumPy and PyTorch do: shapes are aligned at their last axis,
/// and an axis of size 1 (or a missing one) is repeated to the size of its partner.
/// </summary>
static class Broadcasting
{
    /// <summary>The shape that both shapes stretch to.</summary>
    public static Shape Join(Shape a, Shape b, string operation)
    {
        if (a == b) return a;
        int rank = Math.Max(a.Rank, b.Rank);
        Span<int> sizes = stackalloc int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int sizeA = i <= a.Rank ? a[-i] : 1, sizeB = i <= b.Rank ? b[-i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1)
                throw new ArgumentException(Invariant($"{operation}: {a} and {b} do not fit together: sizes {sizeA} and {sizeB} differ and neither is 1."));
            sizes[^i] = sizeA == 1 ? sizeB : sizeA;
        }
        return new Shape(sizes);
    }

    /// <summary>y = f(a, b) with both stretched to y's shape.</summary>
    public static void Zip<TFunction>(ReadOnlySpan<float> a, Shape shapeA, ReadOnlySpan<float> b, Shape shapeB, Span<float> y, Shape shape)
        where TFunction : struct, IBinary
    {
        if (shapeA == shapeB) Elementwise.Zip<TFunction>(a, b, y);
        else if (b.Length == 1) Elementwise.Zip<TFunction>(a, b[0], y);
        else if (a.Length == 1) Elementwise.Zip<TFunction>(a[0], b, y);
        else if (y.Length > 0) Walk<TFunction>(a, shapeA, b, shapeB, y, shape);
    }

    // Adjacent axes that both tensors step through alike are merged; the innermost axis that remains is one vector loop,
    // and the others are counted through like the digits of a number.
    static void Walk<TFunction>(ReadOnlySpan<float> a, Shape shapeA, ReadOnlySpan<float> b, Shape shapeB, Span<float> y, Shape shape)
        where TFunction : struct, IBinary
    {
        int rank = shape.Rank;
        Span<int> sizes = stackalloc int[rank], stepsA = stackalloc int[rank], stepsB = stackalloc int[rank], count = stackalloc int[rank];
        rank = Merge(shapeA, shapeB, shape, sizes, stepsA, stepsB);
        int inner = sizes[rank - 1], stepA = stepsA[rank - 1], stepB = stepsB[rank - 1];
        count.Clear();
        int offsetA = 0, offsetB = 0;
        for (int offset = 0; offset < y.Length; offset += inner)
        {
            Span<float> row = y.Slice(offset, inner);
            if (stepA == 0) Elementwise.Zip<TFunction>(a[offsetA], b.Slice(offsetB, inner), row);
            else if (stepB == 0) Elementwise.Zip<TFunction>(a.Slice(offsetA, inner), b[offsetB], row);
            else Elementwise.Zip<TFunction>(a.Slice(offsetA, inner), b.Slice(offsetB, inner), row);

            for (int axis = rank - 2; axis >= 0; axis--)
            {
                offsetA += stepsA[axis];
                offsetB += stepsB[axis];
                if (++count[axis] < sizes[axis]) break;
                offsetA -= stepsA[axis] * sizes[axis];
                offsetB -= stepsB[axis] * sizes[axis];
                count[axis] = 0;
            }
        }
    }

    static int Merge(Shape shapeA, Shape shapeB, Shape shape, Span<int> sizes, Span<int> stepsA, Span<int> stepsB)
    {
        Span<int> axisA = stackalloc int[shape.Rank], axisB = stackalloc int[shape.Rank];
        Steps(shapeA, axisA);
        Steps(shapeB, axisB);
        int rank = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis] == 1) continue;
            int size = shape[axis];
            if (rank > 0 && stepsA[rank - 1] == axisA[axis] * size && stepsB[rank - 1] == axisB[axis] * size)
                sizes[rank - 1] *= size;
            else
                sizes[rank++] = size;
            (stepsA[rank - 1], stepsB[rank - 1]) = (axisA[axis], axisB[axis]);
        }
        return rank;
    }

    /// <summary>How far apart neighbours along each axis of the stretched shape lie in the array: 0 where the axis is repeated.</summary>
    public static void Steps(Shape shape, Span<int> steps)
    {
        steps.Clear();
        int step = 1;
        for (int i = 1; i <= shape.Rank; i++)
        {
            steps[^i] = shape[-i] == 1 ? 0 : step;
            step *= shape[-i];
        }
    }
}
