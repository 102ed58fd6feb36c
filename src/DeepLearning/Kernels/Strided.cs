namespace DeepLearning;

/// <summary>Copies between a contiguous array and one that is stepped through in another order.</summary>
internal static class Strided
{
    /// <summary>y, contiguous with the given sizes, takes from x the elements that the steps lead to.</summary>
    public static void Copy(ReadOnlySpan<float> x, ReadOnlySpan<int> steps, Span<float> y, ReadOnlySpan<int> sizes)
    {
        if (y.Length == 0) return;
        if (sizes.Length == 0)
        {
            y[0] = x[0];
            return;
        }
        int last = sizes.Length - 1, inner = sizes[last], innerStep = steps[last];
        Span<int> count = stackalloc int[sizes.Length];
        count.Clear();
        int from = 0;
        for (int to = 0; to < y.Length; to += inner)
        {
            Span<float> row = y.Slice(to, inner);
            if (innerStep == 1) x.Slice(from, inner).CopyTo(row);
            else for (int i = 0, place = from; i < row.Length; i++, place += innerStep) row[i] = x[place];

            for (int axis = last - 1; axis >= 0; axis--)
            {
                from += steps[axis];
                if (++count[axis] < sizes[axis]) break;
                from -= steps[axis] * sizes[axis];
                count[axis] = 0;
            }
        }
    }

    /// <summary>The reverse of <see cref="Copy"/>: writes the contiguous x to the elements of y that the steps lead to, or adds it there.</summary>
    public static void Paste(ReadOnlySpan<float> x, ReadOnlySpan<int> sizes, Span<float> y, ReadOnlySpan<int> steps, bool add)
    {
        if (x.Length == 0) return;
        Span<int> count = stackalloc int[sizes.Length];
        count.Clear();
        int to = 0;
        for (int from = 0; from < x.Length; from++)
        {
            y[to] = add ? y[to] + x[from] : x[from];
            for (int axis = sizes.Length - 1; axis >= 0; axis--)
            {
                to += steps[axis];
                if (++count[axis] < sizes[axis]) break;
                to -= steps[axis] * sizes[axis];
                count[axis] = 0;
            }
        }
    }
}
