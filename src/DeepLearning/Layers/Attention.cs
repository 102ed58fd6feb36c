namespace DeepLearning;

/// <summary>Scaled dot-product attention and its masks.</summary>
public static class Attention
{
    /// <summary>
    /// softmax(q · kᵀ / √size + mask) · v: every query gets an average of the values, weighted by how well its key fits (Vaswani et al.,
    /// 2017).
    /// Shape: q <c>[…, queries, size]</c>, k <c>[…, keys, size]</c>, v <c>[…, keys, width]</c> → <c>[…, queries, width]</c> and weights
    /// <c>[…, queries, keys]</c>.
    /// </summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="key">What there is to find.</param>
    /// <param name="value">What is taken.</param>
    /// <param name="mask">1 where a query must not look, broadcast to the weights; null forbids nothing.</param>
    public static (Tensor Output, Tensor Weights) Apply(Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        Throw.ArgumentIf(
            query.Rank < 2 || key.Rank < 2 || value.Rank < 2 || query.Shape[-1] != key.Shape[-1] || key.Shape[-2] != value.Shape[-2],
            $"Attention: query {query.Shape}, key {key.Shape} and value {value.Shape}: query and key must agree in their last size, key " +
            $"and value in the one before.", nameof(query));
        Tensor scores = Tensor.Multiply(query * (1 / MathF.Sqrt(query.Shape[-1])), false, key, true);
        if (mask is not null) scores = scores.MaskedFill(mask, float.NegativeInfinity);
        Tensor weights = scores.Softmax();
        return (weights.MatMul(value), weights);
    }

    /// <summary>
    /// The mask under which a step sees itself and what came before, not what comes after: 1 above the diagonal. Shape:
    /// <c>[size, size]</c>.
    /// </summary>
    public static Tensor CausalMask(int size) => Tensor.Ones(size, size).UpperTriangle(1);

    /// <summary>The mask over padding: 1 from each sequence's length on. Shape: <c>[batch, size]</c>.</summary>
    public static Tensor PaddingMask(int[] lengths, int size)
    {
        Tensor mask = Tensor.Zeros(lengths.Length, size);
        for (int n = 0; n < lengths.Length; n++) mask[n, lengths[n]..] = 1;
        return mask;
    }
}

/// <summary>
/// Multi-head attention: queries, keys and values projected, split into heads that attend each on their own, put together and projected
/// again.
/// Shape: query <c>[batch, queries, size]</c>, key and value <c>[batch, keys, size]</c> → <c>[batch, queries, size]</c>.
/// </summary>
/// <remarks>
/// Parameters as PyTorch's <c>nn.MultiheadAttention</c>: <c>in_proj_weight</c> holds the projections of query, key and value one above the
/// other.
/// The batch comes first here, as it leaves an <see cref="Embedding"/> and as the Transformer's layers take it; this is the one default
/// that departs from PyTorch's, whose <c>batch_first</c> is false.
/// </remarks>
public sealed class MultiheadAttention : Module
{
    private readonly int _size, _heads;
    private readonly bool _batchFirst;
    private readonly Dropout _dropout;

    /// <summary>A layer whose heads share the size evenly.</summary>
    /// <exception cref="ArgumentException">The heads do not divide the size.</exception>
    public MultiheadAttention(
        int size, int heads, float dropout = 0, bool bias = true, bool batchFirst = true, RandomGenerator? generator = null)
    {
        Throw.ArgumentIf(heads < 1 || size % heads != 0,
            $"MultiheadAttention: size {size} does not divide into {heads} heads.", nameof(heads));
        (_size, _heads, _batchFirst) = (size, heads, batchFirst);
        InWeight = Register("in_proj_weight", Initialize.XavierUniform(Tensor.Empty([3 * size, size]), generator: generator));
        if (bias) InBias = Register("in_proj_bias", Tensor.Zeros(3 * size));
        Output = Register("out_proj", new Linear(size, size, bias, generator));
        if (bias) Initialize.Constant(Output.Bias!, 0);
        _dropout = Register("dropout", new Dropout(dropout, generator));
    }

    /// <summary>The projections of query, key and value. Shape: <c>[3 · size, size]</c>.</summary>
    public Tensor InWeight { get; }

    /// <summary>Their shifts. Shape: <c>[3 · size]</c>; null without.</summary>
    public Tensor? InBias { get; }

    /// <summary>The projection of the heads put together.</summary>
    public Linear Output { get; }

    /// <summary>Self-attention without a mask.</summary>
    public override Tensor Forward(Tensor input) => Forward(input, input, input).Output;

    /// <summary>Attention of a query over keys and values, and the weights of each head.</summary>
    /// <param name="query">What looks.</param>
    /// <param name="key">What is looked at.</param>
    /// <param name="value">What is taken; usually the same as the key.</param>
    /// <param name="mask">1 where a query must not look. Shape: <c>[queries, keys]</c>; see <see cref="Attention.CausalMask"/>.</param>
    /// <param name="paddingMask">1 where a key is padding. Shape: <c>[batch, keys]</c>; see <see cref="Attention.PaddingMask"/>.</param>
    /// <returns>The output, and weights of shape <c>[batch, heads, queries, keys]</c>.</returns>
    public (Tensor Output, Tensor Weights) Forward(Tensor query, Tensor key, Tensor value, Tensor? mask = null, Tensor? paddingMask = null)
    {
        foreach (Tensor tensor in (ReadOnlySpan<Tensor>)[query, key, value])
            Throw.ArgumentIf(tensor.Rank != 3 || tensor.Shape[2] != _size,
                $"MultiheadAttention: query {query.Shape}, key {key.Shape} and value {value.Shape} need three axes, the last of size " +
                $"{_size}.", nameof(query));
        if (!_batchFirst) (query, key, value) = (query.Transpose(0, 1), key.Transpose(0, 1), value.Transpose(0, 1));

        ColumnsOf q, k, v;
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            // One large product for all three.
            Tensor all = Tensor.Linear(query, InWeight, InBias);
            (q, k, v) = (new(all, 0), new(all, _size), new(all, 2 * _size));
        }
        else
        {
            (q, k, v) = (Project(query, 0), Project(key, 1), Project(value, 2));
        }
        Tensor? forbidden = mask;
        if (paddingMask is not null)
        {
            Tensor padding = paddingMask.Reshape(paddingMask.Shape[0], 1, 1, paddingMask.Shape[1]);
            forbidden = mask is null ? padding : Tensor.Maximum(mask, padding);
        }
        Tensor? keep = _dropout.Mask([query.Shape[0], _heads, query.Shape[1], key.Shape[1]]);
        (Tensor attended, Tensor weights) = Tensor.AttendHeads(q, k, v, _size, _heads, forbidden, keep);
        Tensor output = Output.Forward(attended);
        return (_batchFirst ? output : output.Transpose(0, 1), weights);
    }

    private ColumnsOf Project(Tensor x, int which) =>
        new(Tensor.Linear(x, InWeight.Narrow(0, which * _size, _size), InBias?.Narrow(0, which * _size, _size)), 0);
}
