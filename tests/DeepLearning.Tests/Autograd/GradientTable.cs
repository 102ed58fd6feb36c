namespace DeepLearning.Tests;

/// <summary>
/// Every differentiable operation, one line each: a name, the function, and the shapes of its inputs (odd sizes, broadcast, batch 1, vector
/// tails).
/// </summary>
public class GradientTable
{
    private static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Shape[] Shapes, Func<Tensor, Tensor> Domain)> Table =
        new(StringComparer.Ordinal);

    static GradientTable()
    {
        Add("add", x => x[0] + x[1], [3, 5], [3, 5]);
        Add("add, row", x => x[0] + x[1], [3, 17], [17]);
        Add("add, column", x => x[0] + x[1], [3, 5], [3, 1]);
        Add("add, both ways", x => x[0] + x[1], [3, 1, 5], [1, 2, 1]);
        Add("subtract", x => x[0] - x[1], [1, 9], [7, 1]);
        Add("multiply", x => x[0] * x[1], [2, 3, 5], [3, 1]);
        Add("divide", x => x[0] / x[1], Away, [4, 3], [3]);
        Add("negate", x => -x[0], [5]);
        Add("maximum", x => Tensor.Maximum(x[0], x[1]), [4, 3], [3]);
        Add("minimum", x => Tensor.Minimum(x[0], x[1]), [4, 3], [3]);
        Add("broadcast", x => x[0].BroadcastTo(4, 3, 2), [3, 1]);
        Add("exp", x => x[0].Exp(), [3, 7]);
        Add("log", x => x[0].Log(), Positive, [3, 7]);
        Add("sqrt", x => x[0].Sqrt(), Positive, [19]);
        Add("abs", x => x[0].Abs(), Away, [7]);
        Add("square", x => x[0].Square(), [7]);
        Add("pow, constant", x => x[0].Pow(2.5f), Positive, [7]);
        Add("pow", x => x[0].Pow(x[1]), Positive, [3, 1], [5]);
        Add("sin", x => x[0].Sin(), [7]);
        Add("cos", x => x[0].Cos(), [7]);
        Add("clip", x => x[0].Clip(-0.5f, 0.8f), [17]);
        Add("where", x => Tensor.Where(Tensor.From(1, 0, 1), x[0], x[1]), [2, 3], [3]);
        Add("masked fill", x => x[0].MaskedFill(Tensor.From(1, 0, 1), -7), [2, 3]);
        Add("relu", x => x[0].Relu(), Away, [3, 7]);
        Add("sigmoid", x => x[0].Sigmoid(), [3, 7]);
        Add("tanh", x => x[0].Tanh(), [3, 7]);
        Add("softmax", x => x[0].Softmax(), [3, 7]);
        Add("softmax, first axis", x => x[0].Softmax(0), [3, 7]);
        Add("log-softmax", x => x[0].LogSoftmax(), [1, 11]);
        Add("log-sum-exp", x => x[0].LogSumExp(1), [3, 5, 2]);
        Add("sum", x => x[0].Sum(), [3, 5]);
        Add("sum, axis", x => x[0].Sum(1), [3, 5, 2]);
        Add("sum, axes", x => x[0].Sum([0, -1], keepDim: true), [3, 5, 2]);
        Add("mean", x => x[0].Mean(), [3, 5]);
        Add("mean, axis", x => x[0].Mean(0), [3, 5]);
        Add("variance", x => x[0].Var(1), [3, 5]);
        Add("deviation", x => x[0].Std(), [3, 5]);
        Add("max, axis", x => x[0].Max(1), [3, 5, 2]);
        Add("min", x => x[0].Min(), [11]);
        Add("matmul", x => x[0].MatMul(x[1]), [3, 5], [5, 7]);
        Add("matmul, batch 1", x => x[0].MatMul(x[1]), [1, 3], [3, 1]);
        Add("matmul, vector", x => x[0].MatMul(x[1]), [3, 5], [5]);
        Add("matmul, dot", x => x[0].Dot(x[1]), [5], [5]);
        Add("matmul, batched", x => x[0].MatMul(x[1]), [2, 3, 5], [2, 5, 4]);
        Add("matmul, shared right", x => x[0].MatMul(x[1]), [2, 2, 3, 5], [5, 4]);
        Add("matmul, broadcast batch", x => x[0].MatMul(x[1]), [2, 1, 3, 5], [3, 5, 2]);
        Add("linear", x => Tensor.Linear(x[0], x[1], x[2]), [2, 3, 5], [4, 5], [4]);
        Add("reshape", x => x[0].Reshape(-1, 5), [3, 2, 5]);
        Add("permute", x => x[0].Permute(2, 0, 1), [3, 2, 5]);
        Add("transpose", x => x[0].T, [3, 5]);
        Add("transpose, batched", x => x[0].Transpose(-1, 0), [3, 2, 5]);
        Add("slice", x => x[0][1..3, ^1], [4, 3, 2]);
        Add("slice, step", x => x[0][.., Slice.Every(2)], [2, 5]);
        Add("concat", x => Tensor.Concat(1, x), [2, 3], [2, 1]);
        Add("stack", x => Tensor.Stack(-1, x), [2, 3], [2, 3]);
        Add("gather", x => x[0].Gather(1, Tensor.From(new float[,] { { 0, 2 }, { 1, 1 } })), [2, 3]);
        Add("scatter-add", x => x[0].ScatterAdd(1, Tensor.From(new float[,] { { 0, 2 }, { 1, 1 } }), x[1]), [2, 3], [2, 2]);
        Add("leaky relu", x => x[0].LeakyRelu(0.1f), Away, [3, 7]);
        Add("elu", x => x[0].Elu(0.7f), Away, [3, 7]);
        Add("gelu", x => x[0].Gelu(), [3, 17]);
        Add("erf", x => x[0].Erf(), [3, 7]);
        Add("silu", x => x[0].Silu(), [3, 17]);
        Add("softplus", x => x[0].Softplus(), [3, 7]);
        Add("bilinear", x => Tensor.Bilinear(x[0], x[1], x[2], x[3]), [3, 5], [3, 4], [2, 5, 4], [2]);
        Add("pad", x => x[0].Pad([1, 2, -1, 0], 0.5f), [2, 3, 4]);
        Add("flip", x => x[0].Flip(1), [2, 5, 2]);
        Add("repeat", x => x[0].Repeat(2, 3, 1), [2, 3]);
        Add("cumulative sum", x => x[0].CumulativeSum(1), [2, 5, 3]);
        Add("sort", x => x[0].Sort(1).Values, [2, 5, 3]);
        Add("top-k", x => x[0].TopK(2, 0).Values, [5, 3]);
        Add("norm", x => x[0].Norm(axis: 1), [3, 5]);
        Add("norm, third", x => x[0].Norm(p: 3), [3, 5]);
        Add("normalize", x => x[0].Normalize(), [3, 5]);
        Add("lower triangle", x => x[0].LowerTriangle(-1), [4, 3]);
        Add("embedding", x => Tensor.Embedding(x[0], Tensor.From(new float[,] { { 0, 2 }, { 2, 1 } })), [4, 3]);
        Add("conv2d", x => Tensor.Conv2d(x[0], x[1], x[2], stride: (2, 1), padding: 1), [2, 3, 5, 4], [4, 3, 3, 3], [4]);
        Add("conv2d, depthwise", x => Tensor.Conv2d(x[0], x[1], dilation: 2, groups: 3), [1, 3, 5, 6], [3, 1, 2, 2]);
        Add("conv transpose", x =>
            Tensor.ConvTranspose2d(x[0], x[1], x[2], stride: 2, padding: 1, outputPadding: 1), [2, 3, 3, 4], [3, 2, 3, 3], [2]);
        Add("max pool", x => x[0].MaxPool2d(3, 2, 1), [2, 2, 5, 6]);
        Add("average pool", x => x[0].AvgPool2d((2, 3), 2, countPadding: false), [2, 2, 5, 6]);
        Add("adaptive average pool", x => x[0].AdaptiveAvgPool2d((3, 2)), [1, 2, 7, 5]);
        Add("batch norm", x => new BatchNorm2d(3).Forward(x[0]), [2, 3, 4, 3]);
        Add("layer norm", x => new LayerNorm(7).Forward(x[0]), [3, 7]);
        Add("group norm", x => new GroupNorm(2, 4).Forward(x[0]), [2, 4, 3]);
        Add("rms norm", x => new RmsNorm(7).Forward(x[0]), [3, 7]);
        Add("cross-entropy", x =>
            new CrossEntropyLoss(Tensor.From(1, 0.5f, 2), labelSmoothing: 0.1f).Forward(x[0], Tensor.From(0, 2, 1, 1)), [4, 3]);
        Add("ctc", x =>
            new CtcLoss().Forward(x[0].LogSoftmax(), Tensor.From(new float[,] { { 1, 1 }, { 2, 0 } }), [5, 4], [2, 1]), [5, 2, 3]);
        Add("rnn", x => new Rnn(3, 4, generator: new RandomGenerator(1)).Forward(x[0]), [5, 2, 3]);
        Add("lstm", x => new Lstm(3, 4, 2, bidirectional: true, generator: new RandomGenerator(1)).Forward(x[0]), [5, 2, 3]);
        Add("lstm, lengths", x => new Lstm(3, 4, generator: new RandomGenerator(1)).Forward(x[0], null, [5, 2]).Output, [5, 2, 3]);
        Add("lstm, cell", x => new Lstm(3, 4, generator: new RandomGenerator(1))
            .Forward(x[0], new RecurrentState(x[1], x[2])).State.Cell!, [3, 2, 3], [1, 2, 4], [1, 2, 4]);
        Add("gru", x =>
            new Gru(3, 4, generator: new RandomGenerator(1)).Forward(x[0], new RecurrentState(x[1])).State.Hidden, [5, 2, 3], [1, 2, 4]);
        Add("attention", x => Attention.Apply(x[0], x[1], x[2], Tensor.From(new float[,] { { 0, 0, 1 }, { 0, 1, 0 } })).Output, [2, 2, 5],
            [2, 3, 5], [2, 3, 4]);
        Add("encoder layer", x =>
            new TransformerEncoderLayer(new(6, 2, 7, 0, Gelu: true), new RandomGenerator(1)).Forward(x[0]), [1, 3, 6]);
        Add("rotary positions", x => new RotaryPositions(4).Forward(x[0]), [2, 5, 4]);
        Add("u-net block", x => new UNetBlock(1, 2, new Conv2d(2, 3, 1, generator: new RandomGenerator(2)), 3, new RandomGenerator(1))
            .Forward(x[0]), [1, 1, 4, 2]);
        Add("upsample", x => new Upsample(2, Interpolation.Bilinear).Forward(x[0]), [1, 2, 3, 2]);
        Add("pixel shuffle", x => new PixelShuffle(2).Forward(x[0]), [1, 4, 2, 3]);
        Add("mixture density", x => new MixtureDensityLoss()
            .Forward(x[0], x[1], x[2], Tensor.From(new float[,] { { 0.1f, 1 }, { 0.4f, -1 } })), [2, 3], [2, 3, 2], [2, 3, 2]);
        Add("triplet", x => new TripletMarginLoss(2).Forward(x[0], x[1], x[2]), [3, 5], [3, 5], [3, 5]);
        Add("add, no rows", x => x[0] + x[1], [0, 5], [5]);
        Add("linear, no rows", x => Tensor.Linear(x[0], x[1], x[2]), [0, 3], [2, 3], [2]);
        Add("sum, no rows", x => x[0].Sum(0), [0, 5]);
        Add("concat, one part empty", x => Tensor.Concat(0, x), [0, 3], [2, 3]);
        Add("squeeze", x => x[0].Unsqueeze(1).Squeeze(1).Squeeze(), [3, 1, 2]);
        Add("narrow", x => x[0].Narrow(1, 1, 2), [3, 4]);
        Add("upper triangle", x => x[0].UpperTriangle(1), [3, 4]);
        Add("clone", x => x[0].Clone(), [3]);
        Add("flatten", x => x[0].Flatten(1), [2, 3, 2]);
        Add("adaptive max pool", x => x[0].AdaptiveMaxPool2d((3, 2)), [1, 2, 7, 5]);
        Add("conv1d", x => new Conv1d(2, 3, 3, stride: 2, padding: 1, generator: new RandomGenerator(1)).Forward(x[0]), [1, 2, 7]);
        Add("max pool, 1-d", x => new MaxPool1d(3, 2).Forward(x[0]), [2, 2, 7]);
        Add("average pool, 1-d", x => new AvgPool1d(2).Forward(x[0]), [1, 2, 7]);
        Add("batch norm, 1-d", x => new BatchNorm1d(3).Forward(x[0]), [5, 3]);
        Add("dropout", x => new Dropout(0.4f, new RandomGenerator(3)).Forward(x[0]), [5, 7]);
        Add("learned positions", x => new LearnedPositions(6, 4, new RandomGenerator(1)).Forward(x[0]), [2, 5, 4]);
        Add("sinusoidal positions", x => new SinusoidalPositions(4).Forward(x[0]), [2, 5, 4]);
        Add("multi-head attention", x =>
            new MultiheadAttention(6, 2, generator: new RandomGenerator(1)).Forward(x[0], x[1], x[1]).Output, [2, 3, 6], [2, 4, 6]);
        Add("decoder layer", x =>
            new TransformerDecoderLayer(new(6, 2, 7, 0, Gelu: true), new RandomGenerator(1)).Forward(x[0], x[1]), [1, 3, 6], [1, 2, 6]);
        Add("encoder", x =>
            new TransformerEncoder(new(6, 2, 7, 0, Gelu: true), 2, generator: new RandomGenerator(1)).Forward(x[0]), [1, 3, 6]);
        Add("decoder", x => new TransformerDecoder(new(6, 2, 7, 0, Gelu: true), 2, generator: new RandomGenerator(1))
            .Forward(x[0], x[1]), [1, 3, 6], [1, 2, 6]);
        Add("transformer", x => new Transformer(new(6, 2, 7, 0, Gelu: true), 1, 1, generator: new RandomGenerator(1))
            .Forward(x[0], x[1]), [1, 3, 6], [1, 2, 6]);
        Add("residual", x => new Residual(new Linear(5, 5, generator: new RandomGenerator(1))).Forward(x[0]), [3, 5]);
        Add("residual block", x => new ResidualBlock(2, 3, 2, new RandomGenerator(1)).Forward(x[0]), [2, 2, 5, 4]);
        Add("inception block", x => new InceptionBlock(2, 2, 1, 2, 1, new RandomGenerator(1)).Forward(x[0]), [1, 2, 4, 3]);
        Add("autoencoder", x =>
            new Autoencoder(new Linear(5, 2, generator: new RandomGenerator(1)), new Linear(2, 5, generator: new RandomGenerator(2)))
                .Forward(x[0]), [3, 5]);
        Add("variational autoencoder", x =>
            new VariationalAutoencoder(new Linear(5, 4, generator: new RandomGenerator(1)),
                new Linear(2, 5, generator: new RandomGenerator(2)), 2).Forward(x[0]), [3, 5]);
        Add("policy and value", x => new PolicyValueNetwork(5, new Linear(84, 5, generator: new RandomGenerator(2)), new RandomGenerator(1))
            .Forward(x[0]).Value, [2, 84]);
        Add("variational bound", x => new VaeLoss(2).Forward(x[0], Tensor.Full(0.3f, 3, 5), x[1], x[2]), [3, 5], [3, 2], [3, 2]);
        Add("mean squared error", x => new MseLoss().Forward(x[0], x[1]), [3, 5], [3, 5]);
        Add("mean absolute error", x => new L1Loss().Forward(x[0], Tensor.Full(9, 3, 5)), [3, 5]);
        Add("huber", x => new HuberLoss(0.7f).Forward(x[0], x[1]), [3, 5], [3, 5]);
        Add("smooth L1", x => new SmoothL1Loss(0.7f).Forward(x[0], x[1]), [3, 5], [3, 5]);
        Add("negative log-likelihood", x => new NllLoss().Forward(x[0], Tensor.From(0, 2, 1)), [3, 4]);
        Add("binary cross-entropy", x => new BceLoss().Forward(x[0].Sigmoid(), Tensor.From(0, 1, 1, 0, 1)), [5]);
        Add("binary cross-entropy, logits", x => new BceWithLogitsLoss().Forward(x[0], Tensor.From(0, 1, 1, 0, 1)), [5]);
        Add("kl divergence", x => new KlDivLoss(batchMean: true).Forward(x[0].LogSoftmax(), Tensor.Full(0.25f, 3, 4)), [3, 4]);
        Add("hinge", x => new HingeLoss().Forward(x[0], Tensor.From(1, -1, 1, -1)), [4]);
        Add("hinge, embedding", x => new HingeEmbeddingLoss(2).Forward(x[0], Tensor.From(1, -1, 1, -1)), [4]);
        Add("hinge, classes", x => new MultiMarginLoss(2).Forward(x[0], Tensor.From(0, 2, 1)), [3, 4]);
        Add("cosine embedding", x => new CosineEmbeddingLoss(-0.9f).Forward(x[0], x[1], Tensor.From(1, -1, 1)), [3, 5], [3, 5]);
        Add("contrastive", x => new ContrastiveLoss(9).Forward(x[0], x[1], Tensor.From(1, 0, 1)), [3, 5], [3, 5]);
        Add("index select", x => x[0].IndexSelect(1, 2, 0, 2), [2, 3, 2]);
    }

    private static void Add(string name, Func<Tensor[], Tensor> function, params Shape[] shapes) =>
        Table.Add(name, (function, shapes, x => x));

    private static void Add(string name, Func<Tensor[], Tensor> function, Func<Tensor, Tensor> domain, params Shape[] shapes) =>
        Table.Add(name, (function, shapes, domain));

    private static Tensor Positive(Tensor x) => x.Abs() + 0.5f;

    // Kinks and poles at 0 are kept at a distance that the step of the difference does not reach.
    private static Tensor Away(Tensor x) => x + x.Sign() * 0.1f;

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_agrees_with_central_differences(string name)
    {
        var generator = new RandomGenerator(1);
        var (function, shapes, domain) = Table[name];
        GradientCheck.Check(name, function, [.. shapes.Select(shape => domain(Tensor.Randn(generator, shape)))]);
    }
}
