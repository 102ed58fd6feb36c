namespace DeepLearning.Tests;

/// <summary>What a learner reads after a slip: the operation, the shapes or values given, and what to do.</summary>
public class ErrorMessageTests
{
    private static readonly Dictionary<string, (Action Slip, string[] Says)> Table = new(StringComparer.Ordinal)
    {
        ["matrix product"] = (() => Tensor.Zeros(64, 784).MatMul(Tensor.Zeros(128, 10)), ["MatMul: [64, 784] × [128, 10]", "784 and 128"]),
        ["sum of two shapes"] = (() => _ = Tensor.Zeros(2, 3) + Tensor.Zeros(4), ["Add: [2, 3] and [4]"]),
        ["linear"] = (() => new Linear(784, 10).Forward(Tensor.Zeros(64, 28, 28)), ["Linear: input [64, 28, 28]", "784"]),
        ["convolution, channels"] = (() =>
            new Conv2d(3, 8, 3).Forward(Tensor.Zeros(1, 1, 8, 8)), ["Conv2d: input [1, 1, 8, 8]", "3 channels"]),
        ["convolution, no batch"] = (() => new Conv2d(1, 8, 3).Forward(Tensor.Zeros(28, 28)), ["Conv2d", "[28, 28]", "Unsqueeze"]),
        ["convolution, kernel too large"] = (() => new Conv2d(1, 8, 5).Forward(Tensor.Zeros(1, 1, 3, 3)), ["Conv2d", "[1, 1, 3, 3]", "5"]),
        ["pooling"] = (() => Tensor.Zeros(1, 1, 2, 2).MaxPool2d(3), ["MaxPool2d", "[1, 1, 2, 2]", "3"]),
        ["batch norm, channels"] = (() => new BatchNorm2d(8).Forward(Tensor.Zeros(2, 4, 3, 3)), ["BatchNorm2d", "[2, 4, 3, 3]", "8"]),
        ["batch norm, one value"] = (() => new BatchNorm1d(4).Forward(Tensor.Zeros(1, 4)), ["BatchNorm1d", "[1, 4]", "Eval"]),
        ["layer norm"] = (() => new LayerNorm(8).Forward(Tensor.Zeros(2, 4)), ["LayerNorm", "[2, 4]", "8"]),
        ["lstm"] = (() => new Lstm(3, 4).Forward(Tensor.Zeros(5, 2, 7)), ["Lstm", "[5, 2, 7]", "3"]),
        ["attention, heads"] = (() => new MultiheadAttention(10, 3), ["MultiheadAttention", "10", "3"]),
        ["embedding"] = (() => new Embedding(10, 4).Forward(Tensor.From(3, 10)), ["Embedding", "10"]),
        ["reshape"] = (() => Tensor.Zeros(2, 3).Reshape(4, 2), ["Reshape: [2, 3]", "[4, 2]", "6"]),
        ["reshape, two unknown"] = (() => Tensor.Zeros(2, 3).Reshape(-1, -1), ["Reshape", "-1"]),
        ["concat"] = (() => Tensor.Concat(0, Tensor.Zeros(2, 3), Tensor.Zeros(2, 4)), ["Concat", "[2, 3]", "[2, 4]"]),
        ["concat of nothing"] = (() => Tensor.Concat(0), ["Concat"]),
        ["axis"] = (() => Tensor.Zeros(2, 3).Sum(2), ["Sum", "2", "[2, 3]"]),
        ["slice"] = (() => _ = Tensor.Zeros(2, 3)[5], ["5", "[2, 3]"]),
        ["item of many"] = (() => Tensor.Zeros(2, 3).Item(), ["Item", "[2, 3]"]),
        ["transpose of a vector"] = (() => _ = Tensor.Zeros(3).T, ["T", "[3]"]),
        ["data and shape"] = (() => _ = new Tensor([1, 2, 3], 2, 2), ["3", "[2, 2]"]),
        ["negative size"] = (() => Tensor.Zeros(2, -3), ["-3"]),
        ["backward of many"] = (() => (Tensor.Zeros(3).RequireGrad() * 2).Backward(), ["Backward", "[3]", "Sum"]),
        ["backward of a constant"] = (() => Tensor.Zeros(1).Backward(), ["Backward", "RequireGrad"]),
        ["labels out of range"] = (() =>
            new CrossEntropyLoss().Forward(Tensor.Zeros(2, 3), Tensor.From(0, 3)), ["CrossEntropyLoss", "3", "0 to 2"]),
        ["labels that are not whole"] = (() =>
            new CrossEntropyLoss().Forward(Tensor.Zeros(2, 3), Tensor.From(0, 0.5f)), ["CrossEntropyLoss", "0.5"]),
        ["labels, count"] = (() =>
            new CrossEntropyLoss().Forward(Tensor.Zeros(2, 3), Tensor.From(0, 1, 2)), ["CrossEntropyLoss", "[2, 3]", "[3]"]),
        ["loss of two shapes"] = (() => new MseLoss().Forward(Tensor.Zeros(4, 1), Tensor.Zeros(4)), ["MseLoss", "[4, 1]", "[4]"]),
        ["probabilities outside 0 to 1"] = (() => new BceLoss().Forward(Tensor.From(1.5f), Tensor.From(1)), ["BceLoss", "1.5"]),
        ["one-hot"] = (() => Tensor.From(0, 4).OneHot(3), ["OneHot", "4", "0 to 2"]),
        ["dataset of two lengths"] = (() => _ = new TensorDataset(Tensor.Zeros(3, 2), Tensor.Zeros(4)), ["3", "4"]),
        ["empty dataset"] = (() => Fit(Tensor.Zeros(0, 2), Tensor.Zeros(0)), ["empty"]),
        ["batch size"] = (() => _ = new DataLoader(new TensorDataset(Tensor.Zeros(3, 2), Tensor.Zeros(3)), 0), ["batch"]),
        ["learning rate"] = (() => _ = new Sgd([Tensor.Zeros(1).RequireGrad()], -1), ["-1"]),
        ["optimiser of nothing"] = (() => _ = new Sgd([], 0.1f), ["parameters"]),
        ["dropout"] = (() => _ = new Dropout(1.5f), ["1.5"]),
        ["not a number"] = (() => Fit(Tensor.Full(float.NaN, 4, 2), Tensor.Zeros(4)), ["loss", "NaN", "learning rate"]),
        ["classes out of range, in training"] = (() => Fit(Tensor.Zeros(4, 2), Tensor.Full(7, 4)), ["CrossEntropyLoss", "7", "0 to 1"]),
        ["weights of another model"] = (() => new Linear(2, 2).LoadStateDict(new Linear(3, 2).StateDict()), ["weight", "[2, 3]", "[2, 2]"]),
        ["missing weights"] = (() => new Linear(2, 2).Load("nowhere.safetensors"), ["nowhere.safetensors"]),
    };

    private static void Fit(Tensor inputs, Tensor targets)
    {
        var model = new Linear(2, 2, generator: new RandomGenerator(1));
        new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss())
            .Fit(new DataLoader(new TensorDataset(inputs, targets), 4), 1);
    }

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_slip_is_explained(string name)
    {
        var (slip, says) = Table[name];
        Exception thrown = Assert.ThrowsAny<Exception>(slip);
        Assert.False(thrown is NullReferenceException or IndexOutOfRangeException or InvalidCastException or DivideByZeroException,
            thrown.ToString());
        foreach (string part in says) Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
    }
}
