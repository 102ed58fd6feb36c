namespace DeepLearning.Tests;

public class SamplingTests
{
    private static readonly Tensor Logits = Tensor.From(MathF.Log(0.5f), MathF.Log(0.3f), MathF.Log(0.15f), MathF.Log(0.05f));

    private static double[] Shares(Tensor filtered)
    {
        var generator = new RandomGenerator(1);
        var counts = new double[4];
        for (int i = 0; i < 20_000; i++) counts[Sampling.Draw(filtered, generator)] += 1.0 / 20_000;
        return counts;
    }

    private static void Near(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.012));

    [Fact]
    public void Tokens_are_drawn_by_their_probabilities() => Near([0.5, 0.3, 0.15, 0.05], Shares(Logits));

    [Fact]
    public void A_low_temperature_sharpens_and_a_high_one_flattens()
    {
        double sum = 0.25 + 0.09 + 0.0225 + 0.0025;
        Near([0.25 / sum, 0.09 / sum, 0.0225 / sum, 0.0025 / sum], Shares(Sampling.Temperature(Logits, 0.5f)));
        Near([0.25, 0.25, 0.25, 0.25], Shares(Sampling.Temperature(Logits, 1000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sampling.Temperature(Logits, 0));
    }

    [Fact]
    public void Top_k_and_top_p_keep_the_likeliest_and_their_proportions()
    {
        Near([0.625, 0.375, 0, 0], Shares(Sampling.TopK(Logits, 2)));
        Near([0.625, 0.375, 0, 0], Shares(Sampling.TopP(Logits, 0.75f)));
        Near([1, 0, 0, 0], Shares(Sampling.TopP(Logits, 0.1f)));
        Near([0.5, 0.3, 0.15, 0.05], Shares(Sampling.TopP(Logits, 1)));
        Assert.Equal(0, Sampling.Greedy(Logits));
    }

    // From nothing: 0 (0.6) or 1 (0.4). After 0 all is even over four; after 1 token 2 is certain.
    private static Tensor Next(IReadOnlyList<int> tokens) => tokens.Count == 0
        ? Tensor.From(MathF.Log(0.6f), MathF.Log(0.4f), -20, -20)
        : tokens[^1] == 1 ? Tensor.From(-20, -20, 0, -20) : Tensor.From(0, 0, 0, 0);

    [Fact]
    public void A_wide_beam_finds_the_sequence_that_greed_misses()
    {
        Assert.Equal(0, Sampling.Beam(Next, [], length: 2, width: 1)[0].Tokens[0]);
        var (tokens, logProbability) = Sampling.Beam(Next, [], length: 2, width: 3)[0];
        Assert.Equal([1, 2], tokens);
        Assert.Equal(Math.Log(0.4), logProbability, 1e-5);
    }

    [Fact]
    public void A_beam_stops_at_the_end_token()
    {
        var found = Sampling.Beam(Next, [], length: 5, width: 2, end: 2);
        Assert.Equal([1, 2], found[0].Tokens);
        Assert.All(found, beam => Assert.True(beam.Tokens[^1] == 2 || beam.Tokens.Length == 5));
    }

    [Fact]
    public void A_batch_is_refused() =>
        Assert.Contains("expected the logits of one position",
            Assert.Throws<ArgumentException>(() => Sampling.Draw(Tensor.Zeros(2, 3))).Message, StringComparison.Ordinal);
}
