namespace DeepLearning;

/// <summary>What a recurrent layer remembers after a sequence. Shape: <c>[layers · directions, batch, hidden]</c> each.</summary>
/// <param name="Hidden">The hidden states h.</param>
/// <param name="Cell">The cell states c of an LSTM; null for others.</param>
public sealed record RecurrentState(Tensor Hidden, Tensor? Cell = null)
{
    /// <summary>The same values, cut off from what they were computed from: truncated backpropagation through time.</summary>
    public RecurrentState Detach() => new(Hidden.Detach(), Cell?.Detach());
}

/// <summary>
/// A recurrent network over sequences, of one or more layers, each reading the outputs of the one below, in one direction or both.
/// Shape: <c>[time, batch, in]</c>, or <c>[batch, time, in]</c> with <c>batchFirst</c> → the same with size hidden · directions.
/// </summary>
/// <remarks>
/// Parameters, their names, gate order and starting values (uniform in ± 1/√hidden) are those of PyTorch's <c>nn.RNN</c>, <c>nn.LSTM</c>
/// and <c>nn.GRU</c>.
/// </remarks>
public abstract class Recurrent : Module
{
    private readonly int _inputSize, _hiddenSize, _layers;
    private readonly bool _batchFirst;
    private readonly Dropout? _dropout;
    private readonly List<Weights> _weights = [];

    private protected Recurrent(int gates, int inputSize, int hiddenSize, int layers, bool bidirectional, bool batchFirst, bool bias,
        float dropout, RandomGenerator? generator)
    {
        (_inputSize, _hiddenSize, _layers, _batchFirst) = (inputSize, hiddenSize, layers, batchFirst);
        Directions = bidirectional ? 2 : 1;
        if (dropout > 0) _dropout = Register("dropout", new Dropout(dropout, generator));
        for (int layer = 0; layer < layers; layer++)
            for (int direction = 0; direction < Directions; direction++)
            {
                string end = string.Create(CultureInfo.InvariantCulture, $"_l{layer}{(direction == 1 ? "_reverse" : "")}");
                Tensor Make(string name, params Shape shape) =>
                    Register(name + end, Initialize.ByFanIn(Tensor.Empty(shape), hiddenSize, generator));
                int below = layer == 0 ? inputSize : hiddenSize * Directions, rows = gates * hiddenSize;
                _weights.Add(new(Make("weight_ih", rows, below), Make("weight_hh", rows, hiddenSize), bias ? Make("bias_ih", rows) : null,
                    bias ? Make("bias_hh", rows) : null));
            }
    }

    /// <summary>1, or 2 for a bidirectional network.</summary>
    public int Directions { get; }

    private protected virtual bool HasCell => false;

    /// <summary>Whether <see cref="Run"/> takes the input with the batch first as it lies.</summary>
    private protected virtual bool TakesBatchFirst => false;

    /// <summary>The outputs of the top layer at every step, from a state of zeros.</summary>
    public override Tensor Forward(Tensor input) => Forward(input, null).Output;

    /// <summary>The outputs of the top layer at every step, and the states at the end.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="state">The states to start from; null means zeros.</param>
    /// <param name="lengths">How many steps of each sequence are real; the rest are padding, and their outputs are 0. Null means
    /// all.</param>
    /// <exception cref="ArgumentException">The input, the state or the lengths do not fit.</exception>
    public (Tensor Output, RecurrentState State) Forward(Tensor input, RecurrentState? state, int[]? lengths = null)
    {
        Throw.ArgumentIf(input.Rank != 3 || input.Shape[2] != _inputSize,
            $"{GetType().Name}: input {input.Shape} needs axes {(_batchFirst ? "[batch, time, in]" : "[time, batch, in]")} with " +
            $"{_inputSize} features.", nameof(input));
        // A network that runs in either layout is given the input as it lies.
        bool turned = _batchFirst && !TakesBatchFirst;
        Tensor x = turned ? input.Transpose(0, 1) : input;
        (int time, int batch) = _batchFirst ? (input.Shape[1], input.Shape[0]) : (input.Shape[0], input.Shape[1]);
        Shape stateShape = [_layers * Directions, batch, _hiddenSize];
        Throw.ArgumentIf(state is not null && (state.Hidden.Shape != stateShape || (HasCell && state.Cell?.Shape != stateShape)),
            $"{GetType().Name}: state {state!.Hidden.Shape} must have shape {stateShape}{(HasCell ? ", and so must the cell" : "")}.",
            nameof(state));
        Throw.ArgumentIf(lengths is not null && (lengths.Length != batch || lengths.Any(length => length < 1 || length > time)),
            $"{GetType().Name}: lengths [{string.Join(", ", lengths!)}] need one number from 1 to {time} for each of {batch} sequences.",
            nameof(lengths));

        List<Tensor> hidden = [], cells = [];
        for (int layer = 0; layer < _layers; layer++)
        {
            var outputs = new Tensor[Directions];
            for (int direction = 0; direction < Directions; direction++)
            {
                int index = layer * Directions + direction;
                Tensor start = state is null ? Tensor.Zeros(batch, _hiddenSize) : state.Hidden[index];
                Tensor startCell = state?.Cell is { } cell ? cell[index] : Tensor.Zeros(batch, _hiddenSize);
                (outputs[direction], Tensor last, Tensor? lastCell) =
                    Run(x, _weights[index], start, startCell, direction == 1, _batchFirst && !turned, lengths);
                hidden.Add(last);
                if (lastCell is not null) cells.Add(lastCell);
            }
            x = Directions == 1 ? outputs[0] : Tensor.Concat(2, outputs);
            if (_dropout is not null && layer < _layers - 1) x = _dropout.Forward(x);
        }
        return (turned ? x.Transpose(0, 1) : x, new RecurrentState(Tensor.Stack([.. hidden]), HasCell ? Tensor.Stack([.. cells]) : null));
    }

