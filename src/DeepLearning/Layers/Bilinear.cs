namespace DeepLearning;

/// <summary>The bilinear layer y[o] = Σᵢⱼ a[i] · W[o, i, j] · b[j] + bias[o]. Shape: <c>[batch, in1]</c> and <c>[batch, in2]</c> → <c>[batch, out]</c>.</summary>
public sealed class Bilinear : ModuleBase
{
    /// <summary>A layer with random weights, uniform in ± 1 / √in1.</summary>
    public Bilinear(int inFeatures1, int inFeatures2, int outFeatures, bool bias = true, RandomGenerator? generator = null)
    {
        Weight = Register("weight", Initialize.ByFanIn(Tensor.Empty([outFeatures, inFeatures1, inFeatures2]), inFeatures1, generator));
        if (bias) Bias = Register("bias", Initialize.ByFanIn(Tensor.Empty([outFeatures]), inFeatures1, generator));
    }

    /// <summary>W. Shape: <c>[out, in1, in2]</c>.</summary>
    public Tensor Weight { get; }

    /// <summary>The shift of each output. Shape: <c>[out]</c>; null without.</summary>
    public Tensor? Bias { get; }

    /// <summary>The output for two inputs.</summary>
    public Tensor Forward(Tensor a, Tensor b) => Tensor.Bilinear(a, b, Weight, Bias);
}
