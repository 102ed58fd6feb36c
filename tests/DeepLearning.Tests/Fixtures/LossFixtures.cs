namespace DeepLearning.Tests;

/// <summary>Every loss against PyTorch, with the gradients of its inputs; names as in cases_losses.py.</summary>
public class LossFixtures
{
    private static readonly Tensor Weight = Tensor.From(0.2f, 1.5f, 1, 0.7f, 2);

    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Table = new(StringComparer.Ordinal)
    {
        ["huber, default"] = Of(new HuberLoss()),
        ["cross-entropy, weight"] = Of(new CrossEntropyLoss(Weight)),
        ["cross-entropy, ignore"] = Of(new CrossEntropyLoss(ignoreIndex: 2)),
        ["cross-entropy, smoothing"] = Of(new CrossEntropyLoss(labelSmoothing: 0.1f)),
        ["cross-entropy, all"] = Of(new CrossEntropyLoss(Weight, ignoreIndex: 1, labelSmoothing: 0.2f)),
        ["cross-entropy, all, none"] = Of(new CrossEntropyLoss(Weight, 1, 0.2f, Reduction.None)),
        ["cross-entropy, pixels"] = Of(new CrossEntropyLoss(Weight)),
        ["cross-entropy, pixels, none"] = Of(new CrossEntropyLoss(reduction: Reduction.None)),
        ["cross-entropy, probabilities"] = Of(new CrossEntropyLoss()),
        ["cross-entropy, probabilities, smoothing"] = Of(new CrossEntropyLoss(Weight, labelSmoothing: 0.1f)),
        ["cross-entropy, batch 1"] = Of(new CrossEntropyLoss()),
        ["cross-entropy, large"] = Of(new CrossEntropyLoss()),
        ["nll, weight and ignore"] = Of(new NllLoss(Weight, ignoreIndex: 3)),
        ["nll, pixels"] = Of(new NllLoss()),
        ["bce, certain"] = Of(new BceLoss()),
        ["bce with logits, positive weight"] = Of(new BceWithLogitsLoss(positiveWeight: Weight)),
        ["bce with logits, weight"] = Of(new BceWithLogitsLoss(Weight)),
        ["bce with logits, far"] = Of(new BceWithLogitsLoss()),
        ["kl, batch mean"] = Of(new KlDivLoss(batchMean: true)),
        ["kl, log target"] = Of(new KlDivLoss(logTarget: true, reduction: Reduction.Sum)),
        ["kl, zero target"] = Of(new KlDivLoss(batchMean: true)),
        ["triplet, margin"] = x => new TripletMarginLoss(0.3f).Forward(x[0], x[1], x[2]),
        ["cosine similarity"] = x => Similarity.Cosine(x[0], x[1]),
        ["hinge"] = Of(new HingeLoss()),
        ["contrastive"] = x => new ContrastiveLoss().Forward(x[0], x[1], x[2]),
        ["ctc"] = x => new CtcLoss().Forward(x[0].LogSoftmax(), x[1], [7, 7], [3, 3]),
        ["ctc, lengths"] = x => new CtcLoss(reduction: Reduction.None).Forward(x[0].LogSoftmax(), x[1], [9, 6], [3, 2]),
        ["ctc, sum"] = x => new CtcLoss(reduction: Reduction.Sum).Forward(x[0].LogSoftmax(), x[1], [5], [2]),
        ["ctc, last blank"] = x => new CtcLoss(blank: 3).Forward(x[0].LogSoftmax(), x[1], [6, 4], [3, 1]),
        ["mixture density"] = x => new MixtureDensityLoss().Forward(x[0], x[1], x[2], x[3]),
        ["mixture density, one"] = x => new MixtureDensityLoss().Forward(x[0], x[1], x[2], x[3]),
        ["gan discriminator"] = x => GanLoss.Discriminator(GanObjective.NonSaturating, x[0], x[1]),
        ["gan generator, minimax"] = x => GanLoss.Generator(GanObjective.Minimax, x[0]),
        ["gan generator, non-saturating"] = x => GanLoss.Generator(GanObjective.NonSaturating, x[0]),
        ["gan discriminator, least squares"] = x => GanLoss.Discriminator(GanObjective.LeastSquares, x[0], x[1]),
        ["gan generator, least squares"] = x => GanLoss.Generator(GanObjective.LeastSquares, x[0]),
        ["gan critic, wasserstein"] = x => GanLoss.Discriminator(GanObjective.Wasserstein, x[0], x[1]),
        ["gan generator, wasserstein"] = x => GanLoss.Generator(GanObjective.Wasserstein, x[0]),
        ["gradient penalty, tanh"] = x => Penalty(x, h => h.Tanh()),
        ["gradient penalty, relu"] = x => Penalty(x, h => h.Relu()),
        ["gradient penalty, sigmoid"] = x => Penalty(x, h => h.Sigmoid()),
        ["gradient penalty, leaky relu"] = x => Penalty(x, h => h.LeakyRelu()),
        ["vae bound"] = x => new VaeLoss(0.5f).Forward(x[0], x[1], x[2], x[3]),
    };

    static LossFixtures()
    {
        foreach (Reduction reduction in Enum.GetValues<Reduction>())
        {
            void Add(string name, Func<Tensor[], Tensor> function) =>
                Table.Add($"{name}, {reduction.ToString().ToLowerInvariant()}", function);
            Add("mse", Of(new MseLoss(reduction)));
            Add("l1", Of(new L1Loss(reduction)));
            Add("huber", Of(new HuberLoss(0.7f, reduction)));
            Add("smooth l1", Of(new SmoothL1Loss(0.5f, reduction)));
            Add("cross-entropy", Of(new CrossEntropyLoss(reduction: reduction)));
            Add("nll", Of(new NllLoss(reduction: reduction)));
            Add("bce", Of(new BceLoss(reduction: reduction)));
            Add("bce with logits", Of(new BceWithLogitsLoss(reduction: reduction)));
            Add("kl", Of(new KlDivLoss(reduction: reduction)));
            Add("hinge embedding", Of(new HingeEmbeddingLoss(reduction: reduction)));
            Add("multi-margin", Of(new MultiMarginLoss(reduction: reduction)));
            Add("cosine embedding", x => new CosineEmbeddingLoss(0.1f, reduction).Forward(x[0], x[1], x[2]));
            Add("triplet", x => new TripletMarginLoss(reduction: reduction).Forward(x[0], x[1], x[2]));
        }
    }

    private static Func<Tensor[], Tensor> Of(Loss loss) => x => loss.Forward(x[0], x[1]);

    private static Tensor Penalty(Tensor[] x, Func<Tensor, Tensor> activation) =>
        GanLoss.GradientPenalty(points => Tensor.Linear(activation(Tensor.Linear(points, x[1], x[2])), x[3]), x[0]);

    public static TheoryData<string> Names => [.. TorchFixtures.Family("losses").Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_agrees_with_PyTorch(string name) => Replay.Operation(TorchFixtures.Get("losses", name), x => [Table[name](x)]);

    [Fact]
    public void Every_line_of_the_table_has_a_fixture() =>
        Assert.Equal(Table.Keys.Order(), TorchFixtures.Family("losses").Select(fixture => fixture.Name).Order());
}
