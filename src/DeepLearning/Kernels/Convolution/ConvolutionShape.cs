namespace DeepLearning;

/// <summary>
/// The sizes of a two-dimensional convolution, and the layout that makes it a matrix product without copying the image
/// once per kernel element. Planes are stored with zero margins, and for a stride s as s·s planes, one for each
/// remainder of row and column. The pixels that meet kernel element (ky, kx) are then the plane itself, shifted: a
/// contiguous run whose row p of "B" begins at a fixed offset. Outputs are computed at every column of the padded
/// width; the few that wrap around a row's end are dropped when the result is copied out.
/// </summary>
internal readonly record struct ConvolutionShape(int Batch, int InChannels, int Height, int Width, int OutChannels, int KernelHeight,
    int KernelWidth, int StrideY, int StrideX, int PadY, int PadX, int DilationY, int DilationX, int Groups)
{
    public int OutHeight => (Height + 2 * PadY - DilationY * (KernelHeight - 1) - 1) / StrideY + 1;
    public int OutWidth => (Width + 2 * PadX - DilationX * (KernelWidth - 1) - 1) / StrideX + 1;

    public int GroupIn => InChannels / Groups;
    public int GroupOut => OutChannels / Groups;

    /// <summary>Kernel elements over all input channels of a group: the inner size of the product.</summary>
    public int Depth => GroupIn * KernelHeight * KernelWidth;

    /// <summary>How many places a kernel reaches down and right in a plane of one remainder.</summary>
    public int ReachY => (KernelHeight - 1) * DilationY / StrideY;
    public int ReachX => (KernelWidth - 1) * DilationX / StrideX;

    public int PlaneHeight => OutHeight + ReachY;
    public int PlaneWidth => OutWidth + ReachX;
    public int Plane => PlaneHeight * PlaneWidth;

    /// <summary>Floats of one input channel: a plane for each remainder.</summary>
    public int Channel => StrideY * StrideX * Plane;

    /// <summary>Multiply-adds in all.</summary>
    public long Work => (long)Batch * OutChannels * OutHeight * OutWidth * Depth;

    /// <summary>Whether the input's planes are B as they lie.</summary>
    public bool IsProduct => KernelHeight == 1 && KernelWidth == 1 && StrideY == 1 && StrideX == 1 && PadY == 0 && PadX == 0;

    /// <summary>Where the plane that meets an element of the kernel begins, from the group's first channel.</summary>
    public int Offset(int channel, int ky, int kx)
    {
        int y = ky * DilationY, x = kx * DilationX;
        int remainder = y % StrideY * StrideX + x % StrideX;
        return channel * Channel + remainder * Plane + y / StrideY * PlaneWidth + x / StrideX;
    }

    /// <summary>Images whose planes together take at most 8 MiB, at least one.</summary>
    public int ImagesAtOnce(int floatsPerImage) => Math.Clamp(2 * 1024 * 1024 / Math.Max(1, floatsPerImage), 1, Batch);
}
