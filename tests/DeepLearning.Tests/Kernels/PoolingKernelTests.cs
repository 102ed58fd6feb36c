namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class PoolingKernelTests
{
    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void Prediction_finds_the_same_maxima_as_training(int width) => KernelSettings.WithWidth(width, () =>
    {
        foreach ((int kernel, int stride, int padding) in new[] { (2, 2, 0), (3, 2, 1), (3, 1, 1), (5, 3, 2), (1, 1, 0) })
        {
            Tensor x = Tensor.Randn(new RandomGenerator(4), 2, 3, 23, 37).RequireGrad();
            Same(() => x.MaxPool2d(kernel, stride, padding));
        }
        Tensor odd = Tensor.Randn(new RandomGenerator(5), 1, 2, 11, 9).RequireGrad();
        Same(() => odd.AdaptiveMaxPool2d(new Pair(4, 5)));
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Not_a_number_is_the_largest_wherever_it_stands(int row, int column)
    {
        Tensor x = Tensor.Zeros(1, 1, 3, 40);
        x.Data[row * 40 + column] = float.NaN;
        x.RequireGrad();
        Assert.True(float.IsNaN(Same(() => x.MaxPool2d(3, 3, 0))[0]));
    }

    private static float[] Same(Func<Tensor> pool)
    {
        float[] training = pool().ToArray();
        using GradientMode mode = Tensor.NoGrad();
        float[] prediction = pool().ToArray();
        Assert.Equal(training, prediction);
        return prediction;
    }
}
