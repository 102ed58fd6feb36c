namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>y = eˣ. Shape: as x.</summary>
    public Tensor Exp()
    {
        Tensor y = Map<ExpFunction>(this);
        return y.Record(g => AddGradient(g * y), this);
    }

    /// <summary>y = ln x. Shape: as x.</summary>
    public Tensor Log() => Map<LogFunction>(this).Record(g => AddGradient(g / this), this);

    /// <summary>y = √x. Shape: as x.</summary>
    public Tensor Sqrt()
    {
        Tensor y = Map<SqrtFunction>(this);
        return y.Record(g => AddGradient(0.5f * g / y), this);
    }

    /// <summary>y = |x|. Shape: as x. The derivative at 0 is 0.</summary>
    public Tensor Abs() => Map<Absolute>(this).Record(g => AddGradient(g * Sign()), this);

    /// <summary>−1, 0 or 1. Shape: as x. Its derivative is 0.</summary>
    public Tensor Sign() => Map<Sign>(this);

    /// <summary>y = x². Shape: as x.</summary>
    public Tensor Square() => this * this;

    /// <summary>y = x raised to a constant power. Shape: as x.</summary>
    public Tensor Pow(float exponent) =>
        Map(x => MathF.Pow(x, exponent)).Record(g => AddGradient(g * (exponent * Pow(exponent - 1))), this);

    private Tensor Map(Func<float, float> function)
    {
        Tensor y = Empty(Shape);
        for (int i = 0; i < y.Length; i++) y.Data[i] = function(Data[i]);
        return y;
    }

    /// <summary>y = x ^ exponent, element by element. Shape: broadcast of both. The exponent's derivative needs x &gt; 0.</summary>
    public Tensor Pow(Tensor exponent)
    {
        Tensor x = BroadcastTo(Broadcasting.Join(Shape, exponent.Shape, "Pow")), p = exponent.BroadcastTo(x.Shape), y = Empty(x.Shape);
        for (int i = 0; i < y.Length; i++) y.Data[i] = MathF.Pow(x.Data[i], p.Data[i]);
        return y.Record(g =>
        {
            if (x.RequiresGrad) x.AddGradient(g * p * x.Pow(p - 1));
            if (p.RequiresGrad) p.AddGradient(g * y * x.Log());
        }, x, p);
    }

    /// <summary>y = sin x. Shape: as x.</summary>
    public Tensor Sin() => Map(MathF.Sin).Record(g => AddGradient(g * Cos()), this);

    /// <summary>y = cos x. Shape: as x.</summary>
    public Tensor Cos() => Map(MathF.Cos).Record(g => AddGradient(-g * Sin()), this);

    /// <summary>x kept within bounds. Shape: as x. The derivative is 1 within them, bounds included, and 0 outside.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one.</exception>
    public Tensor Clip(float min = float.NegativeInfinity, float max = float.PositiveInfinity)
    {
        Throw.ArgumentIf(!(min <= max), $"Clip: the lower bound must not be above the upper bound.", nameof(min));
        Tensor y = Zip<Smaller>(Zip<Larger>(this, min, "Clip"), max, "Clip");
        return y.Record(g => AddGradient(g * EqualTo(y)), this);
    }

    /// <summary>a where the condition is not 0, else b. Shape: broadcast of all three.</summary>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b)
    {
        Shape shape = Broadcasting.Join(Broadcasting.Join(condition.Shape, a.Shape, "Where"), b.Shape, "Where");
        Tensor chosen = condition.BroadcastTo(shape), left = a.BroadcastTo(shape), right = b.BroadcastTo(shape), y = Empty(shape);
        for (int i = 0; i < y.Length; i++) y.Data[i] = chosen.Data[i] != 0 ? left.Data[i] : right.Data[i];
        return y.Record(g =>
        {
            if (left.RequiresGrad) left.AddGradient(Where(chosen, g, 0));
            if (right.RequiresGrad) right.AddGradient(Where(chosen, 0, g));
        }, left, right);
    }

    /// <summary>x with <paramref name="value"/> wherever the mask is not 0. Shape: as x; the mask is broadcast to it.</summary>
    public Tensor MaskedFill(Tensor mask, float value) => Where(mask.BroadcastTo(Shape), value, this);
}
