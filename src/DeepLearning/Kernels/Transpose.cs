using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DeepLearning;

/// <summary>
/// Copies a matrix into its transpose, four by four: four registers of four floats are loaded along rows, turned by
/// shuffles and stored along columns, so that both sides move whole registers. What is left over at the edges goes
/// one float at a time.
/// </summary>
internal static unsafe class Transpose
{
    /// <summary>to[p·toRow + i] = from[i·fromRow + p·fromStep] for i &lt; rows, p &lt; columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float* from, nint fromRow, nint fromStep, float* to, nint toRow, int rows, int columns)
    {
        int i = 0;
        if (fromStep == 1 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            // The last four rows may overlap the ones before: the same floats are written twice.
            for (; i < rows && rows >= 4; i += 4)
            {
                i = Math.Min(i, rows - 4);
                float* source = from + i * fromRow;
                float* target = to + i;
                int p = 0;
                for (; p + 4 <= columns; p += 4) FourByFour(source + p, fromRow, target + p * toRow, toRow);
                CopyRest(source, fromRow, 1, target, toRow, 4, p, columns);
            }
        }
        CopyRest(from + i * fromRow, fromRow, fromStep, to + i, toRow, rows - i, 0, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRest(float* from, nint fromRow, nint fromStep, float* to, nint toRow, int rows, int p, int columns)
    {
        for (; p < columns; p++)
            for (int i = 0; i < rows; i++) to[p * toRow + i] = from[i * fromRow + p * fromStep];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(float* from, nint fromRow, float* to, nint toRow)
    {
        var r0 = Vector128.Load(from);
        var r1 = Vector128.Load(from + fromRow);
        var r2 = Vector128.Load(from + 2 * fromRow);
        var r3 = Vector128.Load(from + 3 * fromRow);
        if (Sse.IsSupported)
        {
            Vector128<float> low01 = Sse.UnpackLow(r0, r1), high01 = Sse.UnpackHigh(r0, r1);
            Vector128<float> low23 = Sse.UnpackLow(r2, r3), high23 = Sse.UnpackHigh(r2, r3);
            Sse.MoveLowToHigh(low01, low23).Store(to);
            Sse.MoveHighToLow(low23, low01).Store(to + toRow);
            Sse.MoveLowToHigh(high01, high23).Store(to + 2 * toRow);
            Sse.MoveHighToLow(high23, high01).Store(to + 3 * toRow);
        }
        else
        {
            Vector128<double> low01 = AdvSimd.Arm64.ZipLow(r0, r1).AsDouble(), high01 = AdvSimd.Arm64.ZipHigh(r0, r1).AsDouble();
            Vector128<double> low23 = AdvSimd.Arm64.ZipLow(r2, r3).AsDouble(), high23 = AdvSimd.Arm64.ZipHigh(r2, r3).AsDouble();
            AdvSimd.Arm64.ZipLow(low01, low23).AsSingle().Store(to);
            AdvSimd.Arm64.ZipHigh(low01, low23).AsSingle().Store(to + toRow);
            AdvSimd.Arm64.ZipLow(high01, high23).AsSingle().Store(to + 2 * toRow);
            AdvSimd.Arm64.ZipHigh(high01, high23).AsSingle().Store(to + 3 * toRow);
        }
    }
}
