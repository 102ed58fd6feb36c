using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    public static void Copy(float* from, nint fromRow, nint fromStep, float* to, nint toRow, int rows, int columns)
    {
        int i = 0;
        if (fromStep == 1 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            for (; i + 4 <= rows; i += 4)
            {
                float* source = from + i * fromRow;
                float* target = to + i;
                int p = 0;
                for (; p + 4 <= columns; p += 4)
                {
                    FourByFour(source + p, fromRow, target + p * toRow, toRow);
                }
                CopyRest(source, fromRow, 1, target, toRow, 4, p, columns);
            }
        }
        CopyRest(from + i * fromRow, fromRow, fromStep, to + i, toRow, rows - i, 0, columns);
    }

    static void CopyRest(float* from, nint fromRow, nint fromStep, float* to, nint toRow, int rows, int p, int columns)
    {
        for (; p < columns; p++)
        {
            for (int i = 0; i < rows; i++)
            {
                to[p * toRow + i] = from[i * fromRow + p * fromStep];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void FourByFour(float* from, nint fromRow, float* to, nint toRow)
    {
        var r0 = Vector128.Load(from);
        var r1 = Vector128.Load(from + fromRow);
        var r2 = Vector128.Load(from + 2 * fromRow);
        var r3 = Vector128.Load(from + 3 * fromRow);
        Vector128<float> low01, high01, low23, high23;
        if (Sse.IsSupported)
        {
            (low01, high01) = (Sse.UnpackLow(r0, r1), Sse.UnpackHigh(r0, r1));
            (low23, high23) = (Sse.UnpackLow(r2, r3), Sse.UnpackHigh(r2, r3));
        }
        else
        {
            (low01, high01) = (AdvSimd.Arm64.ZipLow(r0, r1), AdvSimd.Arm64.ZipHigh(r0, r1));
            (low23, high23) = (AdvSimd.Arm64.ZipLow(r2, r3), AdvSimd.Arm64.ZipHigh(r2, r3));
        }
        Vector128.Create(low01.GetLower(), low23.GetLower()).Store(to);
        Vector128.Create(low01.GetUpper(), low23.GetUpper()).Store(to + toRow);
        Vector128.Create(high01.GetLower(), high23.GetLower()).Store(to + 2 * toRow);
        Vector128.Create(high01.GetUpper(), high23.GetUpper()).Store(to + 3 * toRow);
    }
}
