namespace DeepLearning;

/// <summary>
/// Copies planes into planes that have margins of zeros and, for strides above 1, a plane for each remainder of row and
/// column. One job item is one channel of one image.
/// </summary>
internal unsafe struct PlaneCopy : IRangeJob
{
    /// <summary>Zeros after the last plane, since the last tile reads on to the end of its registers.</summary>
    public const int Slack = 64;

    public float* Source, Target;
    public int Height, Width;

    /// <summary>Size of the target planes, and how many rows and columns of margin lie before the source's first element.</summary>
    public int PlaneHeight, PlaneWidth, MarginY, MarginX;
    public int StrideY, StrideX;

    public static void Run(int channels, PlaneCopy copy)
    {
        new Span<float>(copy.Target + (nint)channels * copy.TargetChannel, Slack).Clear();
        WorkerPool.Run(channels, Math.Max(1, 16 * 1024 / Math.Max(1, copy.TargetChannel)), ref copy);
    }

    private readonly int TargetChannel => StrideY * StrideX * PlaneHeight * PlaneWidth;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(int start, int end)
    {
        for (int channel = start; channel < end; channel++)
        {
            float* source = Source + (nint)channel * Height * Width;
            float* target = Target + (nint)channel * TargetChannel;
            for (int y = 0; y < StrideY; y++)
                for (int x = 0; x < StrideX; x++)
                {
                    CopyPlane(source, target, y, x);
                    target += (nint)PlaneHeight * PlaneWidth;
                }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyPlane(float* source, float* target, int remainderY, int remainderX)
    {
        // Column r of the plane is column r·stride + remainder − margin of the source: find those that exist.
        int shift = remainderX - MarginX;
        int first = shift >= 0 ? 0 : (-shift + StrideX - 1) / StrideX;
        int last = Math.Min(PlaneWidth, (Width - shift + StrideX - 1) / StrideX);
        for (int q = 0; q < PlaneHeight; q++, target += PlaneWidth)
        {
            int row = q * StrideY + remainderY - MarginY;
            if (row < 0 || row >= Height || last <= first)
            {
                new Span<float>(target, PlaneWidth).Clear();
                continue;
            }
            float* from = source + (nint)row * Width + shift;
            for (int r = 0; r < first; r++) target[r] = 0;
            if (StrideX == 1)
                new ReadOnlySpan<float>(from + first, last - first).CopyTo(new Span<float>(target + first, last - first));
            else
                for (int r = first; r < last; r++) target[r] = from[r * StrideX];
            for (int r = last; r < PlaneWidth; r++) target[r] = 0;
        }
    }
}
