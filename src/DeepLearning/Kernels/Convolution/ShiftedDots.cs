namespace DeepLearning;

/// <summary>
/// The weight gradient of a convolution: dW[i, k] = Σ over images and places of dY[i, p] · plane[offset[k] + p]. Both run
/// contiguously along p, so every weight is a dot product of a plane with a shifted plane; dY has zeros in the columns
/// that wrap. Three output channels meet four kernel elements at a time, in registers over a whole image. Threads
/// share the weights; the images are added in order, so the bits do not depend on the number of threads.
/// </summary>
/// <param name="allPlanes">Planes of the first image and group, and the distances to the next ones.</param>
/// <param name="add">Whether the first image's sums are added to what is there.</param>
internal readonly unsafe struct ShiftedDots(float* allPlanes, nint planesPerImage, nint planesPerGroup, int* offsets, float* gradients,
    nint gradientPlane, int places, int images, int groups, int allRows, int depth, float* weights, bool add) : IKernel
{
    private int RowTiles => (allRows + 2) / 3;
    private int ColumnTiles => (depth + 3) / 4;
    private int Tiles => groups * ColumnTiles * RowTiles;
    private long PlacesOfAll => (long)places * images;

    public static void Run(ShiftedDots dots)
    {
        long work = 12L * dots.PlacesOfAll;
        Simd.Run(dots.Tiles, (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, work), 1, int.MaxValue), ref dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int start, int end) where V : struct, ISimd<V>
    {
        // Image by image, so that an image's planes stay in the cache for all the weights of the range.
        for (int image = 0; image < images; image++)
            for (int item = start; item < end; item++)
            {
                int i = item % RowTiles * 3, j = item / RowTiles % ColumnTiles * 4, group = item / RowTiles / ColumnTiles;
                Tile<V>(image, group, i, j);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile<V>(int image, int group, int i, int j) where V : struct, ISimd<V>
    {
        V c00 = default, c01 = default, c02 = default, c03 = default;
        V c10 = default, c11 = default, c12 = default, c13 = default;
        V c20 = default, c21 = default, c22 = default, c23 = default;
        int rows = Math.Min(3, allRows - i), lastColumn = depth - 1;
        float* a0 = gradients + ((image * groups + group) * (nint)allRows + i) * gradientPlane;
        float* a1 = rows > 1 ? a0 + gradientPlane : a0;
        float* a2 = rows > 2 ? a1 + gradientPlane : a1;
        float* planes = allPlanes + image * planesPerImage + group * planesPerGroup;
        float* b0 = planes + offsets[j];
        float* b1 = planes + offsets[Math.Min(j + 1, lastColumn)];
        float* b2 = planes + offsets[Math.Min(j + 2, lastColumn)];
        float* b3 = planes + offsets[Math.Min(j + 3, lastColumn)];
        // The places end with zeros of dY up to a whole register.
        for (int p = 0; p < places; p += V.Count)
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
        float* target = weights + ((nint)group * allRows + i) * depth + j;
        bool sum = add || image > 0;
        Put(V.Sums(c00, c01, c02, c03), target, lastColumn - j, sum);
        if (rows > 1) Put(V.Sums(c10, c11, c12, c13), target + depth, lastColumn - j, sum);
        if (rows > 2) Put(V.Sums(c20, c21, c22, c23), target + 2 * depth, lastColumn - j, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<float> sums, float* target, int after, bool add)
    {
        for (int j = 0; j <= Math.Min(3, after); j++) target[j] = add ? target[j] + sums[j] : sums[j];
    }
}
