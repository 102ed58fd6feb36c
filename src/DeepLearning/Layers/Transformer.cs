namespace DeepLearning;

/// <summary>What the layers of a Transformer have in common. Names and defaults follow PyTorch; the batch comes first.</summary>
/// <param name="Size">The size of every token's vector.</param>
/// <param name="Heads">Heads of each attention.</param>
/// <param name="FeedForward">Hidden size of the feed-forward network.</param>
/// <param name="Dropout">Probability of dropout after each part.</param>
/// <param name="Gelu">GELU instead of ReLU in the feed-forward network.</param>
/// <param name="NormFirst">Whether each part normalises its input (as GPT does) instead of its output.</param>
public sealed record TransformerOptions(int Size, int Heads, int FeedForward = 2048, float Dropout = 0.1f, bool Gelu = false, bool NormFirst = false);

/// <summary>What encoder and decoder layers share: the feed-forward network and the residual connections around every part.</summary>
public abstract class TransformerLayer : Module
{
    readonly TransformerOptions options;
    readonly Linear first, second;
    readonly Dropout inner;
    readonly RandomGenerator? generator;

    private protected TransformerLayer(TransformerOptions options, RandomGenerator? generator)
    {
        (this.options, this.generator) = (options, generator);
        first = new Linear(options.Size, options.FeedForward, generator: generator);
        second = new Linear(options.FeedForward, options.Size, generator: generator);
        inner = new Dropout(options.Dropout, generator);
    }

    private protected void RegisterFeedForward()
    {
        Register("linear1", first);
        Register("dropout", inner);
        Register("linear2", second);
    }

    private protected MultiheadAttention Attention(string name) => Register(name, new MultiheadAttention(options.Size, options.Heads, options.Dropout, generator: generator));

    private protected LayerNorm Norm(string name) => Register(name, new LayerNorm(options.Size));

    private protected Dropout Drop(string name) => Register(name, new Dropout(options.Dropout, generator));

    private protected Tensor FeedForward(Tensor x)
    {
        Tensor hidden = first.Forward(x);
        return second.Forward(inner.Forward(options.Gelu ? hidden.Gelu() : hidden.Relu()));
    }

    // norm(x + part(x)), or x + part(norm(x)).
    private protected Tensor Around(Tensor x, LayerNorm norm, Dropout dropout, Func<Tensor, Tensor> part) => options.NormFirst
        ? x + dropout.Forward(part(norm.Forward(x)))
        : norm.Forward(x + dropout.Forward(part(x)));
}

/// <summary>Self-attention, then a feed-forward network. Shape: <c>[batch, time, size]</c> → the same. With a causal mask it is a GPT block.</summary>
public sealed class TransformerEncoderLayer : TransformerLayer
{
    readonly MultiheadAttention attention;
    readonly LayerNorm norm1, norm2;
    readonly Dropout dropout1, dropout2;

