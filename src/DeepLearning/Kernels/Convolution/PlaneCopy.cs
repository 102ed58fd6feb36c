namespace DeepLearning;

/// <summary>
/// Copies planes into planes that have margins of zeros and, for strides above 1, a plane for each remainder of row and
/// column. One job item is one channel of one image.
/// </summary>
/// <param name="images">The planes to copy, and their <paramref name="size"/>.</param>
/// <param name="size">Height and width of an image.</param>
/// <param name="planes">Where they go.</param>
/// <param name="plane">Size of the target planes.</param>
/// <param name="margin">How many rows and columns of margin lie before the source's first element.</param>
/// <param name="stride">The strides.</param>
internal readonly unsafe struct PlaneCopy(
    float* images, (int Y, int X) size, float* planes, (int Y, int X) plane, (int Y, int X) margin, (int Y, int X) stride) : IRangeJob
{
    /// <summary>Zeros after the last plane, since the last tile reads on to the end of its registers.</summary>
    public const int Slack = 64;

    public static void Run(int channels, PlaneCopy copy)
    {
        new Span<float>(copy.End(channels), Slack).Clear();
        WorkerPool.Run(channels, Math.Max(1, 16 * 1024 / Math.Max(1, copy.TargetChannel)), ref copy);
    }

    private float* End(int channels) => planes + (nint)channels * TargetChannel;

    private int TargetChannel => stride.Y * stride.X * plane.Y * plane.X;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int start, int end)
    {
        for (int channel = start; channel < end; channel++)
        {
            float* source = images + (nint)channel * size.Y * size.X;
            float* target = planes + (nint)channel * TargetChannel;
            for (int y = 0; y < stride.Y; y++)
                for (int x = 0; x < stride.X; x++)
                {
                    CopyPlane(source, target, y, x);
                    target += (nint)plane.Y * plane.X;
                }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyPlane(float* source, float* target, int remainderY, int remainderX)
    {
        // Column r of the plane is column r·stride + remainder − margin of the source: find those that exist.
        int shift = remainderX - margin.X;
        int first = shift >= 0 ? 0 : (-shift + stride.X - 1) / stride.X;
        int last = Math.Min(plane.X, (size.X - shift + stride.X - 1) / stride.X);
        for (int q = 0; q < plane.Y; q++, target += plane.X)
        {
            int row = q * stride.Y + remainderY - margin.Y;
            if (row < 0 || row >= size.Y || last <= first)
            {
                new Span<float>(target, plane.X).Clear();
                continue;
            }
            float* from = source + (nint)row * size.X + shift;
            for (int r = 0; r < first; r++) target[r] = 0;
            if (stride.X == 1)
                new ReadOnlySpan<float>(from + first, last - first).CopyTo(new Span<float>(target + first, last - first));
            else
                for (int r = first; r < last; r++) target[r] = from[r * stride.X];
            for (int r = last; r < plane.X; r++) target[r] = 0;
        }
    }
}
