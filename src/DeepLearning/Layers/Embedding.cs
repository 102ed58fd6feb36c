namespace DeepLearning;

/// <summary>
/// A table of vectors, one for each token; looking up is picking rows. Shape: token numbers <c>[…] → […, size]</c>.
/// </summary>
/// <remarks>Vectors start normal with variance 1, as PyTorch's <c>nn.Embedding</c>; the padding token's is 0 and stays so.</remarks>
public sealed class Embedding : Module
{
    private readonly int? _padding;

    /// <summary>A table with random vectors.</summary>
    /// <param name="count">The number of tokens.</param>
    /// <param name="size">The length of a vector.</param>
    /// <param name="paddingIndex">The token that stands for nothing; null if there is none.</param>
    /// <param name="generator">Source of the starting vectors; null means <see cref="RandomGenerator.Default"/>.</param>
    public Embedding(int count, int size, int? paddingIndex = null, RandomGenerator? generator = null)
    {
        _padding = paddingIndex;
        Weight = Register("weight", Initialize.Normal(Tensor.Empty([count, size]), generator: generator));
        if (_padding is { } index) Weight[index] = 0;
    }

    /// <summary>The vectors. Shape: <c>[count, size]</c>.</summary>
    public Tensor Weight { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A token is not a whole number below the size of the table.</exception>
    public override Tensor Forward(Tensor input) => Tensor.Embedding(Weight, input, _padding);
}
