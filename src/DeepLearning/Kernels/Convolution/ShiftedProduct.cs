namespace DeepLearning;

/// <summary>
/// A matrix times shifted planes: result[i, p] = Σₖ A[i, k] · plane[offset[k] + p] for all places p of the padded width.
/// It is the matrix product's own tile, with rows of B read at listed offsets. One job item is some rows and a run of pixels of
/// one image and group; the results go to scratch memory, and from there without the wrapped columns to their places.
/// </summary>
internal unsafe struct ShiftedProduct : IKernel
{
    /// <summary>Pixels of a job item: a multiple of every tile's width.</summary>
    private const int RunLength = 192;

    /// <summary>
    /// Rows of a job item at most: a block of k of them stays in the second-level cache, and a small image of many channels has work for
    /// all threads.
    /// </summary>
    private const int MostRows = 96;

    /// <summary>Planes of the first image and group, and the distances to the next ones.</summary>
    public float* Planes;
    public nint PlanesPerImage, PlanesPerGroup;
    public int PlaneWidth;

    /// <summary>A of the first group: [rows, depth], and the distance to the next group's.</summary>
    public float* Left;
    public nint LeftPerGroup;
    public int Rows, Depth;
    public int* Offsets;

    /// <summary>Null, or what each row starts from.</summary>
    public float* Bias;

    /// <summary>Where results go: result (qy, qx) of row i is element (qy·StepY + FirstY, qx·StepX + FirstX) of plane i.</summary>
    public float* Target;
    public int Groups, ResultHeight, ResultWidth, TargetHeight, TargetWidth, StepY, StepX, FirstY, FirstX;
    public bool Add;

    private readonly int Places => (ResultHeight - 1) * PlaneWidth + ResultWidth;
    private readonly int Runs => (Places + RunLength - 1) / RunLength;
    private readonly int RowBlocks => (Rows + MostRows - 1) / MostRows;

    public static void Run(int images, ShiftedProduct product)
    {
        long work = (long)RunLength * product.Rows * product.Depth / product.RowBlocks;
        Simd.Run(images * product.Groups * product.Runs * product.RowBlocks,
            (int)Math.Clamp(MatrixSizes.WorkForAThread / Math.Max(1, work), 1, int.MaxValue), ref product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
    {
        int blocks = RowBlocks, most = (Rows + blocks - 1) / blocks;
        float* result = Scratch.Get(ScratchSlot.First, most * RunLength);
        for (int item = start; item < end; item++)
        {
            int block = item % blocks, run = item / blocks % Runs, group = item / blocks / Runs % Groups,
                image = item / blocks / Runs / Groups;
            int first = run * RunLength, places = Math.Min(RunLength, Places - first), row = block * most,
                rows = Math.Min(most, Rows - row);
            Multiply<V>(Planes + image * PlanesPerImage + group * PlanesPerGroup + first, Left + group * LeftPerGroup + (nint)row * Depth,
                rows, places, result);
            CopyOut<V>(result, image, group, row, rows, first, places);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply<V>(float* planes, float* left, int rows, int places, float* result) where V : struct, ISimd<V>
    {
        int width = 2 * V.Count, block = MatrixSizes.Block(Depth);
        int tiles = (rows + V.TileRows - 1) / V.TileRows, height = rows / tiles, taller = rows % tiles;
        for (int p = 0; p < Depth; p += block)
        {
            int depth = Math.Min(block, Depth - p);
            for (int j = 0; j < places; j += width)
            {
                float* a = left + p;
                float* c = result + j;
                for (int tile = 0; tile < tiles; tile++)
                {
                    int tileRows = tile < taller ? height + 1 : height;
                    MatrixTile.Multiply<V, ListedRows>(
                        tileRows, depth, a, Depth, 1, new ListedRows(planes + j, Offsets + p), c, RunLength, p > 0);
                    a += (nint)tileRows * Depth;
                    c += (nint)tileRows * RunLength;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyOut<V>(float* result, int image, int group, int row, int rows, int first, int places) where V
        : struct, ISimd<V>
    {
        for (int i = 0; i < rows; i++)
        {
            int plane = (image * Groups + group) * Rows + row + i;
            float bias = Bias is null ? 0 : Bias[group * Rows + row + i];
            float* target = Target + (nint)plane * TargetHeight * TargetWidth;
            float* from = result + i * RunLength;
            int p = first, end = first + places;
            while (p < end)
            {
                int qy = p / PlaneWidth, qx = p % PlaneWidth;
                int next = Math.Min(end, p - qx + PlaneWidth);
                int count = Math.Min(ResultWidth, next - (p - qx)) - qx, y = qy * StepY + FirstY;
                if (count > 0 && y >= 0 && y < TargetHeight)
                    CopyRow<V>(from + (p - first), target + (nint)y * TargetWidth, qx, count, bias);
                p = next;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyRow<V>(float* from, float* row, int qx, int count, float bias) where V : struct, ISimd<V>
    {
        int r = 0;
        if (StepX == 1)
        {
            // Columns outside the target are margin: skip those before it and stop where it ends.
            r = Math.Max(0, -(qx + FirstX));
            count = Math.Min(count, TargetWidth - qx - FirstX);
            float* to = row + qx + FirstX;
            for (V shift = V.All(bias); r + V.Count <= count; r += V.Count)
                V.Store(V.Load(from + r) + (Add ? V.Load(to + r) : shift), to + r);
        }
        for (; r < count; r++)
        {
            int x = (qx + r) * StepX + FirstX;
            if ((uint)x < (uint)TargetWidth) row[x] = Add ? row[x] + from[r] : from[r] + bias;
        }
    }
}
