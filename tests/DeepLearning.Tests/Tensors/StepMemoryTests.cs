namespace DeepLearning.Tests;

/// <summary>Backward uses arrays again that nobody can see; what a learner holds never changes.</summary>
public class StepMemoryTests
{
    private static readonly RandomGenerator Generator = new(1);

    // A size that no other test uses: the free arrays are one store for all threads.
    private const int Size = 1237;

    private readonly Tensor _inputs = Tensor.Randn(Generator, 4, Size);
    private readonly Tensor _targets = Tensor.From(0, 1, 2, 0);
    private readonly Linear _first = new(Size, 19, generator: new RandomGenerator(2));
    private readonly Linear _second = new(19, 3, generator: new RandomGenerator(3));

    private (Tensor Hidden, Tensor Loss) Forward()
    {
        Tensor hidden = _first.Forward(_inputs).Relu();
        return (hidden, new CrossEntropyLoss().Forward(_second.Forward(hidden), _targets));
    }

    private void Step(Optimizer optimizer)
    {
        (_, Tensor loss) = Forward();
        optimizer.ZeroGrad();
        loss.Backward();
        optimizer.Step();
    }

    private Sgd Optimizer() => new([.. _first.Parameters(), .. _second.Parameters()], 0.1f);

    [Fact]
    public void What_a_learner_holds_from_a_step_keeps_its_values_over_later_steps()
    {
        Sgd optimizer = Optimizer();
        (Tensor hidden, Tensor loss) = Forward();
        hidden.RetainGrad();
        Tensor? seenByHook = null;
        hidden.RegisterHook(gradient => seenByHook = gradient);
        loss.Backward();
        Tensor[] gradients = Tensor.Gradients(Forward().Loss, [_first.Weight, _second.Weight]);
        Tensor[] held = [hidden, loss, hidden.Grad!, seenByHook!, _first.Weight.Grad!, _second.Bias!.Grad!, .. gradients];
        float[][] before = [.. held.Select(tensor => tensor.ToArray())];
        ReadOnlySpan<float> span = _second.Weight.Grad!.Data;
        float[] spanBefore = span.ToArray();

        for (int i = 0; i < 5; i++) Step(optimizer);

        Assert.Equal(before, held.Select(tensor => tensor.ToArray()));
        Assert.Equal(spanBefore, span.ToArray());
    }

    [Fact]
    public void A_gradient_that_nobody_asked_for_gives_its_array_to_the_next_step()
    {
        Sgd optimizer = Optimizer();
        Step(optimizer);
        float[] array = _first.Weight.OwnGrad!.Values;
        Step(optimizer);
        Assert.Same(array, _first.Weight.OwnGrad!.Values);
    }

    [Fact]
    public void A_graph_can_be_gone_through_twice_and_gives_the_same_gradients()
    {
        (_, Tensor loss) = Forward();
        loss.Backward();
        float[] once = _first.Weight.Grad!.ToArray();
        _first.Weight.ZeroGrad();
        loss.Backward();
        Assert.Equal(once, _first.Weight.Grad!.ToArray());
    }

    [Fact]
    public void A_gradient_that_remembers_its_computation_keeps_it()
    {
        var x = Tensor.Full(3, Size).RequireGrad();
        (x * x * x).Sum().Backward(createGraph: true);
        Tensor first = x.Grad!;
        x.ZeroGrad();
        (2 * x).Sum().Backward();
        x.ZeroGrad();
        first.Sum().Backward();
        Assert.All(first.ToArray(), value => Assert.Equal(27, value));
        Assert.All(x.Grad!.ToArray(), value => Assert.Equal(18, value));
    }

    [Fact]
    public void An_output_of_a_recurrent_layer_that_only_the_first_of_two_losses_uses_does_not_reach_the_second()
    {
        var lstm = new Lstm(3, 4, generator: new RandomGenerator(4));
        Tensor x = Tensor.Randn(new RandomGenerator(5), 6, 2, 3).RequireGrad();
        (Tensor output, RecurrentState state) = lstm.Forward(x, null);
        Tensor alone = Tensor.Gradients(output.Sum(), [x])[0];
        Tensor.Gradients(state.Cell!.Sum() + output.Sum(), [x]);
        Assert.Equal(alone.ToArray(), Tensor.Gradients(output.Sum(), [x])[0].ToArray());
    }

    [Fact]
    public void A_loop_written_by_hand_ends_with_the_bits_of_the_trainer()
    {
        var data = new TensorDataset(_inputs, _targets);
        Sgd optimizer = Optimizer();
        for (int i = 0; i < 6; i++) Step(optimizer);

        var model = new Sequential(
            new Linear(Size, 19, generator: new RandomGenerator(2)), new Relu(), new Linear(19, 3, generator: new RandomGenerator(3)));
        new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss()).Fit(new DataLoader(data, 4), 6);

        Assert.Equal(((Linear)model[0]).Weight.ToArray(), _first.Weight.ToArray());
        Assert.Equal(((Linear)model[2]).Weight.ToArray(), _second.Weight.ToArray());
    }
}
