namespace DeepLearning;

/// <summary>
/// The sizes of multi-head attention, how far apart rows lie in the matrices that hold query, key and value, and the steps that
/// lead to (example, head, query, key) in the mask.
/// </summary>
internal readonly record struct AttentionShape(
    int Batch, int Heads, int Queries, int Keys, int Width, int QueryStride, int KeyStride, int ValueStride)
{
    public (int Example, int Head, int Query, int Key) MaskSteps { get; init; }
}

/// <summary>
/// Multi-head attention without moving a value: heads are columns of the projections and of the output, read and written
/// where they lie. A thread takes a head of an example: scores by the matrix product, softmax of the scaled scores while they
/// are in the cache, the weighted values. A mask is read in its own broadcast shape, and keys that no query of a block may
/// see (what comes later, under a causal mask; padding at the end) are left out of every product.
/// </summary>
internal static unsafe class AttentionKernel
{
    /// <summary>
    /// Queries that share the keys they see when there is a mask: few, so that much is left out; many, so that products are fast.
    /// </summary>
    private const int BlockRows = 24;

    /// <summary>Runs all heads.</summary>
    /// <param name="shape">Sizes and layout.</param>
    /// <param name="query">From the first column of the first head on: [batch · queries, stride].</param>
    /// <param name="key">The same of the keys: [batch · keys, stride].</param>
    /// <param name="value">The same of the values: [batch · keys, stride].</param>
    /// <param name="mask">1 where a query must not look; empty forbids nothing.</param>
    /// <param name="keep">What dropout multiplies the weights by, in their shape; empty without.</param>
    /// <param name="weights">The softmax: [batch, heads, queries, keys].</param>
    /// <param name="output">The averaged values, head beside head: [batch, queries, heads · width].</param>
    public static void Forward(AttentionShape shape, ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> mask, ReadOnlySpan<float> keep, Span<float> weights, Span<float> output)
    {
        fixed (float* q = query, k = key, v = value, m = mask, d = keep, w = weights, o = output)
        {
            var problem = new Problem { Shape = shape, Query = q, Key = k, Value = v, Mask = m, Keep = d, Weights = w };
            var kernel = new ForwardKernel { Problem = problem, Output = o };
            Simd.Run(shape.Batch * shape.Heads, Grain(shape), ref kernel);
        }
    }

    /// <summary>Adds to the gradients of query, key and value, which lie as these do; an empty one is not wanted.</summary>
    /// <param name="shape">As for <see cref="Forward"/>, and so the spans up to <paramref name="weights"/>.</param>
    /// <param name="query">The queries.</param>
    /// <param name="key">The keys.</param>
    /// <param name="value">The values.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="keep">The dropout.</param>
    /// <param name="weights">The softmax that the forward pass left.</param>
    /// <param name="outputGradient">dL/d(output).</param>
    /// <param name="weightsGradient">dL/d(weights) beyond what goes through the output; empty if none.</param>
    /// <param name="queryGradient">dL/d(query).</param>
    /// <param name="keyGradient">dL/d(key).</param>
    /// <param name="valueGradient">dL/d(value).</param>
    public static void Backward(AttentionShape shape, ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> mask, ReadOnlySpan<float> keep, ReadOnlySpan<float> weights, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> weightsGradient, Span<float> queryGradient, Span<float> keyGradient, Span<float> valueGradient)
    {
        fixed (float* q = query, k = key, v = value, m = mask, d = keep, w = weights, g = outputGradient, gw = weightsGradient,
            gq = queryGradient, gk = keyGradient, gv = valueGradient)
        {
            var problem = new Problem { Shape = shape, Query = q, Key = k, Value = v, Mask = m, Keep = d, Weights = w };
            var kernel = new BackwardKernel { Problem = problem, Output = g, Weights = gw, Query = gq, Key = gk, Value = gv };
            Simd.Run(shape.Batch * shape.Heads, Grain(shape), ref kernel);
        }
    }

