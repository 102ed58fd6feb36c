namespace DeepLearning;

/// <summary>
/// An encoder that squeezes an input into a few numbers and a decoder that restores it. Train it with <see cref="Trainer"/> on a
/// data set whose targets are its inputs, or on a <see cref="NoisyDataset"/> to make it remove noise.
/// Shape: [batch, …] → the decoder's shape.
/// </summary>
/// <example><code>
/// Tensor data = Tensor.Rand(new RandomGenerator(1), 64, 8);
/// var model = new Autoencoder(new Linear(8, 2), new Linear(2, 8));
/// new Trainer(model, new Adam(model.Parameters()), new MseLoss()).Fit(new DataLoader(new TensorDataset(data, data)), epochs: 2);
/// Console.WriteLine(model.Encoder.Forward(data).Shape);   // [64, 2]
/// </code></example>
public sealed class Autoencoder : Module
{
    /// <summary>Joins an encoder and a decoder.</summary>
    public Autoencoder(Module encoder, Module decoder) => (Encoder, Decoder) = (Register("encoder", encoder), Register("decoder", decoder));

    /// <summary>From an input to its code.</summary>
    public Module Encoder { get; }

    /// <summary>From a code to an input.</summary>
    public Module Decoder { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Decoder.Forward(Encoder.Forward(input));
}

/// <summary>
/// Gives each input with Gaussian noise added, and as its target the clean input: what a denoising autoencoder learns from
/// (Vincent and others 2008). The noise is drawn anew at every pass.
/// </summary>
/// <param name="source">The clean inputs.</param>
/// <param name="deviation">The noise's standard deviation.</param>
/// <param name="generator">The source of the noise.</param>
public sealed class NoisyDataset(Dataset source, float deviation, RandomGenerator? generator = null) : Dataset
{
    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override (Tensor Input, Tensor Target) this[int index] => (Noisy(source[index].Input), source[index].Input);

    /// <inheritdoc/>
    public override Batch Collate(ReadOnlySpan<int> indices)
    {
        Tensor clean = source.Collate(indices).Input;
        return new Batch(Noisy(clean), clean);
    }

    private Tensor Noisy(Tensor clean) => clean + deviation * Tensor.Randn(generator, clean.Shape);
}
