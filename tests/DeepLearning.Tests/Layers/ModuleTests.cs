namespace DeepLearning.Tests;

public class ModuleTests
{
    private sealed class Learner : Module
    {
        private readonly Linear _hiddenLayer = new(3, 4);
        public Linear Output { get; } = new(4, 2);
        private readonly Module[] _blocks = [new Linear(2, 2), new Relu()];
        private readonly Tensor _scale = Tensor.Ones(2).RequireGrad();
        private readonly Tensor _constant = Tensor.Ones(2);

        public override Tensor Forward(Tensor x) =>
            _blocks[1].Forward(_blocks[0].Forward(Output.Forward(_hiddenLayer.Forward(x)))) * _scale + _constant;
    }

    [Fact]
    public void Parameters_of_a_learners_module_are_found_and_named_as_in_PyTorch() =>
        Assert.Equal(
            ["hidden_layer.weight", "hidden_layer.bias", "output.weight", "output.bias", "blocks.0.weight", "blocks.0.bias", "scale"],
            new Learner().NamedParameters().Select(entry => entry.Name));

    [Fact]
    public void A_shared_layer_is_counted_once()
    {
        var layer = new Linear(2, 2);
        Assert.Equal(6, new Sequential(layer, new Relu(), layer).ParameterCount);
    }

    [Fact]
    public void State_of_another_shape_is_refused_and_nothing_is_copied()
    {
        var model = new Sequential(new Linear(2, 3), new Linear(3, 2));
        float[] before = model.StateDict()["0.weight"].ToArray();
        string message = Assert.Throws<ArgumentException>(() =>
            model.LoadStateDict(new Sequential(new Linear(2, 3), new Linear(3, 1)).StateDict())).Message;
        Assert.StartsWith("LoadStateDict: 1.weight has shape [1, 3], but Sequential needs [2, 3]", message);
        Assert.Equal(before, model.StateDict()["0.weight"].ToArray());
    }

    [Fact]
    public void Missing_and_unknown_names_are_listed() =>
        Assert.Contains("missing: bias; unknown: 0.weight", Assert.Throws<ArgumentException>(() => new Linear(2, 2).LoadStateDict(
            new Dictionary<string, Tensor> { ["weight"] = Tensor.Zeros(2, 2), ["0.weight"] = Tensor.Zeros(1) })).Message);

    [Fact]
    public void A_hook_sees_activations_until_it_is_taken_off()
    {
        var model = new Sequential(new Linear(2, 3), new Relu());
        var seen = new List<Shape>();
        using (model[0].RegisterHook((_, _, output) => seen.Add(output.Shape))) model.Forward(Tensor.Ones(5, 2));
        model.Forward(Tensor.Ones(5, 2));
        Assert.Equal(new Shape([5, 3]), Assert.Single(seen));
    }

    [Fact]
    public void A_gradient_hook_sees_the_gradient_of_an_activation()
    {
        Tensor w = Tensor.From(2, 3).RequireGrad(), y = w * 5;
        float[] seen = [];
        y.RegisterHook(gradient => seen = gradient.ToArray());
        y.Sum().Backward();
        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public void Dropout_keeps_the_mean_in_training_and_does_nothing_in_evaluation()
    {
        var dropout = new Dropout(0.3f, new RandomGenerator(1));
        Tensor y = dropout.Forward(Tensor.Ones(20_000));
        Assert.Equal(1, y.Mean().Item(), 0.02f);
        Assert.Equal(0.3f, y.EqualTo(0).Mean().Item(), 0.01f);
        dropout.Eval();
        Assert.Equal([1, 1, 1], dropout.Forward(Tensor.Ones(3)).ToArray());
    }

    // Bounds and deviations from the papers' formulas, which PyTorch's initialisers share; fan-in 150, fan-out 120.
    [Fact]
    public void Initialisers_have_the_spread_of_their_formulas()
    {
        Tensor weight = Tensor.Zeros(40, 50, 3);
        var generator = new RandomGenerator(1);
        Assert.Equal(Math.Sqrt(2.0 / 270), Initialize.XavierNormal(weight, generator: generator).Std().Item(), 0.002);
        Assert.Equal(Math.Sqrt(6.0 / 270), Initialize.XavierUniform(weight, generator: generator).Abs().Max().Item(), 0.001);
        Assert.Equal(Math.Sqrt(2.0 / 150), Initialize.HeNormal(weight, generator: generator).Std().Item(), 0.002);
        Assert.Equal(Math.Sqrt(6.0 / 150), Initialize.HeUniform(weight, generator: generator).Abs().Max().Item(), 0.001);
        Assert.Equal(1 / Math.Sqrt(50), new Linear(50, 400, generator: generator).Weight.Abs().Max().Item(), 0.001);
    }

    [Theory]
    [InlineData(4, 7)]
    [InlineData(7, 4)]
    public void An_orthogonal_matrix_has_orthonormal_rows_or_columns(int rows, int columns)
    {
        Tensor q = Initialize.Orthogonal(Tensor.Zeros(rows, columns), generator: new RandomGenerator(1));
        Tensor product = rows < columns ? q.MatMul(q.T) : q.T.MatMul(q);
        Replay.Same("QᵀQ", Tensor.Eye(4), product);
    }

    [Fact]
    public void Predict_computes_in_evaluation_mode_without_a_graph_and_puts_the_mode_back()
    {
        var generator = new RandomGenerator(1);
        var model = new Sequential(new BatchNorm2d(3), new Dropout(0.9f));
        Tensor x = Tensor.Randn(generator, 2, 3, 5, 4);
        model.Forward(x + 2);
        Tensor y = model.Predict(x);
        Assert.False(y.RequiresGrad);
        Assert.True(model.IsTraining);
        model.Eval();
        Replay.Same("in evaluation", model.Forward(x), y);
    }
}
