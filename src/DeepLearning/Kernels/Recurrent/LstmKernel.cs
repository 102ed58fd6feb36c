namespace DeepLearning;

/// <summary>
/// The recurrent half of an LSTM, given x·W_ihᵀ + b for the whole sequence (one large product beforehand). The recurrent
/// weights are packed once. Sequences of a batch are independent, so a thread takes some of them from the first
/// step to the last and never waits for another. At each step it adds h·W_hhᵀ to the projection, a few hidden units at a
/// time, and applies the gates while the sums are in the cache. Going back likewise; dW_hh is one large product at the end.
/// Gates in PyTorch's order: input, forget, cell, output.
/// </summary>
internal static unsafe class LstmKernel
{
    /// <summary>Runs the sequence.</summary>
    /// <param name="shape">Sizes and layout.</param>
    /// <param name="projected">x·W_ihᵀ + b_ih + b_hh: [steps, batch, 4·hidden]. May be the same memory as <paramref name="gates"/>.</param>
    /// <param name="weight">W_hh: [4·hidden, hidden].</param>
    /// <param name="hidden0">h before the first step: [batch, hidden].</param>
    /// <param name="cell0">c before the first step: [batch, hidden].</param>
    /// <param name="hidden">h after every step: [steps, batch, hidden].</param>
    /// <param name="cells">c after every step: [steps, batch, hidden].</param>
    /// <param name="gates">The gates' values, which the backward pass needs: [steps, batch, 4·hidden].</param>
    public static void Forward(LstmShape shape, ReadOnlySpan<float> projected, ReadOnlySpan<float> weight, ReadOnlySpan<float> hidden0,
        ReadOnlySpan<float> cell0, Span<float> hidden, Span<float> cells, Span<float> gates)
    {
        fixed (float* p = projected, w = weight, h0 = hidden0, c0 = cell0, h = hidden, c = cells, g = gates)
        {
            var pass =
                new ForwardPass { Shape = shape, Projected = p, Weight = w, Hidden0 = h0, Cell0 = c0, Hidden = h, Cells = c, Gates = g };
            Simd.Run(1, 1, ref pass);
        }
    }

    /// <summary>The gradients of everything that went into <see cref="Forward"/>.</summary>
    /// <param name="shape">Sizes and layout.</param>
    /// <param name="weight">W_hh.</param>
    /// <param name="hidden0">h before the first step.</param>
    /// <param name="cell0">c before the first step.</param>
    /// <param name="hidden">h after every step.</param>
    /// <param name="cells">c after every step.</param>
    /// <param name="gates">The gates' values.</param>
    /// <param name="hiddenGradient">dL/dh of every step.</param>
    /// <param name="projectedGradient">Set to dL/d(projected).</param>
    /// <param name="weightGradient">dL/dW_hh is added here; empty if not wanted.</param>
    /// <param name="hidden0Gradient">On entry dL/d(last h) beyond what <paramref name="hiddenGradient"/> holds, on return dL/dh before the
    /// first step.</param>
    /// <param name="cell0Gradient">On entry dL/d(last c), on return dL/dc before the first step.</param>
    public static void Backward(LstmShape shape, ReadOnlySpan<float> weight, ReadOnlySpan<float> hidden0, ReadOnlySpan<float> cell0,
        ReadOnlySpan<float> hidden, ReadOnlySpan<float> cells, ReadOnlySpan<float> gates, ReadOnlySpan<float> hiddenGradient,
        Span<float> projectedGradient, Span<float> weightGradient, Span<float> hidden0Gradient, Span<float> cell0Gradient)
    {
        fixed (float* w = weight, h0 = hidden0, c0 = cell0, h = hidden, c = cells, g = gates, dh = hiddenGradient, dp = projectedGradient,
            dw = weightGradient, dh0 = hidden0Gradient, dc0 = cell0Gradient)
        {
            var pass = new BackwardPass(shape, w, c0, c, g, dh, dp, dh0, dc0);
            Simd.Run(1, 1, ref pass);
            if (!weightGradient.IsEmpty) AddWeightGradient(shape, h0, h, dp, dw);
        }
    }

    /// <summary>Copies what the last step taken left in an array of [steps, batch, hidden].</summary>
    public static void CopyLast(LstmShape shape, ReadOnlySpan<float> steps, Span<float> last)
    {
        fixed (float* from = steps, to = last)
            new MatrixView(to, shape.Batch, shape.Hidden).CopyFrom(shape.At(from, shape.Steps - 1, shape.Hidden));
    }

    /// <summary>Sets the outputs of steps that are padding to 0.</summary>
    public static void ClearPadding(LstmShape shape, Span<float> hidden)
    {
        if (shape.Lengths is null) return;
        fixed (float* h = hidden)
            for (int step = 0; step < shape.Steps; step++)
                for (int n = 0; n < shape.Batch; n++)
                    if (!shape.IsReal(step, n)) new Span<float>(shape.At(h, step, shape.Hidden).At(n, 0), shape.Hidden).Clear();
    }

