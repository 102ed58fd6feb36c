namespace DeepLearning;

/// <summary>
/// The matrix product that the whole library stands on: C (+)= op(A)·op(B) for row-major floats. It looks at the sizes
/// and picks one of four ways: dot products when B is transposed and A has few rows, a sweep down B for a single row, one over
/// columns of C when one operand is small, and packed blocks when both outgrow the cache. The way depends on sizes only, never on the
/// number of
/// threads, and every way sums an element of C in a fixed order: the same bits on 1, 2 or 16 threads.
/// </summary>
internal static unsafe class MatrixKernel
{
    /// <summary>Computes C[m, n] = op(A)[m, k] · op(B)[k, n], or adds it to C.</summary>
    /// <param name="a">A, stored [m, k], or [k, m] if <paramref name="transposeA"/>.</param>
    /// <param name="transposeA">Whether op(A) is the transpose of what is stored.</param>
    /// <param name="b">B, stored [k, n], or [n, k] if <paramref name="transposeB"/>.</param>
    /// <param name="transposeB">Whether op(B) is the transpose of what is stored.</param>
    /// <param name="c">C, [m, n]; must not overlap A or B.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">The inner size.</param>
    /// <param name="accumulate">Adds to C instead of replacing it.</param>
    /// <exception cref="ArgumentException">A span is shorter than its sizes say.</exception>
    public static void Multiply(ReadOnlySpan<float> a, bool transposeA, ReadOnlySpan<float> b, bool transposeB, Span<float> c, int m, int n,
        int k, bool accumulate = false)
    {
        Require(a.Length, m, k, 1, "A");
        Require(b.Length, k, n, 1, "B");
        Require(c.Length, m, n, 1, "C");
        fixed (float* pa = a, pb = b, pc = c)
            Multiply(new MatrixView(pa, m, k, transposeA), new MatrixView(pb, k, n, transposeB), new MatrixView(pc, m, n), accumulate);
    }

    /// <summary>The same product for each of <paramref name="batch"/> matrices that follow one another in every operand.</summary>
    public static void MultiplyBatch(ReadOnlySpan<float> a, bool transposeA, ReadOnlySpan<float> b, bool transposeB, Span<float> c,
        int batch, int m, int n, int k, bool accumulate = false)
    {
        Require(a.Length, m, k, batch, "A");
        Require(b.Length, k, n, batch, "B");
        Require(c.Length, m, n, batch, "C");
        fixed (float* pa = a, pb = b, pc = c)
        {
            var job = new BatchJob(new(pa, m, k, transposeA), new(pb, k, n, transposeB), new(pc, m, n), accumulate);
            WorkerPool.Run(batch, (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, (long)m * n * k), 1, int.MaxValue), ref job);
        }
    }

    /// <summary>The same for matrices that lie anywhere, with any strides.</summary>
    internal static void Multiply(MatrixView a, MatrixView b, MatrixView c, bool accumulate)
    {
        if (c.Rows == 0 || c.Columns == 0) return;
        if (c.Columns == 1 && c.Rows > 1)
        {
            // A column: (A·b)ᵀ = bᵀ·Aᵀ has its result in one row, which the row kernels do well.
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        }
        if (a.Columns == 0)
        {
            if (!accumulate) c.Clear();
            return;
        }
        switch (Simd.Width)
        {
            case 512: Multiply<Simd512>(a, b, c, accumulate); break;
            case 256: Multiply<Simd256>(a, b, c, accumulate); break;
            case 128: Multiply<Simd128>(a, b, c, accumulate); break;
            default: Multiply<Simd32>(a, b, c, accumulate); break;
        }
    }

    private static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        // Columns apart: one column of a wider matrix, seen as a row.
        if (c.ColumnStride != 1) MultiplyApart<V>(a, b, c, accumulate);
        else if (RowDots.AppliesTo(a, b, c)) RowDots.Multiply<V>(a, b, c, accumulate);
        else if (RowSweep.AppliesTo(a, b, c)) RowSweep.Multiply<V>(a, b, c, accumulate);
        else if (PackedProduct.AppliesTo(a, b, c)) PackedProduct.Multiply<V>(a, b, c, accumulate);
        else ColumnSweep.Multiply<V>(a, b, c, accumulate);
    }

    private static void MultiplyApart<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        float* row = Scratch.Get(ScratchSlot.ApartRow, c.Columns);
        Multiply<V>(a, b, new MatrixView(row, 1, c.Columns), accumulate: false);
        for (int j = 0; j < c.Columns; j++)
        {
            float* target = c.Data + j * c.ColumnStride;
            *target = accumulate ? *target + row[j] : row[j];
        }
    }

    private static void Require(int length, int rows, int columns, int batch, string operand)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (length < (long)rows * columns * batch)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Matrix product: {operand} has {length} elements, needs {batch} × {rows} × {columns}"));
    }

    private readonly struct BatchJob(MatrixView a, MatrixView b, MatrixView c, bool accumulate) : IRangeJob
    {
        public void Run(int start, int end)
        {
            for (nint i = start; i < end; i++) Multiply(a.Next(i), b.Next(i), c.Next(i), accumulate);
        }
    }
}

