using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DeepLearning.Benchmarks;

/// <summary>Single kernels under BenchmarkDotNet, in this process, because the version at hand predates the runtime.</summary>
[MemoryDiagnoser]
public class KernelSuite
{
    /// <summary>Runs without starting a process for each benchmark.</summary>
    public static IConfig InProcess => DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

    private readonly float[] _a = Numbers(512 * 512), _b = Numbers(512 * 512), _c = new float[512 * 512];
    private readonly float[] _images = Numbers(64 * 16 * 14 * 14), _filters = Numbers(32 * 16 * 9), _maps = new float[64 * 32 * 14 * 14];
    private readonly ConvolutionShape _shape = new(64, 16, 14, 14, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1);

    /// <summary>A 512³ product.</summary>
    [Benchmark]
    public void Product512() => MatrixKernel.Multiply(_a, false, _b, false, _c, 512, 512, 512);

    /// <summary>A linear layer on one example.</summary>
    [Benchmark]
    public void LinearOfOneExample() => MatrixKernel.Multiply(_a, false, _b, true, _c, 1, 512, 512);

    /// <summary>16 → 32 channels, 3×3, batch 64 of 14×14.</summary>
    [Benchmark]
    public void Convolution() => ConvolutionKernel.Forward(_shape, _images, _filters, [], _maps);

    /// <summary>Its gradient with respect to the weights.</summary>
    [Benchmark]
    public void ConvolutionWeightGradient() => ConvolutionKernel.WeightGradient(_shape, _images, _maps, _filters.AsSpan(), add: false);

    /// <summary>e^x of 262,144 numbers.</summary>
    [Benchmark]
    public void Exp() => VectorMath.Exp(_a, _c);

    /// <summary>GELU of 262,144 numbers.</summary>
    [Benchmark]
    public void Gelu() => VectorMath.Gelu(_a, _c);

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
