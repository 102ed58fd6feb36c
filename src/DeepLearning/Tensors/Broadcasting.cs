namespace DeepLearning;

/// <summary>
/// Pairs two tensors whose shapes differ the way NumPy and PyTorch do: shapes are aligned at their last axis,
/// and an axis of size 1 (or a missing one) is repeated to the size of its partner.
/// </summary>
internal static unsafe class Broadcasting
{
    private const int Grain = 8 * 1024;

    /// <summary>The shape that both shapes stretch to.</summary>
    public static Shape Join(Shape a, Shape b, string operation)
    {
        if (a == b) return a;
        int rank = Math.Max(a.Rank, b.Rank);
        Span<int> sizes = stackalloc int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int sizeA = i <= a.Rank ? a[-i] : 1, sizeB = i <= b.Rank ? b[-i] : 1;
            Throw.ArgumentIf(sizeA != sizeB && sizeA != 1 && sizeB != 1,
                $"{operation}: {a} and {b} do not fit together: sizes {sizeA} and {sizeB} differ and neither is 1.");
            sizes[^i] = sizeA == 1 ? sizeB : sizeA;
        }
        return sizes.SequenceEqual(a.Sizes) ? a : sizes.SequenceEqual(b.Sizes) ? b : new Shape(sizes);
    }

    /// <summary>y = f(a, b) with both stretched to y's shape.</summary>
    public static void Zip<TFunction>(ReadOnlySpan<float> a, Shape shapeA, ReadOnlySpan<float> b, Shape shapeB, Span<float> y, Shape shape)
        where TFunction : struct, IFunction2
    {
        if (y.Length == 0) return;
        Span<int> layout = stackalloc int[3 * (shape.Rank + 1)];
        Span<int> sizes = layout[..(shape.Rank + 1)], stepsA = layout.Slice(shape.Rank + 1, shape.Rank + 1),
            stepsB = layout[(2 * (shape.Rank + 1))..];
        int rank = Merge(shapeA, shapeB, shape, sizes, stepsA, stepsB);
        fixed (float* pa = a, pb = b, py = y)
        fixed (int* ps = sizes, psa = stepsA, psb = stepsB)
        {
            var kernel = new ZipKernel<TFunction> { A = pa, B = pb, Y = py, Rank = rank, Sizes = ps, StepsA = psa, StepsB = psb };
            Simd.Run(y.Length, Grain, ref kernel);
        }
    }

    // Adjacent axes that both tensors step through alike become one, so that the innermost is as long as can be.
    private static int Merge(Shape shapeA, Shape shapeB, Shape shape, Span<int> sizes, Span<int> stepsA, Span<int> stepsB)
    {
        Span<int> axisA = stackalloc int[shape.Rank], axisB = stackalloc int[shape.Rank];
        Steps(shapeA, axisA);
        Steps(shapeB, axisB);
        int rank = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            int size = shape[axis];
            if (size == 1) continue;
            if (rank > 0 && stepsA[rank - 1] == axisA[axis] * size && stepsB[rank - 1] == axisB[axis] * size) sizes[rank - 1] *= size;
            else sizes[rank++] = size;
            (stepsA[rank - 1], stepsB[rank - 1]) = (axisA[axis], axisB[axis]);
        }
        if (rank == 0) (sizes[rank++], stepsA[0], stepsB[0]) = (1, 1, 1);
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

    /// <summary>Goes through a range of outputs row by row; a row is a stretch along the innermost axis.</summary>
    private struct ZipKernel<TFunction> : IKernel where TFunction : struct, IFunction2
    {
        public float* A, B, Y;
        public int Rank;
        public int* Sizes, StepsA, StepsB;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int last = Rank - 1, inner = Sizes[last], stepA = StepsA[last], stepB = StepsB[last];
            int row = start / inner, from = start % inner;
            for (int at = start; at < end; row++)
            {
                int offsetA = 0, offsetB = 0, rest = row;
                for (int axis = last - 1; axis >= 0; axis--)
                {
                    int position = rest % Sizes[axis];
                    rest /= Sizes[axis];
                    offsetA += position * StepsA[axis];
                    offsetB += position * StepsB[axis];
                }
                int count = Math.Min(inner - from, end - at);
                Row<V>(A + offsetA + from * stepA, stepA, B + offsetB + from * stepB, stepB, Y + at, count);
                at += count;
                from = 0;
            }
        }

        // A step is 1, or 0 for an operand that repeats one value along the row.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Row<V>(float* a, int stepA, float* b, int stepB, float* y, int count) where V : struct, ISimd<V>
        {
            int i = 0;
            if (stepA == 0)
                for (V value = V.All(*a); i + V.Count <= count; i += V.Count) V.Store(TFunction.Apply(value, V.Load(b + i)), y + i);
            else if (stepB == 0)
                for (V value = V.All(*b); i + V.Count <= count; i += V.Count) V.Store(TFunction.Apply(V.Load(a + i), value), y + i);
            else
                for (; i + V.Count <= count; i += V.Count) V.Store(TFunction.Apply(V.Load(a + i), V.Load(b + i)), y + i);
            for (; i < count; i++) Simd32.Store(TFunction.Apply(Simd32.Load(a + i * stepA), Simd32.Load(b + i * stepB)), y + i);
        }
    }
}