    private protected sealed record Weights(Tensor Input, Tensor Hidden, Tensor? InputBias, Tensor? HiddenBias);

    private protected abstract (Tensor Output, Tensor State, Tensor? Cell) Run(
        Tensor x, Weights weight, Tensor state, Tensor cell, bool reverse, bool batchFirst, int[]? lengths);
}

/// <summary>
/// The plain recurrent network of Elman (1990): h ← tanh(W x + b + U h + c), or with ReLU. See <see cref="Recurrent"/> for shapes.
/// </summary>
public sealed class Rnn(int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
    bool relu = false, bool bias = true, float dropout = 0, RandomGenerator? generator = null)
    : Recurrent(1, inputSize, hiddenSize, layers, bidirectional, batchFirst, bias, dropout, generator)
{
    private protected override (Tensor Output, Tensor State, Tensor? Cell) Run(
        Tensor x, Weights weight, Tensor state, Tensor cell, bool reverse, bool batchFirst, int[]? lengths)
    {
        Tensor gates = Tensor.Linear(x, weight.Input, weight.InputBias);
        (Tensor output, Tensor last) = relu
            ? Tensor.Scan<ReluCell>(gates, state, weight.Hidden, weight.HiddenBias, reverse, lengths)
            : Tensor.Scan<TanhCell>(gates, state, weight.Hidden, weight.HiddenBias, reverse, lengths);
        return (output, last, null);
    }
}

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997; forget gate by Gers, 2000): gates i, f, g, o of input and state;
/// c ← σ(f) c + σ(i) tanh(g); h ← σ(o) tanh(c). See <see cref="Recurrent"/> for shapes.
/// </summary>
/// <example><code>
/// var lstm = new Lstm(8, 16, layers: 2, bidirectional: true);
/// (Tensor output, RecurrentState state) = lstm.Forward(Tensor.Zeros(20, 4, 8), null);
/// Console.WriteLine(output.Shape);   // [20, 4, 32]
/// </code></example>
public sealed class Lstm(int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
    bool bias = true, float dropout = 0, RandomGenerator? generator = null)
    : Recurrent(4, inputSize, hiddenSize, layers, bidirectional, batchFirst, bias, dropout, generator)
{
    private protected override bool HasCell => true;

    private protected override bool TakesBatchFirst => true;

    private protected override (Tensor Output, Tensor State, Tensor? Cell) Run(
        Tensor x, Weights weight, Tensor state, Tensor cell, bool reverse, bool batchFirst, int[]? lengths)
    {
        Tensor? shift = weight.InputBias is null ? null : weight.InputBias + weight.HiddenBias!;
        return Tensor.ScanLstm(Tensor.Linear(x, weight.Input, shift), state, cell, weight.Hidden, reverse, batchFirst, lengths);
    }
}

/// <summary>
/// Gated recurrent unit (Cho et al., 2014): gates r, z, n; n = tanh(W x + b + σ(r)(U h + c)); h ← (1 − σ(z)) n + σ(z) h.
/// See <see cref="Recurrent"/> for shapes.
/// </summary>
public sealed class Gru(int inputSize, int hiddenSize, int layers = 1, bool bidirectional = false, bool batchFirst = false,
    bool bias = true, float dropout = 0, RandomGenerator? generator = null)
    : Recurrent(3, inputSize, hiddenSize, layers, bidirectional, batchFirst, bias, dropout, generator)
{
    private protected override (Tensor Output, Tensor State, Tensor? Cell) Run(
        Tensor x, Weights weight, Tensor state, Tensor cell, bool reverse, bool batchFirst, int[]? lengths)
    {
        Tensor gates = Tensor.Linear(x, weight.Input, weight.InputBias);
        (Tensor output, Tensor last) = Tensor.Scan<GruCell>(gates, state, weight.Hidden, weight.HiddenBias, reverse, lengths);
        return (output, last, null);
    }
}
