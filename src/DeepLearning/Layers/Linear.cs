namespace DeepLearning;

/// <summary>
/// The affine layer y = x · Wᵀ + b: every output is a weighted sum of all inputs.
/// Shape: <c>[…, in] → […, out]</c>.
/// </summary>
/// <remarks>Weights and biases start uniform in ±1/√in, as PyTorch's <c>nn.Linear</c>.</remarks>
/// <example><code>
/// var layer = new Linear(3, 2);
/// Console.WriteLine(layer.Forward(Tensor.Ones(5, 3)).Shape);   // [5, 2]
/// </code></example>
public sealed class Linear : Module
{
    /// <summary>A layer with random weights.</summary>
    /// <param name="inFeatures">Size of the input's last axis.</param>
    /// <param name="outFeatures">Size of the output's last axis.</param>
    /// <param name="bias">Whether b is added.</param>
    /// <param name="generator">Source of the starting weights; null means <see cref="RandomGenerator.Default"/>.</param>
    public Linear(int inFeatures, int outFeatures, bool bias = true, RandomGenerator? generator = null)
    {
        Weight = Register("weight", Initialize.ByFanIn(Tensor.Empty([outFeatures, inFeatures]), inFeatures, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outFeatures]), inFeatures, generator));
    }

    /// <summary>W. Shape: <c>[out, in]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>b. Shape: <c>[out]</c>; null if the layer has none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => Tensor.Linear(input, Weight, Bias);

    /// <inheritdoc/>
    public override string ToString() => $"Linear({Weight.Shape[1]} → {Weight.Shape[0]}{(Bias is null ? ", no bias" : "")})";
}
