namespace DeepLearning.Tests;

/// <summary>Mean, deviation, largest size and kurtosis of many starting weights against PyTorch's. Names as in cases_more.py.</summary>
public class InitialiserFixtures
{
    private static readonly Dictionary<string, Func<RandomGenerator, Tensor>> Table = new(StringComparer.Ordinal)
    {
        ["xavier uniform"] = g => Initialize.XavierUniform(Tensor.Zeros(300, 200), generator: g),
        ["xavier normal"] = g => Initialize.XavierNormal(Tensor.Zeros(300, 200), generator: g),
        ["xavier uniform, gain"] = g => Initialize.XavierUniform(Tensor.Zeros(200, 300), 5 / 3f, g),
        ["xavier uniform, convolution"] = g => Initialize.XavierUniform(Tensor.Zeros(60, 50, 5, 4), generator: g),
        ["he uniform"] = g => Initialize.HeUniform(Tensor.Zeros(300, 200), generator: g),
        ["he normal"] = g => Initialize.HeNormal(Tensor.Zeros(300, 200), generator: g),
        ["he normal, leaky"] = g => Initialize.HeNormal(Tensor.Zeros(300, 200), 0.2f, g),
        ["he normal, convolution"] = g => Initialize.HeNormal(Tensor.Zeros(60, 50, 5, 4), generator: g),
        ["orthogonal"] = g => Initialize.Orthogonal(Tensor.Zeros(250, 200), generator: g),
        ["linear"] = g => new Linear(200, 300, generator: g).Weight,
        ["convolution"] = g => new Conv2d(50, 60, (5, 4), generator: g).Weight,
        ["transposed convolution"] = g => new ConvTranspose2d(50, 60, (5, 4), generator: g).Weight,
        ["embedding"] = g => new Embedding(300, 200, generator: g).Weight,
        ["lstm"] = g => new Lstm(100, 120, generator: g).StateDict()["weight_ih_l0"],
        ["attention"] = g => new MultiheadAttention(120, 4, generator: g).InWeight,
    };

    public static TheoryData<string> Names => [.. TorchFixtures.Family("initialisers").Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Starting_weights_are_spread_as_in_PyTorch(string name)
    {
        Dictionary<string, Tensor> expected = TorchFixtures.Get("initialisers", name).Series;
        Tensor values = Table[name](new RandomGenerator(1));
        float std = values.Std().Item(), scale = expected["std"].Item();
        Tensor z = (values - values.Mean()) / std;
        // Sampling noise of at least 40,000 draws: mean σ/√n, deviation σ/√2n, kurtosis √(24/n).
        Assert.Equal(expected["mean"].Item() / scale, values.Mean().Item() / scale, 0.03f);
        Assert.Equal(1, std / scale, 0.015f);
        Assert.Equal(expected["kurtosis"].Item(), z.Square().Square().Mean().Item(), 0.12f);
        bool uniform = expected["kurtosis"].Item() < 2;
        Assert.Equal(1, values.Abs().Max().Item() / expected["largest"].Item(), uniform ? 1e-3f : 0.3f);
    }

    [Fact]
    public void Every_line_of_the_table_has_a_fixture() =>
        Assert.Equal(Table.Keys.Order(), TorchFixtures.Family("initialisers").Select(fixture => fixture.Name).Order());
}
