using System.Globalization;

namespace DeepLearning.Benchmarks;

/// <summary>How fast our matrix product is, as a share of the multiply-add ceiling measured beside it.</summary>
internal static class ProductShares
{
    public sealed record Row(string Name, double Gflops, double Ceiling, double Share);

    /// <summary>Squares, as m, n, k and which operands are transposed.</summary>
    public static readonly (int M, int N, int K, bool TransposeA, bool TransposeB)[] Squares =
        [.. new[] { 128, 192, 256, 384, 512, 768, 1024, 2048 }.Select(n => (n, n, n, false, false))];

    /// <summary>The products inside course-sized training steps, and awkward sizes.</summary>
    public static readonly (int M, int N, int K, bool TransposeA, bool TransposeB)[] InsideSteps =
    [
        (512, 512, 512, false, true), (256, 256, 256, true, true), (127, 129, 131, false, false),
        (64, 128, 784, false, true), (128, 784, 64, true, false), (64, 784, 128, false, false), (64, 10, 128, false, true),
        (2048, 512, 64, false, true), (32, 512, 128, false, true), (32, 128, 512, false, false), (512, 128, 2048, true, false),
        (2048, 64, 64, false, true), (32, 784, 288, false, false), (8, 512, 512, false, true), (1, 128, 784, false, true),
        (1, 1024, 1024, false, false),
    ];

    /// <summary>Measures products of the sizes given, as m, n, k and which operands are transposed.</summary>
    public static List<Row> Measure(IEnumerable<(int M, int N, int K, bool TransposeA, bool TransposeB)> sizes, int threads, int rounds)
    {
        int before = WorkerPool.Threads;
        WorkerPool.Threads = threads;
        var rows = new List<Row>();
        foreach (var (m, n, k, transposeA, transposeB) in sizes)
        {
            var a = Numbers(m * k);
            var b = Numbers(k * n);
            var c = new float[m * n];
            void Work() => MatrixKernel.Multiply(a, transposeA, b, transposeB, c, m, n, k);
            Timing.PerCall(0.4, Work);
            var speeds = new List<double>();
            var ceilings = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                ceilings.Add(FmaCeiling.Measure() * threads);
                speeds.Add(2.0 * m * n * k / Timing.PerCall(0.02, Work) / 1e9);
            }
            double ceiling = Timing.Median(ceilings), speed = Timing.Median(speeds);
            string shape = m == n && n == k ? string.Create(CultureInfo.InvariantCulture, $"{m}")
                : string.Create(CultureInfo.InvariantCulture, $"{m}x{n}x{k}");
            string name = $"product {shape}{(transposeA ? " A'" : "")}{(transposeB ? " B'" : "")}, " +
                $"{threads.ToString(CultureInfo.InvariantCulture)} thread{(threads == 1 ? "" : "s")}";
            rows.Add(new Row(name, speed, ceiling, speed / ceiling));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{name,-40} {speed,8:F1} GFLOP/s of {ceiling,6:F1}   {speed / ceiling,6:P1}"));
        }
        WorkerPool.Threads = before;
        return rows;
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(1);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = random.NextSingle() - 0.5f;
        }
        return numbers;
    }
}
