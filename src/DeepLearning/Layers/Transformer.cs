namespace DeepLearning;

/// <summary>What the layers of a Transformer have in common. Names and defaults follow PyTorch; the batch comes first.</summary>
/// <param name="Size">The size of every token's vector.</param>
/// <param name="Heads">Heads of each attention.</param>
/// <param name="FeedForward">Hidden size of the feed-forward network.</param>
/// <param name="Dropout">Probability of dropout after each part.</param>
/// <param name="Gelu">GELU instead of ReLU in the feed-forward network.</param>
/// <param name="NormFirst">Whether each part normalises its input (as GPT does) instead of its output.</param>
public sealed record TransformerOptions(int Size, int Heads, int FeedForward = 2048, float Dropout = 0.1f, bool Gelu = false, bool NormFirst = false);

/// <summary>What encoder and decoder layers share: the making of their parts, the feed-forward network, and the residual connections.</summary>
internal sealed class TransformerParts(TransformerOptions options, RandomGenerator? generator)
{
    public Linear First { get; } = new(options.Size, options.FeedForward, generator: generator);

    public Linear Second { get; } = new(options.FeedForward, options.Size, generator: generator);

    public Dropout Inner { get; } = new(options.Dropout, generator);

    public MultiheadAttention Attention() => new(options.Size, options.Heads, options.Dropout, batchFirst: true, generator: generator);

    public LayerNorm Norm() => new(options.Size);

    public Dropout Drop() => new(options.Dropout, generator);

    public Tensor FeedForward(Tensor x)
    {
        Tensor hidden = First.Forward(x);
        return Second.Forward(Inner.Forward(options.Gelu ? hidden.Gelu() : hidden.Relu()));
    }

    // norm(x + part(x)), or x + part(norm(x)).
    public Tensor Around(Tensor x, LayerNorm norm, Dropout dropout, Func<Tensor, Tensor> part) => options.NormFirst
        ? x + dropout.Forward(part(norm.Forward(x)))
        : norm.Forward(x + dropout.Forward(part(x)));
}

/// <summary>Self-attention, then a feed-forward network. Shape: <c>[batch, time, size]</c> → the same. With a causal mask it is a GPT block.</summary>
public sealed class TransformerEncoderLayer : Module
{
    private readonly TransformerParts _parts;
    private readonly MultiheadAttention _attention;
    private readonly LayerNorm _norm1, _norm2;
    private readonly Dropout _dropout1, _dropout2;