/// <summary>A matrix somewhere in pinned memory: element (i, j) is at Data[i·RowStride + j·ColumnStride].</summary>
internal readonly unsafe struct MatrixView(float* data, int rows, int columns, nint rowStride, nint columnStride)
{
    /// <summary>A matrix stored row by row, or column by column if <paramref name="transposed"/>.</summary>
    public MatrixView(float* data, int rows, int columns, bool transposed = false)
        : this(data, rows, columns, transposed ? 1 : columns, transposed ? rows : 1) { }

    public float* Data { get; } = data;
    public int Rows { get; } = rows;
    public int Columns { get; } = columns;
    public nint RowStride { get; } = rowStride;
    public nint ColumnStride { get; } = columnStride;

    public MatrixView Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Some of the rows.</summary>
    public MatrixView Slice(int start, int rows) => new(At(start, 0), rows, Columns, RowStride, ColumnStride);

    /// <summary>The matrix <paramref name="places"/> further on in a batch of contiguous matrices.</summary>
    public MatrixView Next(nint places) => new(Data + places * Rows * Columns, Rows, Columns, RowStride, ColumnStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(nint row, nint column) => Data + row * RowStride + column * ColumnStride;

    /// <summary>Copies a matrix of the same size; runs of contiguous elements at once where both have them.</summary>
    public void CopyFrom(MatrixView source)
    {
        if (ColumnStride != 1 && source.ColumnStride != 1)
        {
            Transposed.CopyFrom(source.Transposed);
            return;
        }
        for (int i = 0; i < Rows; i++)
        {
            if (ColumnStride == 1 && source.ColumnStride == 1)
            {
                Unsafe.CopyBlockUnaligned(At(i, 0), source.At(i, 0), (uint)Columns * sizeof(float));
                continue;
            }
            for (int j = 0; j < Columns; j++) *At(i, j) = *source.At(i, j);
        }
    }

    public void Clear()
    {
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++) *At(i, j) = 0;
    }
}

/// <summary>How the products are cut. The numbers fit caches of 32 KiB and 512 KiB or more.</summary>
internal static class MatrixSizes
{
    /// <summary>The longest block of k: 256 rows of a 16-column panel of B are half of a 32 KiB first-level cache.</summary>
    private const int LongestBlock = 256;

    /// <summary>Multiply-adds below which waking another thread costs more than it saves.</summary>
    public const long WorkForAThread = 128 * 1024;

    /// <summary>Cuts k into equal blocks. Depends on k alone, so that every path sums in the same order.</summary>
    public static int Block(int k)
    {
        int blocks = (k + LongestBlock - 1) / LongestBlock;
        return (k + blocks - 1) / blocks;
    }
}