    /// <summary>A layer with random weights.</summary>
    public TransformerEncoderLayer(TransformerOptions options, RandomGenerator? generator = null) : base(options, generator)
    {
        attention = Attention("self_attn");
        RegisterFeedForward();
        (norm1, norm2, dropout1, dropout2) = (Norm("norm1"), Norm("norm2"), Drop("dropout1"), Drop("dropout2"));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Forward(input, null);

    /// <summary>The output under masks, see <see cref="MultiheadAttention.Forward(Tensor, Tensor, Tensor, Tensor?, Tensor?)"/>.</summary>
    public Tensor Forward(Tensor input, Tensor? mask, Tensor? paddingMask = null)
    {
        Tensor x = Around(input, norm1, dropout1, part => attention.Forward(part, part, part, mask, paddingMask).Output);
        return Around(x, norm2, dropout2, FeedForward);
    }
}

/// <summary>Self-attention, attention over an encoder's output, then a feed-forward network. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerDecoderLayer : TransformerLayer
{
    readonly MultiheadAttention self, cross;
    readonly LayerNorm norm1, norm2, norm3;
    readonly Dropout dropout1, dropout2, dropout3;

    /// <summary>A layer with random weights.</summary>
    public TransformerDecoderLayer(TransformerOptions options, RandomGenerator? generator = null) : base(options, generator)
    {
        (self, cross) = (Attention("self_attn"), Attention("multihead_attn"));
        RegisterFeedForward();
        (norm1, norm2, norm3) = (Norm("norm1"), Norm("norm2"), Norm("norm3"));
        (dropout1, dropout2, dropout3) = (Drop("dropout1"), Drop("dropout2"), Drop("dropout3"));
    }

    /// <summary>The output for a target and what the encoder made of the source.</summary>
    /// <param name="target">What is being written. Shape: <c>[batch, time, size]</c>.</param>
    /// <param name="memory">The encoder's output. Shape: <c>[batch, source time, size]</c>.</param>
    /// <param name="mask">1 where a target step must not look at another; usually causal.</param>
    /// <param name="memoryPaddingMask">1 where the source is padding.</param>
    /// <param name="paddingMask">1 where the target is padding.</param>
    public Tensor Forward(Tensor target, Tensor memory, Tensor? mask = null, Tensor? memoryPaddingMask = null, Tensor? paddingMask = null)
    {
        Tensor x = Around(target, norm1, dropout1, part => self.Forward(part, part, part, mask, paddingMask).Output);
        x = Around(x, norm2, dropout2, part => cross.Forward(part, memory, memory, null, memoryPaddingMask).Output);
        return Around(x, norm3, dropout3, FeedForward);
    }
}

/// <summary>A stack of encoder layers, normalised at the end if asked. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerEncoder : Module
{
    readonly TransformerEncoderLayer[] layers;
    readonly LayerNorm? norm;

    /// <summary>A stack of so many layers.</summary>
    public TransformerEncoder(TransformerOptions options, int layers, bool finalNorm = false, RandomGenerator? generator = null)
    {
        this.layers = [.. Enumerable.Range(0, layers).Select(_ => new TransformerEncoderLayer(options, generator))];
        norm = finalNorm ? new LayerNorm(options.Size) : null;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Forward(input, null);

    /// <summary>The output under masks.</summary>
    public Tensor Forward(Tensor input, Tensor? mask, Tensor? paddingMask = null)
    {
        foreach (TransformerEncoderLayer layer in layers) input = layer.Forward(input, mask, paddingMask);
        return norm is null ? input : norm.Forward(input);
    }
}

/// <summary>A stack of decoder layers, normalised at the end if asked. Shape: <c>[batch, time, size]</c> → the same.</summary>
public sealed class TransformerDecoder : Module
{
    readonly TransformerDecoderLayer[] layers;
    readonly LayerNorm? norm;

    /// <summary>A stack of so many layers.</summary>
    public TransformerDecoder(TransformerOptions options, int layers, bool finalNorm = false, RandomGenerator? generator = null)
    {
        this.layers = [.. Enumerable.Range(0, layers).Select(_ => new TransformerDecoderLayer(options, generator))];
        norm = finalNorm ? new LayerNorm(options.Size) : null;
    }

    /// <summary>The output for a target and what the encoder made of the source; see <see cref="TransformerDecoderLayer"/>.</summary>
    public Tensor Forward(Tensor target, Tensor memory, Tensor? mask = null, Tensor? memoryPaddingMask = null, Tensor? paddingMask = null)
    {
        foreach (TransformerDecoderLayer layer in layers) target = layer.Forward(target, memory, mask, memoryPaddingMask, paddingMask);
        return norm is null ? target : norm.Forward(target);
    }
}

/// <summary>The whole encoder–decoder of Vaswani et al. (2017), without embeddings. Shape: source and target <c>[batch, time, size]</c> → as the target.</summary>
public sealed class Transformer : Module
{
    readonly TransformerEncoder encoder;
    readonly TransformerDecoder decoder;

    /// <summary>A network with so many layers on each side.</summary>
    public Transformer(TransformerOptions options, int encoderLayers = 6, int decoderLayers = 6, RandomGenerator? generator = null)
    {
        encoder = new TransformerEncoder(options, encoderLayers, finalNorm: true, generator);
        decoder = new TransformerDecoder(options, decoderLayers, finalNorm: true, generator);
        foreach (Tensor parameter in Parameters())
            if (parameter.Rank > 1) Initialize.XavierUniform(parameter, generator: generator);
    }

    /// <summary>The output for a source and the target so far; the target sees only what came before unless another mask is given.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="target">What is being written.</param>
    /// <param name="targetMask">1 where a target step must not look at another; null means causal.</param>
    /// <param name="sourcePaddingMask">1 where the source is padding.</param>
    public Tensor Forward(Tensor source, Tensor target, Tensor? targetMask = null, Tensor? sourcePaddingMask = null) =>
        decoder.Forward(target, encoder.Forward(source, null, sourcePaddingMask), targetMask ?? Attention.CausalMask(target.Shape[1]), sourcePaddingMask);
}