    private static int Grain(AttentionShape shape) =>
        (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, 2L * shape.Queries * shape.Keys * shape.Width), 1, int.MaxValue);

    /// <summary>One head of one example at a time; items count heads, then examples.</summary>
    private struct Problem
    {
        public AttentionShape Shape;
        public float* Query, Key, Value, Mask, Keep, Weights;

        public readonly int BlockHeight => Mask is null ? Shape.Queries : Math.Min(BlockRows, Shape.Queries);

        public readonly MatrixView Queries(float* data, int item, int start, int rows) =>
            Head(data, Shape.Queries, Shape.QueryStride, item, start, rows);

        public readonly MatrixView Keys(float* data, int item, int rows) => Head(data, Shape.Keys, Shape.KeyStride, item, 0, rows);

        public readonly MatrixView Values(float* data, int item, int rows) => Head(data, Shape.Keys, Shape.ValueStride, item, 0, rows);

        public readonly MatrixView Outputs(float* data, int item, int start, int rows) =>
            Head(data, Shape.Queries, Shape.Heads * Shape.Width, item, start, rows);

        private readonly MatrixView Head(float* data, int length, int stride, int item, int start, int rows) =>
            new(data + ((nint)(item / Shape.Heads) * length + start) * stride + item % Shape.Heads * Shape.Width, rows, Shape.Width, stride,
                1);

        public readonly nint Place(int item, int query) => ((nint)item * Shape.Queries + query) * Shape.Keys;

        public readonly float* MaskRow(int item, int query) =>
            Mask + (nint)(item / Shape.Heads) * Shape.MaskSteps.Example + (nint)(item % Shape.Heads) * Shape.MaskSteps.Head + (nint)query
            * Shape.MaskSteps.Query;

        /// <summary>
        /// How many keys have to be looked at for some queries. A query that may see none has weights that are NaN, so it counts as seeing
        /// all.
        /// </summary>
        public readonly int Seen(int item, int start, int rows)
        {
            if (Mask is null) return Shape.Keys;
            int seen = 0;
            for (int query = start; query < start + rows; query++)
            {
                float* mask = MaskRow(item, query);
                int last = Shape.Keys;
                while (last > 0 && mask[(nint)(last - 1) * Shape.MaskSteps.Key] != 0) last--;
                if (last == 0) return Shape.Keys;
                seen = Math.Max(seen, last);
            }
            return seen;
        }
    }

    private struct ForwardKernel : IKernel
    {
        public Problem Problem;
        public float* Output;

        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int item = start; item < end; item++)
                for (int row = 0; row < Problem.Shape.Queries; row += Problem.BlockHeight)
                    Block<V>(item, row, Math.Min(Problem.BlockHeight, Problem.Shape.Queries - row));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Block<V>(int item, int start, int rows) where V : struct, ISimd<V>
        {
            int keys = Problem.Shape.Keys, seen = Problem.Seen(item, start, rows);
            var weights = new MatrixView(Problem.Weights + Problem.Place(item, start), rows, seen, keys, 1);
            MatrixKernel.Multiply(Problem.Queries(Problem.Query, item, start, rows), Problem.Keys(Problem.Key, item, seen).Transposed,
                weights, accumulate: false);
            float scale = 1 / MathF.Sqrt(Problem.Shape.Width);
            for (int i = 0; i < rows; i++)
            {
                float* row = weights.At(i, 0);
                if (Problem.Mask is not null) ApplyMask<V>(row, Problem.MaskRow(item, start + i), Problem.Shape.MaskSteps.Key, seen);
                SoftmaxKernel.Row<V>(row, seen, scale);
                new Span<float>(row + seen, keys - seen).Clear();
            }
            if (Problem.Keep is not null) weights = WithDropout<V>(Problem, item, start, rows, seen);
            MatrixKernel.Multiply(
                weights, Problem.Values(Problem.Value, item, seen), Problem.Outputs(Output, item, start, rows), accumulate: false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyMask<V>(float* row, float* mask, int step, int count) where V : struct, ISimd<V>
    {
        int i = 0;
        if (step == 1)
            for (; i + V.Count <= count; i += V.Count) V.Store(
                V.Select(V.Equal(V.Load(mask + i), V.All(0)), V.Load(row + i), V.All(float.NegativeInfinity)), row + i);
        for (; i < count; i++)
            if (mask[(nint)i * step] != 0) row[i] = float.NegativeInfinity;
    }

    /// <summary>The weights of a block after dropout, in scratch memory.</summary>
    private static MatrixView WithDropout<V>(Problem problem, int item, int start, int rows, int seen) where V : struct, ISimd<V>
    {
        nint place = problem.Place(item, start);
        float* dropped = Scratch.Get(ScratchSlot.Second, rows * seen);
        for (int i = 0; i < rows; i++, place += problem.Shape.Keys) Product<V>(
            problem.Weights + place, problem.Keep + place, dropped + (nint)i * seen, seen);
        return new MatrixView(dropped, rows, seen);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Product<V>(float* a, float* b, float* y, int count) where V : struct, ISimd<V>
    {
        int i = 0;
        for (; i + V.Count <= count; i += V.Count) V.Store(V.Load(a + i) * V.Load(b + i), y + i);
        for (; i < count; i++) y[i] = a[i] * b[i];
    }

    private struct BackwardKernel : IKernel
    {
        public Problem Problem;
        public float* Output, Weights, Query, Key, Value;

        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int item = start; item < end; item++)
                for (int row = 0; row < Problem.Shape.Queries; row += Problem.BlockHeight)
                    Block<V>(item, row, Math.Min(Problem.BlockHeight, Problem.Shape.Queries - row));
        }

        // With W = softmax(S), P = W ⊙ keep and O = P·V: dV = Pᵀ·dO, dW = dO·Vᵀ ⊙ keep, dS = W ⊙ (dW − Σ W ⊙ dW), dQ = dS·K, dK = dSᵀ·Q.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Block<V>(int item, int start, int rows) where V : struct, ISimd<V>
        {
            int keys = Problem.Shape.Keys, seen = Problem.Seen(item, start, rows);
            nint place = Problem.Place(item, start);
            var weights = new MatrixView(Problem.Weights + place, rows, seen, keys, 1);
            var slopes = new MatrixView(Scratch.Get(ScratchSlot.First, rows * seen), rows, seen);
            var outer = Problem.Outputs(Output, item, start, rows);
            if (Value is not null)
            {
                var factors = Problem.Keep is null ? weights : WithDropout<V>(Problem, item, start, rows, seen);
                MatrixKernel.Multiply(factors.Transposed, outer, Problem.Values(Value, item, seen), accumulate: true);
            }
            MatrixKernel.Multiply(outer, Problem.Values(Problem.Value, item, seen).Transposed, slopes, accumulate: false);
            float scale = 1 / MathF.Sqrt(Problem.Shape.Width);
            for (int i = 0; i < rows; i++, place += keys)
            {
                float* row = slopes.At(i, 0);
                if (Problem.Keep is not null) Product<V>(row, Problem.Keep + place, row, seen);
                if (Weights is not null)
                    for (int key = 0; key < seen; key++) row[key] += Weights[place + key];
                SoftmaxKernel.RowGradient<V>(weights.At(i, 0), row, seen, scale);
            }
            if (Query is not null) MatrixKernel.Multiply(
                slopes, Problem.Keys(Problem.Key, item, seen), Problem.Queries(Query, item, start, rows), accumulate: true);
            if (Key is not null) MatrixKernel.Multiply(
                slopes.Transposed, Problem.Queries(Problem.Query, item, start, rows), Problem.Keys(Key, item, seen), accumulate: true);
        }
    }
}
