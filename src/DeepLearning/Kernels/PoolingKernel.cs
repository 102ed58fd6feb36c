namespace DeepLearning;

/// <summary>Where the windows of a pooling begin and end along one axis, cut off at the image's edge.</summary>
internal readonly record struct PoolingWindows(int[] Start, int[] End)
{
    public int Count => Start.Length;

    /// <summary>Whether every window is two elements, one after another from the first on.</summary>
    public bool IsPairs
    {
        get
        {
            for (int i = 0; i < Count; i++)
                if (Start[i] != 2 * i || End[i] != 2 * i + 2) return false;
            return true;
        }
    }

    /// <summary>Windows of one size at a fixed stride.</summary>
    public static PoolingWindows Sliding(int size, int kernel, int stride, int padding)
    {
        int room = size + 2 * padding - kernel, count = room < 0 ? 0 : room / stride + 1;
        return Make(count, i => Math.Max(0, i * stride - padding), i => Math.Min(size, i * stride - padding + kernel));
    }

    /// <summary>As many windows as asked for, as even as can be; neighbours may share an element.</summary>
    public static PoolingWindows Adaptive(int size, int count) =>
        Make(count, i => (int)((long)i * size / count), i => (int)(((long)(i + 1) * size + count - 1) / count));

    private static PoolingWindows Make(int count, Func<int, int> start, Func<int, int> end) =>
        new([.. Enumerable.Range(0, count).Select(start)], [.. Enumerable.Range(0, count).Select(end)]);
}

/// <summary>Maxima and averages over windows of planes [planes, height, width].</summary>
internal static unsafe class PoolingKernel
{
    /// <summary>The largest value of each window, and its place in the plane.</summary>
    public static void Max(
        ReadOnlySpan<float> x, int height, int width, PoolingWindows rows, PoolingWindows columns, Span<float> y, Span<int> places)
    {
        if (x.Length == 0) return;
        fixed (float* px = x, py = y)
        fixed (int* pp = places)
        {
            var job = new MaxJob(px, py, pp, height, width, rows, columns);
            WorkerPool.Run(x.Length / (height * width), Math.Max(1, PlanesWork / (height * width)), ref job);
        }
    }

    /// <summary>
    /// The largest value of each window alone, as prediction needs it: first down the columns, register by register, then along the row.
    /// </summary>
    public static void Max(ReadOnlySpan<float> x, int height, int width, PoolingWindows rows, PoolingWindows columns, Span<float> y)
    {
        if (x.Length == 0) return;
        fixed (float* px = x, py = y)
        {
            var kernel = new LargestKernel { X = px, Y = py, Height = height, Width = width, Rows = rows, Columns = columns };
            Simd.Run(x.Length / (height * width), Math.Max(1, PlanesWork / (height * width)), ref kernel);
        }
    }

    /// <summary>Adds each window's gradient to the place of its maximum.</summary>
    public static void MaxGradient(
        ReadOnlySpan<float> gradient, ReadOnlySpan<int> places, int windows, int plane, Span<float> inputGradient)
    {
        if (gradient.Length == 0) return;
        fixed (float* g = gradient, dx = inputGradient)
        fixed (int* p = places)
        {
            var job = new MaxGradientJob { Gradient = g, InputGradient = dx, Places = p, Windows = windows, Plane = plane };
            WorkerPool.Run(gradient.Length / windows, Math.Max(1, PlanesWork / windows), ref job);
        }
    }

    /// <summary>Elements worth handing to a thread.</summary>
    private const int PlanesWork = 16 * 1024;

    private readonly struct MaxJob(
        float* images, float* outputs, int* indices, int height, int across, PoolingWindows rows, PoolingWindows columns) : IRangeJob
    {
        /// <summary>Whether the columns' windows are pairs side by side, as with a 2×2 window and stride 2.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            bool inPairs = columns.IsPairs;
            for (int plane = start; plane < end; plane++)
            {
                float* image = images + (nint)plane * height * across;
                for (int i = 0; i < rows.Count; i++)
                {
                    int to = (plane * rows.Count + i) * columns.Count;
                    if (inPairs && rows.End[i] - rows.Start[i] == 2) MaxOfPairs(
                        image, rows.Start[i] * across, across, columns.Count, outputs + to, indices + to);
                    else for (int j = 0; j < columns.Count; j++, to++) MaxOfWindow(image, i, j, to);
                }
            }
        }

