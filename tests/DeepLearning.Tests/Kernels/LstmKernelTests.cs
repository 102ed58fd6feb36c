namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class LstmKernelTests
{
    public static TheoryData<int, bool, bool> Cases => new(
        from width in new[] { 512, 256, 128, 32 }
        from batchFirst in new[] { false, true }
        from reverse in new[] { false,
            true }
        select (width, batchFirst, reverse));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_fused_pass_equals_the_one_composed_of_tensor_operations(int width, bool batchFirst, bool reverse) =>
        KernelSettings.WithWidth(width, () =>
    {
        foreach (int hidden in new[] { 3, 37 })
        {
            var shape = new LstmShape(Steps: 5, Batch: 4, hidden, batchFirst, reverse);
            int rows = shape.Steps * shape.Batch;
            var generator = new RandomGenerator(7);
            Tensor projected = Tensor.Randn(
                generator, batchFirst ? shape.Batch : shape.Steps, batchFirst ? shape.Steps : shape.Batch, 4 * hidden).RequireGrad();
            Tensor weight = (Tensor.Randn(generator, 4 * hidden, hidden) * 0.3f).Detach().RequireGrad();
            Tensor h0 = Tensor.Randn(generator, shape.Batch, hidden).RequireGrad(), c0 = Tensor.Randn(generator, shape.Batch, hidden)
                .RequireGrad();
            Tensor outer = Tensor.Randn(generator, batchFirst ? shape.Batch : shape.Steps, batchFirst ? shape.Steps : shape.Batch, hidden);
            Tensor outerCell = Tensor.Randn(generator, shape.Batch, hidden);

            var (composed, lastCell) = Compose(shape, projected, weight, h0, c0);
            ((composed * outer).Sum() + (lastCell * outerCell).Sum()).Backward();

            float[] h = new float[rows * hidden], c = new float[rows * hidden], gates = new float[4 * rows * hidden];
            LstmKernel.Forward(shape, projected.Data, weight.Data, h0.Data, c0.Data, h, c, gates);
            AssertClose(composed.ToArray(), h);

            float[] dp = new float[gates.Length], dw = new float[weight.Length], dh0 = new float[h0.Length], dc0 = outerCell.ToArray();
            LstmKernel.Backward(shape, weight.Data, h0.Data, c0.Data, h, c, gates, outer.Data, dp, dw, dh0, dc0);
            AssertClose(projected.Grad!.ToArray(), dp);
            AssertClose(weight.Grad!.ToArray(), dw);
            AssertClose(h0.Grad!.ToArray(), dh0);
            AssertClose(c0.Grad!.ToArray(), dc0);
        }
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Padded_sequences_of_a_batch_equal_the_same_ones_alone(int width, bool batchFirst, bool bidirectional) =>
        KernelSettings.WithWidth(width, () =>
    {
        const int Features = 3, Hidden = 5;
        int[] lengths = [4, 1, 6];
        int directions = bidirectional ? 2 : 1;
        var lstm = new Lstm(Features, Hidden, bidirectional: bidirectional, batchFirst: batchFirst, generator: new RandomGenerator(8));
        var generator = new RandomGenerator(9);
        Tensor x = (batchFirst ? Tensor.Randn(generator, 3, 6, Features) : Tensor.Randn(generator, 6, 3, Features)).RequireGrad();
        Tensor h0 = Tensor.Randn(generator, directions, 3, Hidden).RequireGrad(), c0 = Tensor.Randn(generator, directions, 3, Hidden)
            .RequireGrad();
        Tensor[] inputs = [x, h0, c0, .. lstm.Parameters()];
        int time = batchFirst ? 1 : 0;

        (Tensor output, RecurrentState state) = lstm.Forward(x, new RecurrentState(h0, c0), lengths);
        Tensor[] together = Tensor.Gradients((output.Square().Sum() + state.Hidden.Sum() + state.Cell!.Square().Sum()), inputs);

        Tensor loss = 0;
        for (int n = 0; n < lengths.Length; n++)
        {
            Tensor alone = x.Narrow(1 - time, n, 1).Narrow(time, 0, lengths[n]);
            (Tensor y, RecurrentState last) = lstm.Forward(alone, new RecurrentState(h0.Narrow(1, n, 1), c0.Narrow(1, n, 1)));
            loss += y.Square().Sum() + last.Hidden.Sum() + last.Cell!.Square().Sum();
            Tensor row = output.Narrow(1 - time, n, 1);
            AssertClose(y.ToArray(), row.Narrow(time, 0, lengths[n]).ToArray());
            Assert.All(row.Narrow(time, lengths[n], 6 - lengths[n]).ToArray(), value => Assert.Equal(0, value));
            AssertClose(last.Hidden.ToArray(), state.Hidden.Narrow(1, n, 1).ToArray());
            AssertClose(last.Cell!.ToArray(), state.Cell!.Narrow(1, n, 1).ToArray());
        }
        foreach ((Tensor expected, Tensor actual) in Tensor.Gradients(loss, inputs).Zip(together)) AssertClose(
            expected.ToArray(), actual.ToArray());
    });

    [Fact]
    public void One_and_two_threads_give_the_same_bits()
    {
        var shape = new LstmShape(Steps: 4, Batch: 32, Hidden: 128);
        var generator = new RandomGenerator(3);
        Tensor projected = Tensor.Randn(generator, 4, 32, 512), weight = Tensor.Randn(generator, 512, 128) * 0.1f,
            start = Tensor.Randn(generator, 32, 128);
        var results = new List<float[][]>();
        foreach (int threads in new[] { 1, 2 })
        {
            float[] h = new float[4 * 32 * 128], c = new float[h.Length], gates = new float[4 * h.Length];
            float[] dp = new float[gates.Length], dw = new float[weight.Length], dh0 = new float[start.Length],
                dc0 = new float[start.Length];
            KernelSettings.WithThreads(threads, () =>
            {
                LstmKernel.Forward(shape, projected.Data, weight.Data, start.Data, start.Data, h, c, gates);
                LstmKernel.Backward(shape, weight.Data, start.Data, start.Data, h, c, gates, c, dp, dw, dh0, dc0);
            });
            results.Add([h, dp, dw, dh0, dc0]);
        }
        for (int i = 0; i < results[0].Length; i++)
        {
            Assert.Equal(results[0][i], results[1][i]);
        }
    }

    private static (Tensor Hidden, Tensor LastCell) Compose(LstmShape shape, Tensor projected, Tensor weight, Tensor h, Tensor c)
    {
        int axis = shape.BatchFirst ? 1 : 0, size = shape.Hidden;
        var outputs = new Tensor[shape.Steps];
        for (int step = 0; step < shape.Steps; step++)
        {
            Tensor gates = projected.Narrow(axis, shape.Place(step), 1).Squeeze(axis) + h.MatMul(weight.T);
            Tensor i = gates.Narrow(1, 0, size).Sigmoid(), f = gates.Narrow(1, size, size).Sigmoid();
            Tensor g = gates.Narrow(1, 2 * size, size).Tanh(), o = gates.Narrow(1, 3 * size, size).Sigmoid();
            c = f * c + i * g;
            h = o * c.Tanh();
            outputs[shape.Place(step)] = h;
        }
        return (Tensor.Stack(axis, outputs), c);
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-5f * (1 + Math.Abs(expected[i])));
        }
    }
}
