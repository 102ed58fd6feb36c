namespace DeepLearning;

/// <summary>Joins all axes but the first, so that an image becomes a row. Shape: <c>[batch, a, b, …] → [batch, a · b · …]</c>.</summary>
public sealed class Flatten(int start = 1, int end = -1) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Flatten(start, end);
}
