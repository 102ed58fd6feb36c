namespace DeepLearning.Tests;

/// <summary>Attention, Transformers, positions and whole small models against PyTorch. Names as in cases_attention.py.</summary>
public class AttentionFixtures
{
    private static readonly TransformerOptions Options = new(6, 2, FeedForward: 9, Dropout: 0);

    private static readonly Dictionary<string, Func<Tensor[], Tensor[]>> Operations = new(StringComparer.Ordinal)
    {
        ["scaled dot product"] = x => Both(Attention.Apply(x[0], x[1], x[2])),
        ["scaled dot product, causal"] = x => Both(Attention.Apply(x[0], x[1], x[2], Attention.CausalMask(4))),
        ["positions, sinusoidal"] = x => [new SinusoidalPositions(7).Forward(x[0])],
        ["positions, rotary"] = x => [new RotaryPositions(8).Forward(x[0])],
    };

    private static readonly Dictionary<string, LayerCase> Layers = new(StringComparer.Ordinal)
    {
        ["multi-head, self"] = Heads(() => new(6, 2), (layer, x) => layer.Forward(x[0], x[0], x[0])),
        ["multi-head, one head"] = Heads(() => new(5, 1), (layer, x) => layer.Forward(x[0], x[0], x[0])),
        ["multi-head, no bias"] = Heads(() => new(6, 3, bias: false), (layer, x) => layer.Forward(x[0], x[0], x[0])),
        ["multi-head, time first"] = Heads(() => new(6, 2, batchFirst: false), (layer, x) => layer.Forward(x[0], x[0], x[0])),
        ["multi-head, cross"] = Heads(() => new(6, 2), (layer, x) => layer.Forward(x[0], x[1], x[2])),
        ["multi-head, causal"] = Heads(() => new(6, 2), (layer, x) => layer.Forward(x[0], x[0], x[0], x[1])),
        ["multi-head, padding"] = Heads(() => new(6, 2), (layer, x) => layer.Forward(x[0], x[1], x[1], paddingMask: x[2])),
        ["multi-head, causal and padding"] = Heads(() => new(6, 2), (layer, x) => layer.Forward(x[0], x[0], x[0], x[1], x[2])),
        ["encoder layer"] = One(() => new TransformerEncoderLayer(Options)),
        ["encoder layer, gelu"] = One(() => new TransformerEncoderLayer(Options with { Heads = 3, Gelu = true })),
        ["encoder layer, norm first"] = One(() => new TransformerEncoderLayer(Options with { NormFirst = true })),
        ["encoder layer, causal"] = LayerCase.Of(() => new TransformerEncoderLayer(Options), (layer, x) => [layer.Forward(x[0], x[1])]),
        ["encoder layer, padding"] = LayerCase.Of(() => new TransformerEncoderLayer(Options), (layer, x) =>
            [layer.Forward(x[0], null, x[1])]),
        ["decoder layer"] = LayerCase.Of(() => new TransformerDecoderLayer(Options), (layer, x) => [layer.Forward(x[0], x[1])]),
        ["decoder layer, norm first"] = LayerCase.Of(() => new TransformerDecoderLayer(Options with { NormFirst = true }), (layer, x) =>
            [layer.Forward(x[0], x[1])]),
        ["decoder layer, masks"] = LayerCase.Of(() => new TransformerDecoderLayer(Options), (layer, x) =>
            [layer.Forward(x[0], x[1], x[2], x[3])]),
        ["encoder"] = One(() => new TransformerEncoder(Options, 2)),
        ["encoder, final norm"] = One(() => new TransformerEncoder(Options, 2, finalNorm: true)),
        ["decoder"] = LayerCase.Of(() => new TransformerDecoder(Options, 2), (layer, x) => [layer.Forward(x[0], x[1])]),
        ["transformer"] = LayerCase.Of(() => new Transformer(Options, 2, 2), (layer, x) => [layer.Forward(x[0], x[1])]),
        ["transformer, padding"] = LayerCase.Of(() => new Transformer(Options, 1, 2), (layer, x) =>
            [layer.Forward(x[0], x[1], x[2], x[3])]),
    };

    private static readonly Dictionary<string, LayerCase> Models = new(StringComparer.Ordinal)
    {
        ["residual block"] = One(() => new ResidualBlock(3, 3)),
        ["residual block, stride"] = One(() => new ResidualBlock(3, 4, 2)),
        ["residual stack"] = One(() => new Sequential(new ResidualBlock(2, 3), new ResidualBlock(3, 4, 2), new ResidualBlock(4, 4))),
        ["lenet"] = One(() =>
            new Sequential(new Conv2d(1, 4, 5, padding: 2), new Tanh(), new AvgPool2d(2), new Conv2d(4, 6, 5), new Tanh(), new AvgPool2d(2),
                new Flatten(),
            new Linear(24, 10), new Tanh(), new Linear(10, 5))),
        ["inception block"] = One(() => new InceptionBlock(3, 2, 4, 2, 3)),
        ["u-net block"] = One(() => new UNetBlock(1, 3, new Conv2d(3, 5, 1), 5)),
        ["u-net, two levels"] = One(() => new UNetBlock(1, 2, new UNetBlock(2, 3, new Conv2d(3, 3, 3, padding: 1)), 3)),
        ["autoencoder"] = One(() => new Sequential(new Linear(7, 3), new Relu(), new Linear(3, 7), new Sigmoid())),
        ["depthwise separable"] = One(() =>
            new Sequential(new Conv2d(3, 3, 3, padding: 1, groups: 3, bias: false), new BatchNorm2d(3), new Relu(),
                new Conv2d(3, 5, 1, bias: false), new BatchNorm2d(5))),
    };

    private static LayerCase One(Func<Module> make) => make;

    private static LayerCase Heads(Func<MultiheadAttention> make, Func<MultiheadAttention, Tensor[], (Tensor, Tensor)> call) =>
        LayerCase.Of(make, (layer, x) => Both(call(layer, x)));

    private static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    public static TheoryData<string> OperationNames => [.. Operations.Keys];

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    public static TheoryData<string> ModelNames => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(OperationNames))]
    public void Attention_agrees_with_its_formula(string name) => Replay.Operation(TorchFixtures.Get("attention", name), Operations[name]);

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void A_layer_agrees_with_PyTorch(string name) => Replay.Layer(TorchFixtures.Get("attention", name), Layers[name]);

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void A_model_agrees_with_PyTorch(string name) => Replay.Layer(TorchFixtures.Get("models", name), Models[name]);

    [Fact]
    public void Every_line_of_the_tables_has_a_fixture()
    {
        Assert.Equal(Operations.Keys.Concat(Layers.Keys).Order(), TorchFixtures.Family("attention").Select(fixture => fixture.Name)
            .Order());
        Assert.Equal(Models.Keys.Order(), TorchFixtures.Family("models").Select(fixture => fixture.Name).Order());
    }
}
