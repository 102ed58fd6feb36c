namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class AttentionKernelTests
{
    const int Batch = 2, Heads = 3, Width = 5, Size = Heads * Width;

    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void The_fused_heads_equal_attention_on_each_head(int width) => KernelSettings.WithWidth(width, () =>
    {
        foreach (string masking in new[] { "none", "causal", "padding", "both" })
            foreach (float dropped in new[] { 0, 0.4f })
                Compare(queries: 29, keys: masking is "none" or "padding" ? 18 : 29, masking, dropped);
    });

    static void Compare(int queries, int keys, string masking, float dropped)
    {
        var random = new RandomGenerator(5);
        Tensor query = Tensor.Randn(random, Batch, queries, Size).RequireGrad(), pair = Tensor.Randn(random, Batch, keys, 2 * Size).RequireGrad();
        Tensor outer = Tensor.Randn(random, Batch, queries, Size), outerWeights = Tensor.Randn(random, Batch, Heads, queries, keys);
        Tensor? causal = masking is "causal" or "both" ? Attention.CausalMask(queries) : null;
        Tensor? padding = masking is "padding" or "both" ? Attention.PaddingMask([keys, keys - 7], keys).Reshape(Batch, 1, 1, keys) : null;
        Tensor? mask = causal is null ? padding : padding is null ? causal : Tensor.Maximum(causal, padding);

        Tensor? keep = new Dropout(dropped, new RandomGenerator(9)).Mask([Batch, Heads, queries, keys]);
        (Tensor output, Tensor weights) = Tensor.AttendHeads(new(query, 0), new(pair, 0), new(pair, Size), Size, Heads, mask, keep);
        ((output * outer).Sum() + (weights * outerWeights).Sum()).Backward();
        (float[] queryGradient, float[] pairGradient) = (query.Grad!.ToArray(), pair.Grad!.ToArray());
        query.ZeroGrad();
        pair.ZeroGrad();

        Tensor value = OfHeads(pair.Narrow(2, Size, Size));
        (_, Tensor expectedWeights) = Attention.Apply(OfHeads(query), OfHeads(pair.Narrow(2, 0, Size)), value, mask);
        Tensor expected = new Dropout(dropped, new RandomGenerator(9)).Forward(expectedWeights).MatMul(value).Transpose(1, 2).Reshape(Batch, queries, Size);
        ((expected * outer).Sum() + (expectedWeights * outerWeights).Sum()).Backward();

        AssertClose(expected.ToArray(), output.ToArray());
        AssertClose(expectedWeights.ToArray(), weights.ToArray());
        AssertClose(query.Grad!.ToArray(), queryGradient);
        AssertClose(pair.Grad!.ToArray(), pairGradient);
    }

    static Tensor OfHeads(Tensor x) => x.Reshape(Batch, x.Shape[1], Heads, Width).Transpose(1, 2);

    [Fact]
    public void A_query_that_may_see_nothing_is_not_a_number_as_when_composed()
    {
        Tensor x = Tensor.Randn(new RandomGenerator(1), 1, 2, 2), mask = Tensor.From(new float[,] { { 1, 1 }, { 0, 1 } });
        (Tensor output, Tensor weights) = Tensor.AttendHeads(new(x, 0), new(x, 0), new(x, 0), 2, 1, mask, null);
        Assert.True(float.IsNaN(output[0, 0, 0].Item()));
        Assert.Equal([1, 0], weights[0, 0, 1].ToArray());
    }

    [Fact]
    public void One_and_two_threads_give_the_same_bits()
    {
        var results = new List<float[]>();
        foreach (int threads in new[] { 1, 2 })
            KernelSettings.WithThreads(threads, () =>
            {
                Tensor all = Tensor.Randn(new RandomGenerator(3), 4, 50, 96).RequireGrad();
                (Tensor output, _) = Tensor.AttendHeads(new(all, 0), new(all, 32), new(all, 64), 32, 4, Attention.CausalMask(50), null);
                (output * output).Sum().Backward();
                results.Add(all.Grad!.ToArray());
            });
        Assert.Equal(results[0], results[1]);
    }

    static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 2e-5f * (1 + Math.Abs(expected[i])));
    }
}
