namespace DeepLearning;

/// <summary>
/// An autoencoder whose codes are drawn from a distribution kept close to the standard normal, so that codes drawn from there
/// decode into new examples. Source: Kingma and Welling 2014.
/// </summary>
public sealed class VariationalAutoencoder : Module
{
    /// <summary>Joins an encoder and a decoder.</summary>
    /// <param name="encoder">From [batch, …] to [batch, 2 × latent]: the means, then the logarithms of the variances.</param>
    /// <param name="decoder">From [batch, latent] to scores of the input's shape, before the sigmoid.</param>
    /// <param name="latentSize">Numbers in a code.</param>
    public VariationalAutoencoder(Module encoder, Module decoder, int latentSize) =>
        (Encoder, Decoder, LatentSize) = (Register("encoder", encoder), Register("decoder", decoder), latentSize);

    /// <summary>From an input to its distribution.</summary>
    public Module Encoder { get; }

    /// <summary>From a code to scores.</summary>
    public Module Decoder { get; }

    /// <summary>Numbers in a code.</summary>
    public int LatentSize { get; }

    /// <summary>The distribution of an input's code. Shape: [batch, …] → two of [batch, latent].</summary>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor input)
    {
        Tensor both = Encoder.Forward(input);
        Throw.InvalidIf(both.Rank != 2 || both.Shape[1] != 2 * LatentSize,
            $"VariationalAutoencoder: the encoder gave {both.Shape}; [batch, {2 * LatentSize}] is needed, twice the latent size.");
        return (both.Narrow(1, 0, LatentSize), both.Narrow(1, LatentSize, LatentSize));
    }

    /// <summary>Decodes the mean of an input's code: values 0 … 1. Shape: [batch, …] → the same.</summary>
    public override Tensor Forward(Tensor input) => Decoder.Forward(Encode(input).Mean).Sigmoid();

    /// <summary>New examples: codes drawn from the standard normal, decoded. Values 0 … 1.</summary>
    public Tensor Generate(int count, RandomGenerator? generator = null)
    {
        using var off = Tensor.NoGrad();
        return Decoder.Forward(Tensor.Randn(generator, count, LatentSize)).Sigmoid();
    }

    /// <summary>Trains by the bound on the likelihood, with one draw of each code.</summary>
    /// <param name="data">Batches of inputs 0 … 1; their targets are not looked at.</param>
    /// <param name="optimizer">The optimiser of the parameters.</param>
    /// <param name="epochs">How often to go through the data.</param>
    /// <param name="beta">The weight of the divergence from the standard normal.</param>
    /// <param name="generator">The source of the codes' noise.</param>
    /// <param name="cancellation">Stops between two batches; by default when the notebook is interrupted.</param>
    /// <returns>The mean bound of each epoch, in nats an example; smaller is better.</returns>
    public IReadOnlyList<float> Fit(DataLoader data, Optimizer optimizer, int epochs, float beta = 1, RandomGenerator? generator = null,
        CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        var loss = new VaeLoss(beta);
        var bounds = new List<float>();
        Train();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double sum = 0;
            foreach (Batch batch in data)
            {
                cancellation.ThrowIfCancellationRequested();
                var (mean, logVariance) = Encode(batch.Input);
                Tensor bound = loss.Forward(Decoder.Forward(VaeLoss.Sample(mean, logVariance, generator)), batch.Input, mean, logVariance);
                sum += (double)optimizer.Minimize(bound) * batch.Input.Shape[0];
            }

            bounds.Add((float)(sum / data.Dataset.Count));
        }

        return bounds;
    }
}
