namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>y = max(0, x). Shape: as x. The derivative at 0 is 0.</summary>
    public Tensor Relu() => Gated(this);

    // Passes this through where x is positive. Linear in this, so its own derivative is the same gate.
    Tensor Gated(Tensor x)
    {
        Tensor y = Zip<Gate>(this, x, "Relu");
        return y.Record(g => AddGradient(g.Gated(x)), this);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ). Shape: as x.</summary>
    public Tensor Sigmoid()
    {
        Tensor y = Empty(Shape);
        VectorMath.Sigmoid(Data, y.Data);
        return y.Record(g => AddGradient(GradientMode.IsOn ? g * (y * (1 - y)) : Zip<SigmoidGradient>(g, y, "Sigmoid")), this);
    }

    /// <summary>y = tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). Shape: as x.</summary>
    public Tensor Tanh()
    {
        Tensor y = Empty(Shape);
        VectorMath.Tanh(Data, y.Data);
        return y.Record(g => AddGradient(GradientMode.IsOn ? g * (1 - y * y) : Zip<TanhGradient>(g, y, "Tanh")), this);
    }

    /// <summary>yᵢ = e^xᵢ / Σⱼ e^xⱼ along an axis, computed after subtracting the largest x so that nothing overflows. Shape: as x.</summary>
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

    /// <summary>yᵢ = xᵢ − ln Σⱼ e^xⱼ along an axis: the logarithm of <see cref="Softmax"/> without its loss of precision. Shape: as x.</summary>
    public Tensor LogSoftmax(int axis = -1)
    {
        axis = Shape.Axis(axis, "LogSoftmax");
        if (axis != Rank - 1) return Transpose(axis, -1).LogSoftmax().Transpose(axis, -1);
        Tensor y = Empty(Shape);
        SoftmaxKernel.LogSoftmax(Data, y.Data, Shape[-1]);
        return y.Record(g => AddGradient(g - y.Exp() * g.Sum(-1, keepDim: true)), this);
    }

    /// <summary>ln Σⱼ e^xⱼ along an axis, without overflow. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>.</summary>
    public Tensor LogSumExp(int axis = -1, bool keepDim = false)
    {
        Tensor largest = Max(axis, keepDim: true).Detach();
        Tensor y = (this - largest).Exp().Sum(axis, keepDim: true).Log() + largest;
        return keepDim ? y : y.Squeeze(axis);
    }
}
