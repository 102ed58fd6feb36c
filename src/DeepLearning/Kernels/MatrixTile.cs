using System.Runtime.Intrinsics.X86;

namespace DeepLearning;

/// <summary>A number known when the code is compiled, so that branches on it vanish.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}

/// <summary>The rows of B one after another, each two registers long.</summary>
internal unsafe interface IRightRows
{
    float* Next();
}

/// <summary>Rows at a fixed distance: a matrix or a packed panel of one.</summary>
internal unsafe struct StridedRows(float* first, nint step) : IRightRows
{
    private float* _row = first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Next()
    {
        float* now = _row;
        _row += step;
        return now;
    }
}

/// <summary>Rows at listed places: the shifted copies of an image that a convolution multiplies.</summary>
internal unsafe struct ListedRows(float* origin, int* offsets) : IRightRows
{
    private int* _next = offsets;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Next() => origin + *_next++;
}

/// <summary>
/// The inner loop of the matrix product. A tile of C, up to 6 rows (12 where the machine has 32 registers) by two
/// registers of columns, stays in registers for a whole block of k. Each step loads two registers of a row of B,
/// broadcasts one float of each row of A, and does two multiply-adds per row: enough independent ones to keep both
/// multiply-add units busy through their latency. Each element of C is one chain of multiply-adds in order of k,
/// so its bits do not depend on the tile that it falls in.
/// </summary>
internal static unsafe class MatrixTile
{
    /// <summary>C[rows, 2 registers] (+)= A·B, where A's element (i, p) is at a[i·aRow + p·aStep].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V, TRight>(int rows, int k, float* a, nint aRow, nint aStep, TRight b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
        where TRight : struct, IRightRows
    {
        if (rows > 6)
        {
            Upper<V, TRight>(rows, k, a, aRow, aStep, b, c, cRow, accumulate);
            return;
        }
        switch (rows)
        {
            case 1: Multiply<V, One, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 2: Multiply<V, Two, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 3: Multiply<V, Three, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 4: Multiply<V, Four, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 5: Multiply<V, Five, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            default: Multiply<V, Six, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Upper<V, TRight>(int rows, int k, float* a, nint aRow, nint aStep, TRight b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
        where TRight : struct, IRightRows
    {
        switch (rows)
        {
            case 7: Multiply<V, Seven, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 8: Multiply<V, Eight, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 9: Multiply<V, Nine, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 10: Multiply<V, Ten, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            case 11: Multiply<V, Eleven, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
            default: Multiply<V, Twelve, TRight>(k, a, aRow, aStep, b, c, cRow, accumulate); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<V, TRows, TRight>(int k, float* a, nint aRow, nint aStep, TRight b, float* c, nint cRow, bool accumulate)
        where V : struct, ISimd<V>
        where TRows : struct, ICount
        where TRight : struct, IRightRows
    {
        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        V c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        V c60 = default, c61 = default, c70 = default, c71 = default, c80 = default, c81 = default;
        V c90 = default, c91 = default, cA0 = default, cA1 = default, cB0 = default, cB1 = default;
        float* a3 = a + 3 * aRow;
        float* a6 = a + 6 * aRow;
        float* a9 = a + 9 * aRow;
        Fetch<V, TRows>(c, cRow);
        for (; k > 0; k--)
        {
            float* row = b.Next();
            V b0 = V.Load(row), b1 = V.Load(row + V.Count);
            Step(*a, b0, b1, ref c00, ref c01);
            if (TRows.Value > 1) Step(a[aRow], b0, b1, ref c10, ref c11);
            if (TRows.Value > 2) Step(a[2 * aRow], b0, b1, ref c20, ref c21);
            if (TRows.Value > 3) Step(*a3, b0, b1, ref c30, ref c31);
            if (TRows.Value > 4) Step(a3[aRow], b0, b1, ref c40, ref c41);
            if (TRows.Value > 5) Step(a3[2 * aRow], b0, b1, ref c50, ref c51);
            if (TRows.Value > 6) Step(*a6, b0, b1, ref c60, ref c61);
            if (TRows.Value > 7) Step(a6[aRow], b0, b1, ref c70, ref c71);
            if (TRows.Value > 8) Step(a6[2 * aRow], b0, b1, ref c80, ref c81);
            if (TRows.Value > 9) Step(*a9, b0, b1, ref c90, ref c91);
            if (TRows.Value > 10) Step(a9[aRow], b0, b1, ref cA0, ref cA1);
            if (TRows.Value > 11) Step(a9[2 * aRow], b0, b1, ref cB0, ref cB1);
            a += aStep;
            if (TRows.Value > 3) a3 += aStep;
            if (TRows.Value > 6) a6 += aStep;
            if (TRows.Value > 9) a9 += aStep;
        }
        Store(c, c00, c01, accumulate);
        if (TRows.Value > 1) Store(c += cRow, c10, c11, accumulate);
        if (TRows.Value > 2) Store(c += cRow, c20, c21, accumulate);
        if (TRows.Value > 3) Store(c += cRow, c30, c31, accumulate);
        if (TRows.Value > 4) Store(c += cRow, c40, c41, accumulate);
        if (TRows.Value > 5) Store(c += cRow, c50, c51, accumulate);
        if (TRows.Value > 6) Store(c += cRow, c60, c61, accumulate);
        if (TRows.Value > 7) Store(c += cRow, c70, c71, accumulate);
        if (TRows.Value > 8) Store(c += cRow, c80, c81, accumulate);
        if (TRows.Value > 9) Store(c += cRow, c90, c91, accumulate);
        if (TRows.Value > 10) Store(c += cRow, cA0, cA1, accumulate);
        if (TRows.Value > 11) Store(c += cRow, cB0, cB1, accumulate);
    }

    /// <summary>Asks for the tile's rows of C now, so that they have come when the sums are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<V, TRows>(float* c, nint cRow) where V : struct, ISimd<V> where TRows : struct, ICount
    {
        if (Sse.IsSupported)
            for (int i = 0; i < TRows.Value; i++, c += cRow)
            {
                Sse.Prefetch0(c);
                Sse.Prefetch0(c + 2 * V.Count - 1);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<V>(float a, V b0, V b1, ref V c0, ref V c1) where V : struct, ISimd<V>
    {
        var x = V.All(a);
        c0 = V.MultiplyAdd(x, b0, c0);
        c1 = V.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(float* c, V low, V high, bool accumulate) where V : struct, ISimd<V>
    {
        if (accumulate)
        {
            low += V.Load(c);
            high += V.Load(c + V.Count);
        }
        V.Store(low, c);
        V.Store(high, c + V.Count);
    }

    private readonly struct One : ICount { public static int Value => 1; }
    private readonly struct Two : ICount { public static int Value => 2; }
    private readonly struct Three : ICount { public static int Value => 3; }
    private readonly struct Four : ICount { public static int Value => 4; }
    private readonly struct Five : ICount { public static int Value => 5; }
    private readonly struct Six : ICount { public static int Value => 6; }
    private readonly struct Seven : ICount { public static int Value => 7; }
    private readonly struct Eight : ICount { public static int Value => 8; }
    private readonly struct Nine : ICount { public static int Value => 9; }
    private readonly struct Ten : ICount { public static int Value => 10; }
    private readonly struct Eleven : ICount { public static int Value => 11; }
    private readonly struct Twelve : ICount { public static int Value => 12; }
}