    /// <summary>A layer with random weights.</summary>
    public TransformerEncoderLayer(TransformerOptions options, RandomGenerator? generator = null)
    {
        _parts = new TransformerParts(options, generator);
        _attention = Register("self_attn", _parts.Attention());
        Register("linear1", _parts.First);
        Register("dropout", _parts.Inner);
        Register("linear2", _parts.Second);
        (_norm1, _norm2) = (Register("norm1", _parts.Norm()), Register("norm2", _parts.Norm()));
        (_dropout1, _dropout2) = (Register("dropout1", _parts.Drop()), Register("dropout2", _parts.Drop()));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Forward(input, null);

    /// <summary>The output under masks, see <see cref="MultiheadAttention.Forward(Tensor, Tensor, Tensor, Tensor?, Tensor?)"/>.</summary>
    public Tensor Forward(Tensor input, Tensor? mask, Tensor? paddingMask = null)
    {
        Tensor x = _parts.Around(input, _norm1, _dropout1, part => _attention.Forward(part, part, part, mask, paddingMask).Output);
        return _parts.Around(x, _norm2, _dropout2, _parts.FeedForward);
    }
}

/// <summary>Self-attention, attention over an encoder's output, then a feed-forward network. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerDecoderLayer : ModuleBase
{
    private readonly TransformerParts _parts;
    private readonly MultiheadAttention _self, _cross;
    private readonly LayerNorm _norm1, _norm2, _norm3;
    private readonly Dropout _dropout1, _dropout2, _dropout3;

    /// <summary>A layer with random weights.</summary>
    public TransformerDecoderLayer(TransformerOptions options, RandomGenerator? generator = null)
    {
        _parts = new TransformerParts(options, generator);
        (_self, _cross) = (Register("self_attn", _parts.Attention()), Register("multihead_attn", _parts.Attention()));
        Register("linear1", _parts.First);
        Register("dropout", _parts.Inner);
        Register("linear2", _parts.Second);
        (_norm1, _norm2, _norm3) = (Register("norm1", _parts.Norm()), Register("norm2", _parts.Norm()), Register("norm3", _parts.Norm()));
        _dropout1 = Register("dropout1", _parts.Drop());
        _dropout2 = Register("dropout2", _parts.Drop());
        _dropout3 = Register("dropout3", _parts.Drop());
    }

    /// <summary>The output for a target and what the encoder made of the source.</summary>
    /// <param name="target">What is being written. Shape: <c>[batch, time, size]</c>.</param>
    /// <param name="memory">The encoder's output. Shape: <c>[batch, source time, size]</c>.</param>
    /// <param name="mask">1 where a target step must not look at another; usually causal.</param>
    /// <param name="memoryPaddingMask">1 where the source is padding.</param>
    /// <param name="paddingMask">1 where the target is padding.</param>
    public Tensor Forward(Tensor target, Tensor memory, Tensor? mask = null, Tensor? memoryPaddingMask = null, Tensor? paddingMask = null)
    {
        Tensor x = _parts.Around(target, _norm1, _dropout1, part => _self.Forward(part, part, part, mask, paddingMask).Output);
        x = _parts.Around(x, _norm2, _dropout2, part => _cross.Forward(part, memory, memory, null, memoryPaddingMask).Output);
        return _parts.Around(x, _norm3, _dropout3, _parts.FeedForward);
    }
}

/// <summary>A stack of encoder layers, normalised at the end if asked. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerEncoder : Module
{
    private readonly TransformerEncoderLayer[] _layers;
    private readonly LayerNorm? _norm;

    /// <summary>A stack of so many layers.</summary>
    public TransformerEncoder(TransformerOptions options, int layers, bool finalNorm = false, RandomGenerator? generator = null)
    {
        _layers = [.. Enumerable.Range(0, layers).Select(_ => new TransformerEncoderLayer(options, generator))];
        _norm = finalNorm ? new LayerNorm(options.Size) : null;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Forward(input, null);

    /// <summary>The output under masks.</summary>
    public Tensor Forward(Tensor input, Tensor? mask, Tensor? paddingMask = null)
    {
        foreach (TransformerEncoderLayer layer in _layers) input = layer.Forward(input, mask, paddingMask);
        return _norm is null ? input : _norm.Forward(input);
    }
}

/// <summary>A stack of decoder layers, normalised at the end if asked. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerDecoder : ModuleBase
{
    private readonly TransformerDecoderLayer[] _layers;
    private readonly LayerNorm? _norm;

    /// <summary>A stack of so many layers.</summary>
    public TransformerDecoder(TransformerOptions options, int layers, bool finalNorm = false, RandomGenerator? generator = null)
    {
        _layers = [.. Enumerable.Range(0, layers).Select(_ => new TransformerDecoderLayer(options, generator))];
        _norm = finalNorm ? new LayerNorm(options.Size) : null;
    }

    /// <summary>The output for a target and what the encoder made of the source; see <see cref="TransformerDecoderLayer"/>.</summary>
    public Tensor Forward(Tensor target, Tensor memory, Tensor? mask = null, Tensor? memoryPaddingMask = null, Tensor? paddingMask = null)
    {
        foreach (TransformerDecoderLayer layer in _layers) target = layer.Forward(target, memory, mask, memoryPaddingMask, paddingMask);
        return _norm is null ? target : _norm.Forward(target);
    }
}

/// <summary>The whole encoder–decoder of Vaswani et al. (2017), without embeddings. Shape: source and target <c>[batch, time, size]</c> → as the target.</summary>
public sealed class Transformer : ModuleBase
{
    private readonly TransformerEncoder _encoder;
    private readonly TransformerDecoder _decoder;

    /// <summary>A network with so many layers on each side.</summary>
    public Transformer(TransformerOptions options, int encoderLayers = 6, int decoderLayers = 6, RandomGenerator? generator = null)
    {
        _encoder = new TransformerEncoder(options, encoderLayers, finalNorm: true, generator);
        _decoder = new TransformerDecoder(options, decoderLayers, finalNorm: true, generator);
        foreach (Tensor parameter in Parameters())
            if (parameter.Rank > 1) Initialize.XavierUniform(parameter, generator: generator);
    }

    /// <summary>The output for a source and the target so far; the target sees only what came before unless another mask is given.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="target">What is being written.</param>
    /// <param name="targetMask">1 where a target step must not look at another; null means causal.</param>
    /// <param name="sourcePaddingMask">1 where the source is padding.</param>
    public Tensor Forward(Tensor source, Tensor target, Tensor? targetMask = null, Tensor? sourcePaddingMask = null) =>
        _decoder.Forward(target, _encoder.Forward(source, null, sourcePaddingMask), targetMask ?? Attention.CausalMask(target.Shape[1]), sourcePaddingMask);
}
