namespace DeepLearning.Tests;

/// <summary>Every layer against PyTorch: values, gradients of inputs and parameters, buffers. Names as in cases_layers.py.</summary>
public class LayerFixtures
{
    private static readonly Dictionary<string, LayerCase> Table = new(StringComparer.Ordinal)
    {
        ["linear"] = One(() => new Linear(5, 3)),
        ["linear, batch 1"] = One(() => new Linear(5, 3)),
        ["linear, no bias"] = One(() => new Linear(5, 3, bias: false)),
        ["linear, empty batch"] = One(() => new Linear(5, 3)),
        ["linear, tails"] = One(() => new Linear(33, 19)),
        ["bilinear"] = LayerCase.Of(() => new Bilinear(5, 4, 3), (layer, x) => [layer.Forward(x[0], x[1])]),
        ["embedding"] = One(() => new Embedding(7, 3)),
        ["embedding, padding"] = One(() => new Embedding(7, 3, paddingIndex: 2)),
        ["mlp"] = One(() => new Sequential(new Linear(5, 7), new Tanh(), new Linear(7, 3))),
        ["mlp, relu"] = One(() => new Sequential(new Linear(5, 17), new Relu(), new Linear(17, 3))),
        ["mlp, gelu"] = One(() => new Sequential(new Linear(5, 17), new Gelu(), new Linear(17, 3))),
        ["mlp, elu"] = One(() => new Sequential(new Linear(5, 17), new Elu(), new Linear(17, 3))),
        ["mlp, silu"] = One(() => new Sequential(new Linear(5, 17), new Silu(), new Linear(17, 3))),
        ["mlp, softplus"] = One(() => new Sequential(new Linear(5, 17), new Softplus(), new Linear(17, 3))),
        ["dropout, eval"] = One(() => new Sequential(new Linear(5, 3), new Dropout(0.9f))).Evaluated,
        ["activation, relu"] = One(() => new Relu()),
        ["activation, leaky relu"] = One(() => new LeakyRelu()),
        ["activation, elu"] = One(() => new Elu()),
        ["activation, gelu"] = One(() => new Gelu()),
        ["activation, silu"] = One(() => new Silu()),
        ["activation, softplus"] = One(() => new Softplus()),
        ["activation, sigmoid"] = One(() => new Sigmoid()),
        ["activation, tanh"] = One(() => new Tanh()),
        ["activation, softmax"] = One(() => new Softmax()),
        ["activation, log-softmax"] = One(() => new LogSoftmax()),
        ["conv2d"] = One(() => new Conv2d(3, 4, 3)),
        ["conv2d, batch 1"] = One(() => new Conv2d(1, 1, 3)),
        ["conv2d, padding"] = One(() => new Conv2d(3, 5, 3, padding: 1)),
        ["conv2d, stride"] = One(() => new Conv2d(3, 4, 3, stride: 2)),
        ["conv2d, stride and padding"] = One(() => new Conv2d(2, 3, 5, stride: 2, padding: 2)),
        ["conv2d, stride 3"] = One(() => new Conv2d(2, 3, 2, stride: 3)),
        ["conv2d, dilation"] = One(() => new Conv2d(2, 3, 3, dilation: 2)),
        ["conv2d, groups"] = One(() => new Conv2d(4, 6, 3, groups: 2, padding: 1)),
        ["conv2d, depthwise"] = One(() => new Conv2d(3, 3, 3, groups: 3, padding: 1)),
        ["conv2d, pointwise"] = One(() => new Conv2d(5, 7, 1)),
        ["conv2d, pointwise, stride"] = One(() => new Conv2d(3, 4, 1, stride: 2)),
        ["conv2d, not square"] = One(() => new Conv2d(2, 3, (1, 3), stride: (2, 1), padding: (0, 1), dilation: (1, 2))),
        ["conv2d, no bias"] = One(() => new Conv2d(3, 4, 3, bias: false)),
        ["conv2d, kernel as image"] = One(() => new Conv2d(3, 2, 4)),
        ["conv2d, many channels"] = One(() => new Conv2d(17, 13, 3, padding: 1)),
        ["conv1d"] = One(() => new Conv1d(3, 4, 3)),
        ["conv1d, all"] = One(() => new Conv1d(4, 6, 3, stride: 2, padding: 2, dilation: 2, groups: 2)),
        ["conv transpose"] = One(() => new ConvTranspose2d(3, 4, 3)),
        ["conv transpose, stride"] = One(() => new ConvTranspose2d(3, 2, 2, stride: 2)),
        ["conv transpose, output padding"] = One(() => new ConvTranspose2d(3, 4, 3, stride: 2, padding: 1, outputPadding: 1)),
        ["conv transpose, groups"] = One(() => new ConvTranspose2d(4, 6, 3, groups: 2, padding: 1)),
        ["conv transpose, no bias"] = One(() => new ConvTranspose2d(2, 3, (2, 3), stride: (1, 2), bias: false)),
        ["conv transpose, dilation"] = One(() => new ConvTranspose2d(2, 3, 3, dilation: 2)),
        ["max pool"] = One(() => new MaxPool2d(2)),
        ["max pool, overlap"] = One(() => new MaxPool2d(3, stride: 2, padding: 1)),
        ["max pool, not square"] = One(() => new MaxPool2d((1, 3), stride: (2, 1))),
        ["max pool, 1d"] = One(() => new MaxPool1d(3, 2, 1)),
        ["average pool"] = One(() => new AvgPool2d(2)),
        ["average pool, padding"] = One(() => new AvgPool2d(3, stride: 2, padding: 1)),
        ["average pool, padding not counted"] = One(() => new AvgPool2d(3, stride: 2, padding: 1, countPadding: false)),
        ["average pool, 1d"] = One(() => new AvgPool1d(3, 2)),
        ["adaptive average pool"] = One(() => new AdaptiveAvgPool2d((3, 2))),
        ["adaptive average pool, 1"] = One(() => new AdaptiveAvgPool2d(1)),
        ["adaptive average pool, larger"] = One(() => new AdaptiveAvgPool2d(5)),
        ["adaptive max pool"] = One(() => new AdaptiveMaxPool2d((3, 2))),
        ["pixel shuffle"] = One(() => new PixelShuffle(2)),
        ["pixel shuffle, 3"] = One(() => new PixelShuffle(3)),
        ["upsample, nearest"] = One(() => new Upsample(2)),
        ["upsample, bilinear"] = One(() => new Upsample(2, Interpolation.Bilinear)),
        ["upsample, bilinear, 3"] = One(() => new Upsample(3, Interpolation.Bilinear)),
        ["flatten"] = One(() => new Flatten()),
        ["batch norm, 1d"] = One(() => new BatchNorm1d(5)),
        ["batch norm, sequence"] = One(() => new BatchNorm1d(3)),
        ["batch norm, 2d"] = One(() => new BatchNorm2d(3)),
        ["batch norm, eval"] = One(() => new BatchNorm2d(3)).Evaluated,
        ["batch norm, 1d, eval"] = One(() => new BatchNorm1d(5)).Evaluated,
        ["batch norm, momentum"] = One(() => new BatchNorm2d(3, epsilon: 1e-3f, momentum: 0.3f)),
        ["batch norm, not affine"] = One(() => new BatchNorm2d(3, affine: false)),
        ["batch norm, twice"] = LayerCase.Of(() => new BatchNorm1d(4), (layer, x) => [layer.Forward(layer.Forward(x[0]))]),
        ["layer norm"] = One(() => new LayerNorm(5)),
        ["layer norm, two axes"] = One(() => new LayerNorm([4, 5])),
        ["layer norm, not affine"] = One(() => new LayerNorm(17, affine: false)),
        ["layer norm, epsilon"] = One(() => new LayerNorm(5, epsilon: 0.1f)),
        ["group norm"] = One(() => new GroupNorm(2, 6)),
        ["group norm, one group"] = One(() => new GroupNorm(1, 3)),
        ["group norm, by channel"] = One(() => new GroupNorm(3, 3)),
        ["rms norm"] = One(() => new RmsNorm(5)),
    };

    private static LayerCase One(Func<Module> make) => make;

    public static TheoryData<string> Names => [.. TorchFixtures.Family("layers").Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_agrees_with_PyTorch(string name) => Replay.Layer(TorchFixtures.Get("layers", name), Table[name]);

    [Fact]
    public void Every_line_of_the_table_has_a_fixture() =>
        Assert.Equal(Table.Keys.Order(), TorchFixtures.Family("layers").Select(fixture => fixture.Name).Order());
}
