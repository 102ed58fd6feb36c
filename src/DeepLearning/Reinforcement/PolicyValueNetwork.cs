namespace DeepLearning;

/// <summary>
/// One network with two answers about a Connect Four position: which columns look promising and who will win. Any trunk that
/// turns [batch, 84] into [batch, features] will do; by default two hidden layers.
/// Shape: [batch, 84] → policy logits [batch, 7] and value [batch, 1] in −1 … 1.
/// </summary>
public sealed class PolicyValueNetwork : ModuleBase
{
    private readonly Module _trunk;
    private readonly Linear _policy, _value;

    /// <summary>An untrained network.</summary>
    /// <param name="features">What the trunk gives.</param>
    /// <param name="trunk">The common part; by default two hidden layers of <paramref name="features"/> neurons.</param>
    /// <param name="generator">The source of the first weights.</param>
    public PolicyValueNetwork(int features = 128, Module? trunk = null, RandomGenerator? generator = null)
    {
        _trunk =
            Register(
                "trunk", trunk ?? new Sequential(new Linear(ConnectFour.Cells, features, generator: generator), new Relu(),
                    new Linear(features, features, generator: generator), new Relu()));
        _policy = Register("policy", new Linear(features, ConnectFour.Columns, generator: generator));
        _value = Register("value", new Linear(features, 1, generator: generator));
    }

    /// <summary>Policy logits and values of a batch of positions.</summary>
    /// <param name="boards">Shape: [batch, 84], as <see cref="ConnectFour.Observe"/> gives them.</param>
    public (Tensor Logits, Tensor Value) Forward(Tensor boards)
    {
        Tensor features = _trunk.Forward(boards);
        return (_policy.Forward(features), _value.Forward(features).Tanh());
    }

    /// <summary>One position's evaluation, for <see cref="TreeSearch"/>.</summary>
    public Evaluation Evaluate(ConnectFour position)
    {
        using var off = Tensor.NoGrad();
        var (logits, expected) = Forward(new Tensor(position.Observe(), 1, ConnectFour.Cells));
        return new Evaluation(logits.Softmax().ToArray(), expected.Item());
    }
}
