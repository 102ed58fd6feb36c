namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>y = max(0, x). Shape: as x. The derivative at 0 is 0.</summary>
    public Tensor Relu() => Map<ReluFunction>(this).Record(g => AddGradient(g.Gated(this)), this);

    // Passes this through where x is positive. Linear in this, so its own derivative is the same gate.
    private Tensor Gated(Tensor x) => Zip<Gate>(this, x, "Relu").Record(g => AddGradient(g.Gated(x)), this);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ). Shape: as x.</summary>
    public Tensor Sigmoid()
    {
        Tensor y = Map<SigmoidFunction>(this);
        return y.Record(g => AddGradient(GradientMode.IsOn ? g * (y * (1 - y)) : Zip<SigmoidGradient>(g, y, "Sigmoid")), this);
    }

    /// <summary>y = tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). Shape: as x.</summary>
    public Tensor Tanh()
    {
        Tensor y = Map<TanhFunction>(this);
        return y.Record(g => AddGradient(GradientMode.IsOn ? g * (1 - y * y) : Zip<TanhGradient>(g, y, "Tanh")), this);
    }

    /// <summary>y = x where x &gt; 0, else slope · x. Shape: as x.</summary>
    public Tensor LeakyRelu(float slope = 0.01f)
    {
        Tensor factor = slope + (1 - slope) * (this > 0);
        return this * factor;
    }

    /// <summary>y = x where x &gt; 0, else α (eˣ − 1). Shape: as x.</summary>
    public Tensor Elu(float alpha = 1)
    {
        // Minimum(x, 0) keeps the exponential from overflowing where it is not wanted.
        Tensor negative = Minimum(this, 0);
        return Relu() + alpha * (negative.Exp() - 1);
    }

    /// <summary>y = x · Φ(x), with Φ the normal distribution function (the exact form, not the tanh approximation). Shape: as x.</summary>
    public Tensor Gelu() => Map<GeluFunction>(this).Record(g =>
            AddGradient(GradientMode.IsOn ? g * (NormalCdf() + this * NormalDensity()) : Zip<GeluGradient>(g, this, "Gelu")), this);

    private Tensor NormalCdf() => 0.5f * (1 + (this * MathF.Sqrt(0.5f)).Erf());

    private Tensor NormalDensity() => (-0.5f * Square()).Exp() * (1 / MathF.Sqrt(2 * MathF.PI));

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt. Shape: as x.</summary>
    public Tensor Erf() => Map<ErfFunction>(this).Record(g => AddGradient(g * (2 / MathF.Sqrt(MathF.PI)) * (-Square()).Exp()), this);

    /// <summary>y = x · σ(x), also called swish. Shape: as x.</summary>
    public Tensor Silu() => Map<SiluFunction>(this).Record(g =>
        {
            if (!GradientMode.IsOn) AddGradient(Zip<SiluGradient>(g, this, "Silu"));
            else AddGradient(g * Sigmoid() * (1 + this * (1 - Sigmoid())));
        }, this);

    /// <summary>y = ln(1 + eˣ), a smooth ReLU. Shape: as x.</summary>
    public Tensor Softplus() => Map<SoftplusFunction>(this).Record(g => AddGradient(g * Sigmoid()), this);

    /// <summary>
    /// yᵢ = e^xᵢ / Σⱼ e^xⱼ along an axis, computed after subtracting the largest x so that nothing overflows. Shape: as x.
    /// </summary>
    public Tensor Softmax(int axis = -1)
    {
        axis = Shape.Axis(axis, "Softmax");
        if (axis != Rank - 1) return Transpose(axis, -1).Softmax().Transpose(axis, -1);
        Tensor y = Empty(Shape);
        SoftmaxKernel.Softmax(Data, y.Data, Shape[-1]);
        return y.Record(g =>
        {
            Tensor weighted = g * y;
            AddGradient(weighted - y * weighted.Sum(-1, keepDim: true));
        }, this);
    }

    /// <summary>
    /// yᵢ = xᵢ − ln Σⱼ e^xⱼ along an axis: the logarithm of <see cref="Softmax"/> without its loss of precision. Shape: as x.
    /// </summary>
    public Tensor LogSoftmax(int axis = -1)
    {
        axis = Shape.Axis(axis, "LogSoftmax");
        if (axis != Rank - 1) return Transpose(axis, -1).LogSoftmax().Transpose(axis, -1);
        Tensor y = Empty(Shape);
        SoftmaxKernel.LogSoftmax(Data, y.Data, Shape[-1]);
        return y.Record(g => AddGradient(g - y.Exp() * g.Sum(-1, keepDim: true)), this);
    }

    /// <summary>
    /// ln Σⱼ e^xⱼ along an axis, without overflow. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>.
    /// </summary>
    public Tensor LogSumExp(int axis = -1, bool keepDim = false)
    {
        Tensor largest = Max(axis, keepDim: true).Detach();
        Tensor y = (this - largest).Exp().Sum(axis, keepDim: true).Log() + largest;
        return keepDim ? y : y.Squeeze(axis);
    }
}
