namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>y = a + b, element by element. Shape: broadcast of both.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => Zip<AddFunction>(a, b, "Add").Record(g =>
    {
        a.AddGradient(g);
        b.AddGradient(g);
    }, a, b);

    /// <summary>y = a − b, element by element. Shape: broadcast of both.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => Zip<SubtractFunction>(a, b, "Subtract").Record(g =>
    {
        a.AddGradient(g);
        if (b.RequiresGrad) b.AddGradient(-g);
    }, a, b);

    /// <summary>y = a · b, element by element. Shape: broadcast of both. For the matrix product see <see cref="MatMul"/>.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => Zip<MultiplyFunction>(a, b, "Multiply").Record(g =>
    {
        if (a.RequiresGrad) a.AddGradient(g * b);
        if (b.RequiresGrad) b.AddGradient(g * a);
    }, a, b);

    /// <summary>y = a / b, element by element. Shape: broadcast of both.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => Zip<DivideFunction>(a, b, "Divide").Record(g =>
    {
        if (a.RequiresGrad) a.AddGradient(g / b);
        if (b.RequiresGrad) b.AddGradient(-(g * a) / (b * b));
    }, a, b);

    /// <summary>y = −x. Shape: as x.</summary>
    public static Tensor operator -(Tensor x) => Map<Negate>(x).Record(g => x.AddGradient(-g), x);

    /// <summary>y = max(a, b), element by element. Shape: broadcast of both. Where they are equal, each gets half the gradient.</summary>
    public static Tensor Maximum(Tensor a, Tensor b) => Zip<Larger>(a, b, "Maximum").Record(g => Share(g, a, b, a > b), a, b);

    /// <summary>y = min(a, b), element by element. Shape: broadcast of both. Where they are equal, each gets half the gradient.</summary>
    public static Tensor Minimum(Tensor a, Tensor b) => Zip<Smaller>(a, b, "Minimum").Record(g => Share(g, a, b, a < b), a, b);

    private static void Share(Tensor gradient, Tensor a, Tensor b, Tensor takesA)
    {
        Tensor shareOfA = takesA + 0.5f * a.EqualTo(b);
        if (a.RequiresGrad) a.AddGradient(gradient * shareOfA);
        if (b.RequiresGrad) b.AddGradient(gradient * (1 - shareOfA));
    }

    /// <summary>1 where a &gt; b, else 0. Shape: broadcast of both. Not differentiable.</summary>
    public static Tensor operator >(Tensor a, Tensor b) => Zip<IsGreater>(a, b, "Greater");

    /// <summary>1 where a &lt; b, else 0. Shape: broadcast of both. Not differentiable.</summary>
    public static Tensor operator <(Tensor a, Tensor b) => Zip<IsGreater>(b, a, "Less");

    /// <summary>1 where a ≥ b, else 0. Shape: broadcast of both. Not differentiable.</summary>
    public static Tensor operator >=(Tensor a, Tensor b) => Zip<IsGreaterOrEqual>(a, b, "GreaterOrEqual");

    /// <summary>1 where a ≤ b, else 0. Shape: broadcast of both. Not differentiable.</summary>
    public static Tensor operator <=(Tensor a, Tensor b) => Zip<IsGreaterOrEqual>(b, a, "LessOrEqual");

    /// <summary>
    /// 1 where a = b, else 0. Shape: broadcast of both. Not differentiable. (<c>==</c> asks whether two variables hold the same tensor.)
    /// </summary>
    public Tensor EqualTo(Tensor other) => Zip<IsEqual>(this, other, "EqualTo");

    /// <summary>x stretched to a larger shape by repeating axes of size 1. Shape: as given.</summary>
    /// <exception cref="ArgumentException">The tensor does not stretch to that shape.</exception>
    public Tensor BroadcastTo(params Shape shape)
    {
        if (Shape == shape) return this;
        Throw.ArgumentIf(Broadcasting.Join(Shape, shape, "BroadcastTo") != shape,
            $"BroadcastTo: {Shape} does not stretch to {shape}.", nameof(shape));
        Tensor y = Empty(shape);
        y.Data.Clear();
        Broadcasting.Zip<AddFunction>(Data, Shape, y.Data, shape, y.Data, shape);
        return y.Record(AddGradient, this);
    }

    /// <summary>
    /// The reverse of <see cref="BroadcastTo"/>: sums over the axes along which a tensor of the given shape would be repeated.
    /// </summary>
    internal Tensor SumTo(Shape shape)
    {
        Tensor y = this;
        int extra = Rank - shape.Rank;
        if (extra > 0) y = y.Reshape([Shape.LengthBetween(0, extra), .. Shape.Sizes[extra..]]).Sum(0);
        for (int axis = 0; axis < shape.Rank; axis++)
            if (shape[axis] == 1 && y.Shape[axis] != 1) y = y.Sum(axis, keepDim: true);
        return y;
    }

    private static Tensor Zip<TFunction>(Tensor a, Tensor b, string operation) where TFunction : struct, IFunction2
    {
        Tensor y = Empty(Broadcasting.Join(a.Shape, b.Shape, operation));
        Broadcasting.Zip<TFunction>(a.Data, a.Shape, b.Data, b.Shape, y.Data, y.Shape);
        return y;
    }

    private static Tensor Map<TFunction>(Tensor x) where TFunction : struct, IFunction
    {
        Tensor y = Empty(x.Shape);
        VectorMath.Map<TFunction>(x.Data, y.Data);
        return y;
    }
}