    private static void AddWeightGradient(LstmShape shape, float* hidden0, float* hidden, float* gateGradient, float* weightGradient)
    {
        int rows = shape.Steps * shape.Batch;
        float* before = Scratch.Get(ScratchSlot.Second, rows * shape.Hidden);
        for (int step = 0; step < shape.Steps; step++)
        {
            var from = step == 0 ? new MatrixView(hidden0, shape.Batch, shape.Hidden) : shape.At(hidden, step - 1, shape.Hidden);
            var to = shape.At(before, step, shape.Hidden);
            to.CopyFrom(from);
            // Where the step before was padding, the output there is 0, but the state was still the first.
            for (int n = 0; shape.Lengths is not null && step > 0 && n < shape.Batch; n++)
                if (!shape.IsReal(step - 1, n)) to.Slice(n, 1).CopyFrom(new MatrixView(hidden0 + (nint)n * shape.Hidden, 1, shape.Hidden));
        }
        MatrixKernel.Multiply(new MatrixView(gateGradient, 4 * shape.Hidden, rows, transposed: true),
            new MatrixView(before, rows, shape.Hidden), new MatrixView(weightGradient, 4 * shape.Hidden, shape.Hidden), accumulate: true);
    }

    private struct ForwardPass : IKernel
    {
        public LstmShape Shape;
        public float* Projected, Weight, Hidden0, Cell0, Hidden, Cells, Gates;

        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int hidden = Shape.Hidden, floats = PackedWeights<V>.Floats(hidden, hidden);
            float* memory = Scratch.Get(ScratchSlot.First, 4 * floats);
            var job = new ForwardJob<V> { Pass = this, Packed = memory, Floats = floats };
            for (int gate = 0; gate < 4; gate++)
                PackedWeights<V>.Pack(
                    new MatrixView(Weight + (nint)gate * hidden * hidden, hidden, hidden, transposed: true), memory + (nint)gate * floats);
            WorkerPool.Run(Shape.Batch, Shape.Grain, ref job);
        }
    }

    private struct ForwardJob<V> : IRangeJob where V : struct, ISimd<V>
    {
        public ForwardPass Pass;
        public float* Packed;
        public int Floats;

        public readonly void Run(int start, int end)
        {
            for (int step = 0; step < Pass.Shape.Steps; step++) Run(step, start, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Run(int step, int start, int end)
        {
            var shape = Pass.Shape;
            int hidden = shape.Hidden, width = PackedWeights<V>.Width, rows = end - start;
            var projected = shape.At(Pass.Projected, step, 4 * hidden);
            var gates = shape.At(Pass.Gates, step, 4 * hidden);
            var before = step == 0 ? new MatrixView(Pass.Hidden0, shape.Batch, hidden) : shape.At(Pass.Hidden, step - 1, hidden);
            var cellBefore = step == 0 ? new MatrixView(Pass.Cell0, shape.Batch, hidden) : shape.At(Pass.Cells, step - 1, hidden);
            var cellAfter = shape.At(Pass.Cells, step, hidden);
            var after = shape.At(Pass.Hidden, step, hidden);
            if (Pass.Gates != Pass.Projected) gates.Slice(start, rows).CopyFrom(projected.Slice(start, rows));
            for (int j = 0; j < hidden; j += width)
            {
                int columns = Math.Min(width, hidden - j);
                for (int gate = 0; gate < 4; gate++)
                {
                    var weights = new PackedWeights<V>(Packed + (nint)gate * Floats, hidden);
                    weights.Add(before.Slice(start, rows), j / width, gates.At(start, gate * hidden + j), gates.RowStride, columns);
                }
                for (int n = start; n < end; n++)
                {
                    float* gate = gates.At(n, j);
                    VectorMath.MapRow<V, SigmoidFunction>(gate, gate, columns);
                    VectorMath.MapRow<V, SigmoidFunction>(gate + hidden, gate + hidden, columns);
                    VectorMath.MapRow<V, TanhFunction>(gate + 2 * hidden, gate + 2 * hidden, columns);
                    VectorMath.MapRow<V, SigmoidFunction>(gate + 3 * hidden, gate + 3 * hidden, columns);
                    Combine<V>(gate, hidden, cellBefore.At(n, j), cellAfter.At(n, j), after.At(n, j), columns);
                }
            }
            for (int n = start; shape.Lengths is not null && n < end; n++)
            {
                if (shape.IsReal(step, n)) continue;
                after.Slice(n, 1).CopyFrom(before.Slice(n, 1));
                cellAfter.Slice(n, 1).CopyFrom(cellBefore.Slice(n, 1));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine<V>(float* gates, int hidden, float* cellBefore, float* cellAfter, float* after, int count) where V
        : struct, ISimd<V>
    {
        int u = 0;
        for (; u + V.Count <= count; u += V.Count) Cell<V>(gates + u, hidden, cellBefore + u, cellAfter + u);
        for (; u < count; u++) Cell<Simd32>(gates + u, hidden, cellBefore + u, cellAfter + u);
        VectorMath.MapRow<V, TanhFunction>(cellAfter, after, count);
        float* output = gates + 3 * hidden;
        for (u = 0; u + V.Count <= count; u += V.Count) V.Store(V.Load(output + u) * V.Load(after + u), after + u);
        for (; u < count; u++) after[u] *= output[u];
    }

    // c ← f·c + i·g.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cell<V>(float* gates, int hidden, float* before, float* after) where V : struct, ISimd<V> =>
        V.Store(V.MultiplyAdd(V.Load(gates + hidden), V.Load(before), V.Load(gates) * V.Load(gates + 2 * hidden)), after);

    private readonly struct BackwardPass(LstmShape shape, float* weight, float* cell0, float* cells, float* gates, float* hiddenGradient,
        float* gateGradient, float* dHidden, float* dCell) : IKernel
    {
        public readonly LstmShape Shape = shape;
        public readonly float* Cell0 = cell0, Cells = cells, Gates = gates, HiddenGradient = hiddenGradient, GateGradient = gateGradient;
        public readonly float* DHidden = dHidden, DCell = dCell;

        public void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int hidden = Shape.Hidden;
            float* memory = Scratch.Get(ScratchSlot.First, PackedWeights<V>.Floats(4 * hidden, hidden));
            var job =
                new BackwardJob<V> { Pass = this, Weights = PackedWeights<V>.Pack(new MatrixView(weight, 4 * hidden, hidden), memory) };
            WorkerPool.Run(Shape.Batch, Shape.Grain, ref job);
        }
    }

    private struct BackwardJob<V> : IRangeJob where V : struct, ISimd<V>
    {
        public BackwardPass Pass;
        public PackedWeights<V> Weights;

        public readonly void Run(int start, int end)
        {
            for (int step = Pass.Shape.Steps - 1; step >= 0; step--) Run(step, start, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Run(int step, int start, int end)
        {
            var shape = Pass.Shape;
            int hidden = shape.Hidden, width = PackedWeights<V>.Width;
            var gates = shape.At(Pass.Gates, step, 4 * hidden);
            var gradients = shape.At(Pass.GateGradient, step, 4 * hidden);
            var cells = shape.At(Pass.Cells, step, hidden);
            var before = step == 0 ? new MatrixView(Pass.Cell0, shape.Batch, hidden) : shape.At(Pass.Cells, step - 1, hidden);
            var outer = shape.At(Pass.HiddenGradient, step, hidden);
            for (int n = start; n < end; n++)
            {
                float* dh = Pass.DHidden + (nint)n * hidden;
                float* dc = Pass.DCell + (nint)n * hidden;
                if (!shape.IsReal(step, n))
                {
                    new Span<float>(gradients.At(n, 0), 4 * hidden).Clear();
                    continue;
                }
                int u = 0;
                for (; u + V.Count <= hidden; u += V.Count)
                    Apply<V>(gates.At(n, u), gradients.At(n, u), hidden, cells.At(n, u), before.At(n, u), outer.At(n, u), dh + u, dc + u);
                for (; u < hidden; u++)
                    Apply<Simd32>(
                        gates.At(n, u), gradients.At(n, u), hidden, cells.At(n, u), before.At(n, u), outer.At(n, u), dh + u, dc + u);
            }
            for (int j = 0; j < hidden; j += width)
                Weights.Add(gradients.Slice(start, end - start), j / width, Pass.DHidden + (nint)start * hidden + j, hidden,
                    Math.Min(width, hidden - j));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Apply<W>(
            float* gates, float* gradients, int hidden, float* cell, float* before, float* outer, float* dHidden, float* dCell)
            where W : struct, ISimd<W>
        {
            W one = W.All(1), dh = W.Load(outer) + W.Load(dHidden);
            W i = W.Load(gates), f = W.Load(gates + hidden), g = W.Load(gates + 2 * hidden), o = W.Load(gates + 3 * hidden);
            W tanh = Elementary.Tanh(W.Load(cell));
            W dc = W.MultiplyAdd(dh * o, one - tanh * tanh, W.Load(dCell));
            W.Store(dc * g * i * (one - i), gradients);
            W.Store(dc * W.Load(before) * f * (one - f), gradients + hidden);
            W.Store(dc * i * (one - g * g), gradients + 2 * hidden);
            W.Store(dh * tanh * o * (one - o), gradients + 3 * hidden);
            W.Store(dc * f, dCell);
            // The product below adds this step's share, dg·W_hh, to an empty place.
            W.Store(W.All(0), dHidden);
        }
    }
}
