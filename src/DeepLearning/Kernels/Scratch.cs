namespace DeepLearning;

/// <summary>
/// Working memory of the kernels: a few buffers per thread that grow to the largest size asked for and stay, so that
/// a training step allocates nothing. The arrays are pinned, so a pointer into one stays good, and start on a cache line.
/// A slot belongs to one kernel at a time on a thread; kernels that call each other use different slots.
/// </summary>
internal static unsafe class Scratch
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static float[]?[]? _buffers;

    /// <summary>At least <paramref name="length"/> floats with unspecified contents.</summary>
    public static float* Get(ScratchSlot slot, int length)
    {
        var slots = _buffers ??= new float[]?[(int)ScratchSlot.Count];
        var buffer = slots[(int)slot];
        if (buffer is null || buffer.Length < length + Alignment)
        {
            buffer = GC.AllocateUninitializedArray<float>(length + length / 8 + Alignment, pinned: true);
            slots[(int)slot] = buffer;
        }
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer));
        return (float*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
    }
}

/// <summary>Who uses a scratch buffer.</summary>
internal enum ScratchSlot
{
    /// <summary>The matrix product's packed left operand.</summary>
    LeftPanels,
    /// <summary>The matrix product's packed right operand.</summary>
    RightPanels,
    /// <summary>A row of results whose places lie apart.</summary>
    ApartRow,
    /// <summary>One tile of results whose edge lies outside the matrix.</summary>
    EdgeTile,
    /// <summary>A convolution's input planes with their margins.</summary>
    Planes,
    /// <summary>A convolution's gradient planes with their margins.</summary>
    GradientPlanes,
    /// <summary>Where the shifted planes of a convolution begin.</summary>
    Offsets,
    /// <summary>The calling kernel's own.</summary>
    First,
    /// <summary>The calling kernel's own, second buffer.</summary>
    Second,
    /// <summary>How many there are.</summary>
    Count,
}
