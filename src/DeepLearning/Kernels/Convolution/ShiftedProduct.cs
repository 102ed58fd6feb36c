namespace DeepLearning;

/// <summary>
/// A matrix times shifted planes: result[i, p] = Σₖ A[i, k] · plane[offset[k] + p] for all places p of the padded width.
/// It is the matrix product's own tile, with rows of B read at listed offsets. One job item is some rows and a run of pixels of
/// one image and group; the results go to scratch memory, and from there without the wrapped columns to their places.
/// </summary>
/// <param name="allPlanes">Planes of the first image and group, and the distances to the next ones.</param>
/// <param name="matrix">A: [groups, rows, depth].</param>
/// <param name="biases">Null, or what each row starts from.</param>
/// <param name="targets">Where results go: result (y, x) of row i is element (y, x)·step + origin of plane i.</param>
internal readonly unsafe struct ShiftedProduct(float* allPlanes, nint planesPerImage, nint planesPerGroup, int planeWidth, int* offsets,
    float* matrix, int allRows, int allDepth, float* biases, (int Y, int X) resultSize, float* targets, (int Y, int X) targetSize,
    (int Y, int X) step, (int Y, int X) origin, int groups, bool add) : IKernel
{
    /// <summary>Pixels of a job item: a multiple of every tile's width.</summary>
    private const int RunLength = 192;

    /// <summary>
    /// Rows of a job item at most: a block of k of them stays in the second-level cache, and a small image of many channels has work for
    /// all threads.
    /// </summary>
    private const int MostRows = 96;

    private int Places => (resultSize.Y - 1) * planeWidth + resultSize.X;
    private int Runs => (Places + RunLength - 1) / RunLength;
    private int RowBlocks => (allRows + MostRows - 1) / MostRows;
    private int Items => groups * Runs * RowBlocks;
    private long Work => (long)RunLength * allRows * allDepth / RowBlocks;

    public static void Run(int images, ShiftedProduct product) => Simd.Run(
        images * product.Items, (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, product.Work), 1, int.MaxValue), ref product);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int start, int end) where V : struct, ISimd<V>
    {
        int blocks = RowBlocks, most = (allRows + blocks - 1) / blocks;
        float* result = Scratch.Get(ScratchSlot.First, most * RunLength);
        for (int item = start; item < end; item++)
        {
            int block = item % blocks, run = item / blocks % Runs, group = item / blocks / Runs % groups,
                image = item / blocks / Runs / groups;
            int first = run * RunLength, places = Math.Min(RunLength, Places - first), row = block * most,
                rows = Math.Min(most, allRows - row);
            Multiply<V>(
                allPlanes + image * planesPerImage + group * planesPerGroup + first,
                matrix + group * (nint)allRows * allDepth + (nint)row * allDepth,
                rows, places, result);
            CopyOut<V>(result, image, group, row, rows, first, places);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V>(float* planes, float* left, int rows, int places, float* result) where V : struct, ISimd<V>
    {
        int width = 2 * V.Count, block = MatrixSizes.Block(allDepth);
        int tiles = (rows + V.TileRows - 1) / V.TileRows, height = rows / tiles, taller = rows % tiles;
        for (int p = 0; p < allDepth; p += block)
        {
            int depth = Math.Min(block, allDepth - p);
            for (int j = 0; j < places; j += width)
            {
                float* a = left + p;
                float* c = result + j;
                for (int tile = 0; tile < tiles; tile++)
                {
                    int tileRows = tile < taller ? height + 1 : height;
                    MatrixTile.Multiply<V, ListedRows>(
                        tileRows, depth, a, allDepth, 1, new ListedRows(planes + j, offsets + p), c, RunLength, p > 0);
                    a += (nint)tileRows * allDepth;
                    c += (nint)tileRows * RunLength;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyOut<V>(float* result, int image, int group, int row, int rows, int first, int places) where V : struct, ISimd<V>
    {
        for (int i = 0; i < rows; i++)
        {
            int plane = (image * groups + group) * allRows + row + i;
            float bias = biases is null ? 0 : biases[group * allRows + row + i];
            float* target = targets + (nint)plane * targetSize.Y * targetSize.X;
            float* from = result + i * RunLength;
            int p = first, end = first + places;
            while (p < end)
            {
                int qy = p / planeWidth, qx = p % planeWidth;
                int next = Math.Min(end, p - qx + planeWidth);
                int count = Math.Min(resultSize.X, next - (p - qx)) - qx, y = qy * step.Y + origin.Y;
                if (count > 0 && y >= 0 && y < targetSize.Y)
                    CopyRow<V>(from + (p - first), target + (nint)y * targetSize.X, qx, count, bias);
                p = next;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyRow<V>(float* from, float* row, int qx, int count, float bias) where V : struct, ISimd<V>
    {
        int r = 0;
        if (step.X == 1)
        {
            // Columns outside the target are margin: skip those before it and stop where it ends.
            r = Math.Max(0, -(qx + origin.X));
            count = Math.Min(count, targetSize.X - qx - origin.X);
            float* to = row + qx + origin.X;
            for (V shift = V.All(bias); r + V.Count <= count; r += V.Count)
                V.Store(V.Load(from + r) + (add ? V.Load(to + r) : shift), to + r);
        }
        for (; r < count; r++)
        {
            int x = (qx + r) * step.X + origin.X;
            if ((uint)x < (uint)targetSize.X) row[x] = add ? row[x] + from[r] : from[r] + bias;
        }
    }
}