        // A branch predictor cannot guess which of four is largest, so it is computed without branches.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MaxOfPairs(float* image, int place, int width, int count, float* y, int* places)
        {
            for (int j = 0; j < count; j++, place += 2)
            {
                float* window = image + place;
                float a = window[0], b = window[1], c = window[width], d = window[width + 1];
                float top = MathF.Max(a, b), bottom = MathF.Max(c, d);
                int right = !(b <= a) ? 1 : 0, rightBelow = !(d <= c) ? 1 : 0, below = !(bottom <= top) ? 1 : 0;
                y[j] = MathF.Max(top, bottom);
                places[j] = place + right + below * (width + rightBelow - right);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void MaxOfWindow(float* image, int i, int j, int to)
        {
            int best = rows.Start[i] * across + columns.Start[j];
            float largest = image[best];
            for (int r = rows.Start[i]; r < rows.End[i]; r++)
                for (int place = r * across + columns.Start[j], end = r * across + columns.End[j]; place < end; place++)
                    if (image[place] > largest || float.IsNaN(image[place])) (largest, best) = (image[place], place);
            (outputs[to], indices[to]) = (largest, best);
        }
    }

    private struct LargestKernel : IKernel
    {
        public float* X, Y;
        public int Height, Width;
        public PoolingWindows Rows, Columns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            float* highest = Scratch.Get(ScratchSlot.First, Width);
            int whole = Width - Width % V.Count;
            for (int plane = start; plane < end; plane++)
            {
                float* y = Y + (nint)plane * Rows.Count * Columns.Count;
                for (int i = 0; i < Rows.Count; i++)
                {
                    float* first = X + ((nint)plane * Height + Rows.Start[i]) * Width;
                    Down<V>(first, Rows.End[i] - Rows.Start[i], highest, 0, whole);
                    Down<Simd32>(first, Rows.End[i] - Rows.Start[i], highest, whole, Width);
                    for (int j = 0; j < Columns.Count; j++)
                    {
                        float largest = highest[Columns.Start[j]];
                        for (int c = Columns.Start[j] + 1; c < Columns.End[j]; c++) largest = MathF.Max(largest, highest[c]);
                        *y++ = largest;
                    }
                }
            }
        }

        // A register operation keeps a NaN on its right only, so one on its left is chosen by hand.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Down<V>(float* first, int rows, float* highest, int i, int end) where V : struct, ISimd<V>
        {
            for (; i < end; i += V.Count)
            {
                V best = V.Load(first + i);
                for (int r = 1; r < rows; r++)
                {
                    V x = V.Load(first + (nint)r * Width + i);
                    best = V.Select(V.Equal(x, x), V.Max(x, best), x);
                }
                V.Store(best, highest + i);
            }
        }
    }

    private struct MaxGradientJob : IRangeJob
    {
        public float* Gradient, InputGradient;
        public int* Places;
        public int Windows, Plane;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            for (int plane = start; plane < end; plane++)
            {
                float* target = InputGradient + (nint)plane * Plane;
                for (int i = plane * Windows; i < (plane + 1) * Windows; i++) target[Places[i]] += Gradient[i];
            }
        }
    }

    /// <summary>The sum of each window divided by <paramref name="area"/>, or by the number of elements in it if that is 0.</summary>
    public static void Average(
        ReadOnlySpan<float> x, int height, int width, PoolingWindows rows, PoolingWindows columns, int area, Span<float> y)
    {
        int planes = height * width == 0 ? 0 : x.Length / (height * width), to = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int i = 0; i < rows.Count; i++)
                for (int j = 0; j < columns.Count; j++, to++)
                {
                    float sum = 0;
                    for (int r = rows.Start[i]; r < rows.End[i]; r++)
                        foreach (float value in x.Slice(
                            (plane * height + r) * width + columns.Start[j], columns.End[j] - columns.Start[j])) sum += value;
                    y[to] = sum / Divisor(rows, columns, i, j, area);
                }
    }

    /// <summary>Spreads each window's gradient evenly over its elements.</summary>
    public static void AverageGradient(ReadOnlySpan<float> gradient, int height, int width, PoolingWindows rows, PoolingWindows columns,
        int area, Span<float> inputGradient)
    {
        int planes = height * width == 0 ? 0 : inputGradient.Length / (height * width), from = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int i = 0; i < rows.Count; i++)
                for (int j = 0; j < columns.Count; j++, from++)
                {
                    float share = gradient[from] / Divisor(rows, columns, i, j, area);
                    for (int r = rows.Start[i]; r < rows.End[i]; r++)
                        foreach (ref float value in inputGradient.Slice(
                            (plane * height + r) * width + columns.Start[j], columns.End[j] - columns.Start[j])) value += share;
                }
    }

    private static int Divisor(PoolingWindows rows, PoolingWindows columns, int i, int j, int area) =>
        area > 0 ? area : (rows.End[i] - rows.Start[i]) * (columns.End[j] - columns.Start[j]);
}
