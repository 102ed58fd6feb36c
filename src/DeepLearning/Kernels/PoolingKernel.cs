namespace DeepLearning;

/// <summary>Where the windows of a pooling begin and end along one axis, cut off at the image's edge.</summary>
readonly record struct PoolingWindows(int[] Start, int[] End)
{
    public int Count => Start.Length;

    /// <summary>Windows of one size at a fixed stride.</summary>
    public static PoolingWindows Sliding(int size, int kernel, int stride, int padding)
    {
        int count = Math.Max(0, (size + 2 * padding - kernel) / stride + 1);
        var windows = new PoolingWindows(new int[count], new int[count]);
        for (int i = 0; i < count; i++)
        {
            windows.Start[i] = Math.Max(0, i * stride - padding);
            windows.End[i] = Math.Min(size, i * stride - padding + kernel);
        }
        return windows;
    }

    /// <summary>As many windows as asked for, as even as can be; neighbours may share an element.</summary>
    public static PoolingWindows Adaptive(int size, int count)
    {
        var windows = new PoolingWindows(new int[count], new int[count]);
        for (int i = 0; i < count; i++)
        {
            windows.Start[i] = (int)((long)i * size / count);
            windows.End[i] = (int)(((long)(i + 1) * size + count - 1) / count);
        }
        return windows;
    }
}

/// <summary>Maxima and averages over windows of planes [planes, height, width].</summary>
static class PoolingKernel
{
    /// <summary>The largest value of each window, and its place in the plane.</summary>
    public static void Max(ReadOnlySpan<float> x, int height, int width, PoolingWindows rows, PoolingWindows columns, Span<float> y, Span<int> places)
    {
        int planes = height * width == 0 ? 0 : x.Length / (height * width), to = 0;
        for (int plane = 0; plane < planes; plane++)
        {
            ReadOnlySpan<float> image = x.Slice(plane * height * width, height * width);
            for (int i = 0; i < rows.Count; i++)
                for (int j = 0; j < columns.Count; j++, to++)
                {
                    int best = rows.Start[i] * width + columns.Start[j];
                    float largest = image[best];
                    for (int r = rows.Start[i]; r < rows.End[i]; r++)
                        for (int place = r * width + columns.Start[j], end = r * width + columns.End[j]; place < end; place++)
                            if (image[place] > largest || float.IsNaN(image[place])) (largest, best) = (image[place], place);
                    (y[to], places[to]) = (largest, best);
                }
        }
    }

    /// <summary>Adds each window's gradient to the place of its maximum.</summary>
    public static void MaxGradient(ReadOnlySpan<float> gradient, ReadOnlySpan<int> places, int windows, int plane, Span<float> inputGradient)
    {
        for (int i = 0; i < gradient.Length; i++) inputGradient[i / windows * plane + places[i]] += gradient[i];
    }

    /// <summary>The sum of each window divided by <paramref name="area"/>, or by the number of elements in it if that is 0.</summary>
    public static void Average(ReadOnlySpan<float> x, int height, int width, PoolingWindows rows, PoolingWindows columns, int area, Span<float> y)
    {
        int planes = height * width == 0 ? 0 : x.Length / (height * width), to = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int i = 0; i < rows.Count; i++)
                for (int j = 0; j < columns.Count; j++, to++)
                {
                    float sum = 0;
                    for (int r = rows.Start[i]; r < rows.End[i]; r++)
                        foreach (float value in x.Slice((plane * height + r) * width + columns.Start[j], columns.End[j] - columns.Start[j])) sum += value;
                    y[to] = sum / Divisor(rows, columns, i, j, area);
                }
    }

    /// <summary>Spreads each window's gradient evenly over its elements.</summary>
    public static void AverageGradient(ReadOnlySpan<float> gradient, int height, int width, PoolingWindows rows, PoolingWindows columns, int area, Span<float> inputGradient)
    {
        int planes = height * width == 0 ? 0 : inputGradient.Length / (height * width), from = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int i = 0; i < rows.Count; i++)
                for (int j = 0; j < columns.Count; j++, from++)
                {
                    float share = gradient[from] / Divisor(rows, columns, i, j, area);
                    for (int r = rows.Start[i]; r < rows.End[i]; r++)
                        foreach (ref float value in inputGradient.Slice((plane * height + r) * width + columns.Start[j], columns.End[j] - columns.Start[j])) value += share;
                }
    }

    static int Divisor(PoolingWindows rows, PoolingWindows columns, int i, int j, int area) =>
        area > 0 ? area : (rows.End[i] - rows.Start[i]) * (columns.End[j] - columns.Start[j]);
}
