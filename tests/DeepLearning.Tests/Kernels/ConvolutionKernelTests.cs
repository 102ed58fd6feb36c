namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class ConvolutionKernelTests
{
    private static readonly ConvolutionShape[] Shapes =
    [
        //  batch, in, height, width, out, kernel, stride, padding, dilation, groups
        new(2, 3, 7, 9, 5, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(1, 1, 5, 5, 1, 3, 3, 1, 1, 0, 0, 1, 1, 1),
        new(3, 4, 8, 7, 7, 3, 2, 2, 1, 1, 0, 1, 1, 1),
        new(2, 2, 11, 13, 3, 3, 3, 2, 3, 1, 2, 1, 1, 1),
        new(2, 4, 9, 10, 6, 3, 3, 1, 1, 2, 2, 2, 2, 2),
        new(2, 6, 8, 8, 6, 3, 3, 1, 1, 1, 1, 1, 1, 6),
        new(2, 3, 6, 5, 4, 1, 1, 1, 1, 0, 0, 1, 1, 1),
        new(2, 4, 6, 5, 4, 1, 1, 2, 2, 0, 0, 1, 1, 2),
        new(1, 3, 17, 17, 4, 7, 7, 2, 2, 3, 3, 1, 1, 1),
        new(2, 2, 1, 20, 3, 1, 5, 1, 2, 0, 2, 1, 1, 1),
        new(1, 40, 6, 6, 13, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(2, 2, 12, 12, 2, 2, 2, 3, 3, 0, 0, 2, 1, 1),
        new(1, 3, 5, 4, 205, 3, 3, 1, 1, 1, 1, 1, 1, 1),
    ];

    public static TheoryData<int, int> ShapesAndWidths => new(
        from shape in Enumerable.Range(0, Shapes.Length) from width in new[] { 512, 256, 128, 32 } select (shape, width));

    [Theory]
    [MemberData(nameof(ShapesAndWidths))]
    public void A_convolution_and_its_gradients_equal_the_sums_of_their_definition(int index, int width) =>
        KernelSettings.WithWidth(width, () =>
    {
        var s = Shapes[index];
        float[] x = Numbers(s.Batch * s.InChannels * s.Height * s.Width, 1), w = Numbers(s.OutChannels * s.Depth, 2),
            bias = Numbers(s.OutChannels, 3);
        float[] g = Numbers(s.Batch * s.OutChannels * s.OutHeight * s.OutWidth, 4);
        double[] y = new double[g.Length], dx = new double[x.Length], dw = new double[w.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias[i / (s.OutHeight * s.OutWidth) % s.OutChannels];
        }
        ForEachTerm(s, (xi, wi, yi) =>
        {
            y[yi] += (double)x[xi] * w[wi];
            dx[xi] += (double)w[wi] * g[yi];
            dw[wi] += (double)x[xi] * g[yi];
        });

        float[] ourY = new float[y.Length], ourDx = Ones(x.Length), ourDw = Ones(w.Length);
        ConvolutionKernel.Forward(s, x, w, bias, ourY);
        AssertClose(y, ourY, 0);
        ConvolutionKernel.InputGradient(s, w, g, ourDx, add: true);
        AssertClose(dx, ourDx, 1);
        ConvolutionKernel.InputGradient(s, w, g, ourDx, add: false);
        AssertClose(dx, ourDx, 0);
        ConvolutionKernel.WeightGradient(s, x, g, ourDw, add: true);
        AssertClose(dw, ourDw, 1);
        ConvolutionKernel.WeightGradient(s, x, g, ourDw, add: false);
        AssertClose(dw, ourDw, 0);
    });

    [Fact]
    public void One_and_three_threads_give_the_same_bits()
    {
        var s = new ConvolutionShape(9, 8, 14, 14, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        float[] x = Numbers(s.Batch * s.InChannels * s.Height * s.Width, 1), w = Numbers(s.OutChannels * s.Depth, 2),
            g = Numbers(s.Batch * s.OutChannels * 196, 4);
        var results = new List<float[][]>();
        foreach (int threads in new[] { 1, 3 })
        {
            float[] y = new float[g.Length], dx = new float[x.Length], dw = new float[w.Length];
            KernelSettings.WithThreads(threads, () =>
            {
                ConvolutionKernel.Forward(s, x, w, [], y);
                ConvolutionKernel.InputGradient(s, w, g, dx, add: false);
                ConvolutionKernel.WeightGradient(s, x, g, dw, add: false);
            });
            results.Add([y, dx, dw]);
        }
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(results[0][i], results[1][i]);
        }
    }

    private static void ForEachTerm(ConvolutionShape s, Action<int, int, int> term)
    {
        for (int n = 0; n < s.Batch; n++)
            for (int o = 0; o < s.OutChannels; o++)
                for (int oy = 0; oy < s.OutHeight; oy++)
                    for (int ox = 0; ox < s.OutWidth; ox++)
                        for (int c = 0; c < s.GroupIn; c++)
                            for (int ky = 0; ky < s.KernelHeight; ky++)
                                for (int kx = 0; kx < s.KernelWidth; kx++)
                                {
                                    int iy = (oy * s.StrideY) + (ky * s.DilationY) - s.PadY,
                                        ix = (ox * s.StrideX) + (kx * s.DilationX) - s.PadX;
                                    if (iy < 0 || iy >= s.Height || ix < 0 || ix >= s.Width) continue;
                                    int channel = (o / s.GroupOut * s.GroupIn) + c;
                                    term(
                                        (((((n * s.InChannels) + channel) * s.Height) + iy) * s.Width) + ix,
                                        (((((o * s.GroupIn) + c) * s.KernelHeight) + ky) * s.KernelWidth) + kx,
                                        (((((n * s.OutChannels) + o) * s.OutHeight) + oy) * s.OutWidth) + ox);
                                }
    }

    private static void AssertClose(double[] expected, float[] actual, double offset)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] + offset, actual[i], 2e-5 * (1 + Math.Abs(expected[i])));
        }
    }

    private static float[] Ones(int count)
    {
        var ones = new float[count];
        Array.Fill(ones, 1f);
        return ones;
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (random.NextSingle() * 2) - 1;
        return numbers;
    }
}
