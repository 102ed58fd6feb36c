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

    readonly float[] a = Numbers(512 * 512), b = Numbers(512 * 512), c = new float[512 * 512];
    readonly float[] images = Numbers(64 * 16 * 14 * 14), filters = Numbers(32 * 16 * 9), maps = new float[64 * 32 * 14 * 14];
    readonly ConvolutionShape shape = new(64, 16, 14, 14, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1);

    /// <summary>A 512³ product.</summary>
    [Benchmark]
    public void Product512() => MatrixKernel.Multiply(a, false, b, false, c, 512, 512, 512);

    /// <summary>A linear layer on one example.</summary>
    [Benchmark]
    public void LinearOfOneExample() => MatrixKernel.Multiply(a, false, b, true, c, 1, 512, 512);

    /// <summary>16 → 32 channels, 3×3, batch 64 of 14×14.</summary>
    [Benchmark]
    public void Convolution() => ConvolutionKernel.Forward(shape, images, filters, [], maps);

    /// <summary>Its gradient with respect to the weights.</summary>
    [Benchmark]
    public void ConvolutionWeightGradient() => ConvolutionKernel.WeightGradient(shape, images, maps, filters.AsSpan(), add: false);

    /// <summary>e^x of 262,144 numbers.</summary>
    [Benchmark]
    public void Exp() => VectorMath.Exp(a, c);

    /// <summary>GELU of 262,144 numbers.</summary>
    [Benchmark]
    public void Gelu() => VectorMath.Gelu(a, c);

    static float[] Numbers(int count)
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
