namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class MatrixKernelTests
{
    private static readonly int[] OddSizes = [1, 2, 3, 5, 7, 13, 16, 17, 33, 50];

    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void Products_of_odd_sizes_equal_the_sum_in_double_precision(int width) => KernelSettings.WithWidth(width, () =>
    {
        foreach (int m in OddSizes)
        {
            foreach (int n in OddSizes)
            {
                foreach (int k in OddSizes)
                {
                    Check(m, n, k);
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void Products_that_are_cut_into_blocks_equal_the_sum_in_double_precision(int width) => KernelSettings.WithWidth(width, () =>
    {
        foreach (var (m, n, k) in new[] { (193, 65, 33), (200, 131, 300), (211, 64, 513), (1, 300, 1000), (3, 77, 1025), (25, 100, 257),
            (24, 66, 300), (64, 128, 784), (300, 1, 270) })
        {
            Check(m, n, k);
        }
    });

    [Fact]
    public void Columns_beyond_the_widest_block_are_multiplied_too() => Check(193, 4100, 33, tolerance: 1e-5);

    [Fact]
    public void An_inner_size_of_zero_gives_zeros_or_leaves_what_was_there()
    {
        float[] c = [1, 2, 3, 4];
        MatrixKernel.Multiply([], false, [], false, c, 2, 2, 0, accumulate: true);
        Assert.Equal([1, 2, 3, 4], c);
        MatrixKernel.Multiply([], false, [], false, c, 2, 2, 0, accumulate: false);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Fact]
    public void A_span_that_is_too_short_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            MatrixKernel.Multiply(new float[6], false, new float[5], false, new float[4], 2, 2, 3));
        Assert.Contains("B has 5 elements", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_two_and_five_threads_give_the_same_bits()
    {
        foreach (var (m, n, k) in new[] { (20, 300, 700), (64, 128, 784), (130, 257, 129), (500, 300, 310), (2048, 5, 64), (1, 2000, 900) })
        {
            foreach (bool transposeB in new[] { false, true })
            {
                float[] a = Numbers(m * k, 1), b = Numbers(k * n, 2);
                var results = new List<float[]>();
                foreach (int threads in new[] { 1, 2, 5 })
                {
                    var c = new float[m * n];
                    KernelSettings.WithThreads(threads, () => MatrixKernel.Multiply(a, false, b, transposeB, c, m, n, k));
                    results.Add(c);
                }
                Assert.Equal(results[0], results[1]);
                Assert.Equal(results[0], results[2]);
            }
        }
    }

    [Fact]
    public void Register_widths_agree_within_a_hundred_thousandth()
    {
        const int Size = 90;
        float[] a = Numbers(Size * Size, 3), b = Numbers(Size * Size, 4);
        float[]? first = null;
        foreach (int width in new[] { 512, 256, 128, 32 })
        {
            var c = new float[Size * Size];
            KernelSettings.WithWidth(width, () => MatrixKernel.Multiply(a, false, b, true, c, Size, Size, Size));
            first ??= c;
            for (int i = 0; i < c.Length; i++)
            {
                Assert.Equal(first[i], c[i], 1e-5f);
            }
        }
    }

    [Fact]
    public void A_batch_of_products_equals_the_products_one_by_one()
    {
        const int Batch = 7, M = 9, N = 11, K = 13;
        float[] a = Numbers(Batch * M * K, 5), b = Numbers(Batch * K * N, 6);
        float[] together = new float[Batch * M * N], apart = new float[Batch * M * N];
        MatrixKernel.MultiplyBatch(a, false, b, true, together, Batch, M, N, K);
        for (int i = 0; i < Batch; i++)
        {
            MatrixKernel.Multiply(a.AsSpan(i * M * K), false, b.AsSpan(i * K * N), true, apart.AsSpan(i * M * N, M * N), M, N, K);
        }
        Assert.Equal(apart, together);
    }

    private static void Check(int m, int n, int k, double tolerance = 2e-6)
    {
        float[] a = Numbers(m * k, (m * 31) + k), b = Numbers(k * n, (n * 17) + k);
        foreach (bool transposeA in new[] { false, true })
        {
            foreach (bool transposeB in new[] { false, true })
            {
                foreach (bool accumulate in new[] { false, true })
                {
                    // One float more than C has, to see that nothing writes past the end.
                    var c = new float[(m * n) + 1];
                    Array.Fill(c, 0.5f);
                    MatrixKernel.Multiply(a, transposeA, b, transposeB, c, m, n, k, accumulate);
                    Assert.Equal(0.5f, c[m * n]);
                    for (int i = 0; i < m; i++)
                    {
                        for (int j = 0; j < n; j++)
                        {
                            double expected = accumulate ? 0.5 : 0, size = 1;
                            for (int p = 0; p < k; p++)
                            {
                                double term =
                                    (double)(transposeA ? a[(p * m) + i] : a[(i * k) + p]) * (transposeB ? b[(j * k) + p] : b[(p * n) + j]);
                                expected += term;
                                size += Math.Abs(term);
                            }
                            if (!(Math.Abs(expected - c[(i * n) + j]) <= tolerance * size))
                            {
                                Assert.Fail(
                                    $"[{m}, {k}] × [{k}, {n}], transposed {transposeA} {transposeB}, accumulate {accumulate}: " +
                                    $"({i}, {j}) is {c[(i * n) + j]}, expected {expected}");
                            }
                        }
                    }
                }
            }
        }
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (random.NextSingle() * 2) - 1;
        }
        return numbers;
    }
}
