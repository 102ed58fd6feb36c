namespace DeepLearning;

/// <summary>
/// Dropout (Srivastava et al., 2014): in training every value is set to 0 with probability p and the others are divided by 1 − p; in
/// evaluation nothing happens.
/// Shape: as the input.
/// </summary>
public sealed class Dropout : Module
{
    private readonly float _probability;
    private readonly RandomGenerator? _generator;

    /// <summary>A layer that drops values with the given probability.</summary>
    /// <param name="probability">p, at least 0 and below or at 1.</param>
    /// <param name="generator">What chooses; null means <see cref="RandomGenerator.Default"/>.</param>
    public Dropout(float probability = 0.5f, RandomGenerator? generator = null)
    {
        Throw.OutOfRangeIf(!(probability >= 0 && probability <= 1),
            $"Dropout: the probability {probability} is not from 0 to 1.", nameof(probability));
        (_probability, _generator) = (probability, generator);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Mask(input.Shape) is { } mask ? input * mask : input;

    /// <summary>What the values of an input are multiplied by; null when nothing is to happen.</summary>
    internal Tensor? Mask(Shape shape)
    {
        if (!IsTraining || _probability == 0) return null;
        RandomGenerator chance = _generator ?? RandomGenerator.Default;
        float keep = _probability == 1 ? 0 : 1 / (1 - _probability);
        Tensor mask = Tensor.Empty(shape);
        foreach (ref float value in mask.Data) value = chance.NextSingle() < _probability ? 0 : keep;
        return mask;
    }
}
