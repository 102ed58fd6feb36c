namespace DeepLearning;

/// <summary>
/// One register of floats, whatever the machine's width: kernels are written once over <typeparamref name="V"/> and the
/// compiler makes a version for each width. The implementations wrap <see cref="Vector512{T}"/>, <see cref="Vector256{T}"/>,
/// <see cref="Vector128{T}"/> (Arm too) and a single float. Tests select each width in turn; a width that the
/// machine lacks still computes the right values, slowly.
/// </summary>
internal unsafe interface ISimd<V> where V : struct, ISimd<V>
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// Rows of C that a tile of the matrix product keeps in registers: 6 where there are 16 registers, 12 where there are 32.
    /// </summary>
    static abstract int TileRows { get; }

    static abstract V Load(float* address);
    static abstract void Store(V value, float* address);
    static abstract V All(float value);
    static abstract float Sum(V value);
    static abstract float Largest(V value);

    /// <summary>The sums of four registers.</summary>
    static abstract Vector128<float> Sums(V first, V second, V third, V fourth);

    /// <summary>
    /// The <paramref name="count"/> floats before <paramref name="end"/> in the last lanes, zeros in the others. A whole register before
    /// the end must be readable.
    /// </summary>
    static abstract V LoadLast(float* end, int count);

    static abstract V operator +(V left, V right);
    static abstract V operator -(V left, V right);
    static abstract V operator *(V left, V right);
    static abstract V operator /(V left, V right);
    static abstract V operator -(V value);

    /// <summary>left · right + addend, with one rounding where the machine has the instruction.</summary>
    static abstract V MultiplyAdd(V left, V right, V addend);
    /// <summary>The smaller of two; a NaN on the right is kept.</summary>
    static abstract V Min(V left, V right);

    /// <summary>The larger of two; a NaN on the right is kept.</summary>
    static abstract V Max(V left, V right);
    static abstract V Abs(V value);
    static abstract V Sqrt(V value);
    static abstract V Round(V value);

    /// <summary>All bits set in the lanes where left &lt; right, none elsewhere (also where either is NaN).</summary>
    static abstract V Less(V left, V right);
    static abstract V Equal(V left, V right);

    /// <summary>Takes <paramref name="yes"/> where the mask's bits are set and <paramref name="no"/> elsewhere.</summary>
    static abstract V Select(V mask, V yes, V no);

    /// <summary>2 to the power of an integral value in −126 … 127.</summary>
    static abstract V PowerOfTwo(V exponent);

    /// <summary>The exponent of a positive normal value, biased so that the mantissa below is in [√½, √2).</summary>
    static abstract V SplitExponent(V value, out V mantissa);

    /// <summary>The magnitude of the first with the sign of the second.</summary>
    static abstract V CopySign(V magnitude, V sign);
}

/// <summary>Work over a range of outputs, written once for every register width.</summary>
internal interface IKernel
{
    /// <summary>Computes outputs <paramref name="start"/> to <paramref name="end"/>, exclusive.</summary>
    void Run<V>(int start, int end) where V : struct, ISimd<V>;
}

/// <summary>Chooses the register width and shares a kernel's outputs among threads.</summary>
internal static class Simd
{
    /// <summary>Bits in a register that the kernels use: the widest the machine has. Set by tests only.</summary>
    public static int Width { get; set; } = WidestSupported;

    public static int WidestSupported =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>Runs the kernel over 0 to <paramref name="count"/>, split in multiples of <paramref name="grain"/>.</summary>
    public static void Run<TKernel>(int count, int grain, ref TKernel kernel) where TKernel : struct, IKernel
    {
        var job = new Job<TKernel> { Kernel = kernel };
        WorkerPool.Run(count, grain, ref job);
    }

    private struct Job<TKernel> : IRangeJob where TKernel : struct, IKernel
    {
        public TKernel Kernel;

        public void Run(int start, int end)
        {
            switch (Width)
            {
                case 512: As<Simd512>(start, end); break;
                case 256: As<Simd256>(start, end); break;
                case 128: As<Simd128>(start, end); break;
                default: As<Simd32>(start, end); break;
            }
        }

        // A method for each width: all four in one would exhaust what the compiler is willing to inline, and a register
        // operation that is called instead costs ten times as much.
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void As<V>(int start, int end) where V : struct, ISimd<V> => Kernel.Run<V>(start, end);
    }
}
