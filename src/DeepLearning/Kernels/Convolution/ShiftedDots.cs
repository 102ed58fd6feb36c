namespace DeepLearning;

/// <summary>
/// The weight gradient of a convolution: dW[i, k] = Σ over images and places of dY[i, p] · plane[offset[k] + p]. Both run
/// contiguously along p, so every weight is a dot product of a plane with a shifted plane; dY has zeros in the columns
/// that wrap. Three output channels meet four kernel elements at a time, in registers over a whole image. Threads
/// share the weights; the images are added in order, so the bits do not depend on the number of threads.
/// </summary>
internal unsafe struct ShiftedDots : IKernel
{
    public float* Planes, Gradients, Target;
    public nint PlanesPerImage, PlanesPerGroup, GradientPlane;
    public int* Offsets;
    public int Images, Groups, Rows, Depth, Places;

    /// <summary>Whether the first image's sums are added to what is there.</summary>
    public bool Add;

    private readonly int RowTiles => (Rows + 2) / 3;
    private readonly int ColumnTiles => (Depth + 3) / 4;

    public static void Run(ShiftedDots dots)
    {
        long work = 12L * dots.Places * dots.Images;
        Simd.Run(dots.Groups * dots.ColumnTiles * dots.RowTiles,
            (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, work), 1, int.MaxValue), ref dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
    {
        // Image by image, so that an image's planes stay in the cache for all the weights of the range.
        for (int image = 0; image < Images; image++)
            for (int item = start; item < end; item++)
            {
                int i = item % RowTiles * 3, j = item / RowTiles % ColumnTiles * 4, group = item / RowTiles / ColumnTiles;
                Tile<V>(image, group, i, j);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tile<V>(int image, int group, int i, int j) where V : struct, ISimd<V>
    {
        V c00 = default, c01 = default, c02 = default, c03 = default;
        V c10 = default, c11 = default, c12 = default, c13 = default;
        V c20 = default, c21 = default, c22 = default, c23 = default;
        int rows = Math.Min(3, Rows - i), lastColumn = Depth - 1;
        float* a0 = Gradients + ((image * Groups + group) * (nint)Rows + i) * GradientPlane;
        float* a1 = rows > 1 ? a0 + GradientPlane : a0;
        float* a2 = rows > 2 ? a1 + GradientPlane : a1;
        float* planes = Planes + image * PlanesPerImage + group * PlanesPerGroup;
        float* b0 = planes + Offsets[j];
        float* b1 = planes + Offsets[Math.Min(j + 1, lastColumn)];
        float* b2 = planes + Offsets[Math.Min(j + 2, lastColumn)];
        float* b3 = planes + Offsets[Math.Min(j + 3, lastColumn)];
        // The places end with zeros of dY up to a whole register.
        for (int p = 0; p < Places; p += V.Count)
        {
            V x0 = V.Load(a0 + p), x1 = V.Load(a1 + p), x2 = V.Load(a2 + p);
            V y = V.Load(b0 + p);
            c00 = V.MultiplyAdd(x0, y, c00);
            c10 = V.MultiplyAdd(x1, y, c10);
            c20 = V.MultiplyAdd(x2, y, c20);
            y = V.Load(b1 + p);
            c01 = V.MultiplyAdd(x0, y, c01);
            c11 = V.MultiplyAdd(x1, y, c11);
            c21 = V.MultiplyAdd(x2, y, c21);
            y = V.Load(b2 + p);
            c02 = V.MultiplyAdd(x0, y, c02);
            c12 = V.MultiplyAdd(x1, y, c12);
            c22 = V.MultiplyAdd(x2, y, c22);
            y = V.Load(b3 + p);
            c03 = V.MultiplyAdd(x0, y, c03);
            c13 = V.MultiplyAdd(x1, y, c13);
            c23 = V.MultiplyAdd(x2, y, c23);
        }
        float* target = Target + ((nint)group * Rows + i) * Depth + j;
        bool add = Add || image > 0;
        Put(V.Sums(c00, c01, c02, c03), target, lastColumn - j, add);
        if (rows > 1) Put(V.Sums(c10, c11, c12, c13), target + Depth, lastColumn - j, add);
        if (rows > 2) Put(V.Sums(c20, c21, c22, c23), target + 2 * Depth, lastColumn - j, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<float> sums, float* target, int after, bool add)
    {
        for (int j = 0; j <= Math.Min(3, after); j++) target[j] = add ? target[j] + sums[j] : sums[j];
    }
}
