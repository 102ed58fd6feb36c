namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class LayerNormKernelTests
{
    private const float Epsilon = 1e-5f;

    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void One_pass_equals_the_composed_form(int width) => KernelSettings.WithWidth(width, () =>
    {
        foreach ((int rows, int size) in new[] { (1, 1), (1, 64), (33, 7), (70, 64), (129, 100) })
        {
            (float[][] fused, float[][] composed) = (Results(rows, size, fused: true), Results(rows, size, fused: false));
            for (int i = 0; i < fused.Length; i++)
                for (int j = 0; j < fused[i].Length; j++)
                    Assert.True(MathF.Abs(fused[i][j] - composed[i][j]) <= 2e-5f * (1 + MathF.Abs(composed[i][j])),
                        $"[{rows}, {size}], result {i}, element {j}: {fused[i][j]} and {composed[i][j]}");
        }
    });

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        var results = new List<float[][]>();
        foreach (int threads in new[] { 1, 2, 5 }) KernelSettings.WithThreads(threads, () => results.Add(Results(2000, 48, fused: true)));
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void No_rows_give_no_rows_and_gradients_of_zero()
    {
        Tensor x = Tensor.Zeros(0, 4).RequireGrad();
        var layer = new LayerNorm(4);
        Tensor y = layer.Forward(x);
        y.Sum().Backward();
        Assert.Equal([0, 4], y.Shape);
        Assert.Equal(new float[4], layer.Weight!.Grad!.ToArray());
    }

    // Output, and the gradients of input, weight and bias.
    private static float[][] Results(int rows, int size, bool fused)
    {
        var random = new RandomGenerator(3);
        Tensor x = (Tensor.Randn(random, rows, size) * 3 + 1).Detach().RequireGrad();
        Tensor weight = Tensor.Randn(random, size).RequireGrad(), bias = Tensor.Randn(random, size)
            .RequireGrad(), outer = Tensor.Randn(random, rows, size);
        Tensor y = fused ? x.NormalizeRows(weight, bias, Epsilon) : x.Standardize(1, rows, size, Epsilon, out _, out _) * weight + bias;
        (y * outer).Sum().Backward();
        return [y.ToArray(), x.Grad!.ToArray(), weight.Grad!.ToArray(), bias.Grad!.ToArray()];
    }
}
