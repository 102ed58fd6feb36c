namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>y = Σ x over all elements. Shape: <c>[]</c>.</summary>
    public Tensor Sum()
    {
        Tensor y = Reductions.Sum(Data);
        return y.Record(g => AddGradient(g.BroadcastTo(Shape)), this);
    }

    /// <summary>y = Σ x along one axis. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>.</summary>
    public Tensor Sum(int axis, bool keepDim = false)
    {
        (int outer, int size, int inner) = Split(ref axis, "Sum");
        Tensor y = Empty(Reduced(axis, keepDim));
        Reductions.SumAxis(Data, outer, size, inner, y.Data);
        return y.Record(g => AddGradient(g.Reshape(Shape.With(axis, 1)).BroadcastTo(Shape)), this);
    }

    /// <summary>y = Σ x over several axes. Shape: without those axes, or with size 1 there if <paramref name="keepDim"/>.</summary>
    public Tensor Sum(ReadOnlySpan<int> axes, bool keepDim = false)
    {
        Span<bool> isReduced = stackalloc bool[Rank];
        isReduced.Clear();
        foreach (int axis in axes) isReduced[Shape.Axis(axis, "Sum")] = true;
        Tensor y = this;
        for (int axis = Rank - 1; axis >= 0; axis--)
            if (isReduced[axis]) y = y.Sum(axis, keepDim);
        return y;
    }

    /// <summary>y = Σ x / n over all n elements. Shape: <c>[]</c>.</summary>
    public Tensor Mean() => Sum() / Length;

    /// <summary>
    /// y = Σ x / n along an axis of size n. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>.
    /// </summary>
    public Tensor Mean(int axis, bool keepDim = false) => Sum(axis, keepDim) / Shape[axis];

    /// <summary>Mean over several axes. Shape: without those axes, or with size 1 there if <paramref name="keepDim"/>.</summary>
    public Tensor Mean(ReadOnlySpan<int> axes, bool keepDim = false)
    {
        Tensor sum = Sum(axes, keepDim);
        return sum * ((float)sum.Length / Length);
    }

    /// <summary>y = Σ (x − mean)² / (n − 1) over all elements, or / n if not <paramref name="unbiased"/>. Shape: <c>[]</c>.</summary>
    public Tensor Var(bool unbiased = true) => Reshape(Length).Var(0, unbiased: unbiased);

    /// <summary>
    /// y = Σ (x − mean)² / (n − 1) along an axis of size n, or / n if not <paramref name="unbiased"/>. Shape: without that axis, or with
    /// size 1 there if <paramref name="keepDim"/>.
    /// </summary>
    public Tensor Var(int axis, bool keepDim = false, bool unbiased = true)
    {
        Tensor deviation = this - Mean(axis, keepDim: true);
        return (deviation * deviation).Sum(axis, keepDim) / (Shape[axis] - (unbiased ? 1 : 0));
    }

    /// <summary>Standard deviation: the square root of <see cref="Var(bool)"/>. Shape: <c>[]</c>.</summary>
    public Tensor Std(bool unbiased = true) => Var(unbiased).Sqrt();

    /// <summary>Standard deviation along an axis. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>.</summary>
    public Tensor Std(int axis, bool keepDim = false, bool unbiased = true) => Var(axis, keepDim, unbiased).Sqrt();

    /// <summary>The largest element. Shape: <c>[]</c>. The first of equals gets the gradient.</summary>
    public Tensor Max() => Reshape(Length).Max(0);

    /// <summary>
    /// The largest element along an axis. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>. The first of equals
    /// gets the gradient.
    /// </summary>
    public Tensor Max(int axis, bool keepDim = false) => Extreme(axis, keepDim, smallest: false);

    /// <summary>The smallest element. Shape: <c>[]</c>. The first of equals gets the gradient.</summary>
    public Tensor Min() => Reshape(Length).Min(0);

    /// <summary>
    /// The smallest element along an axis. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>. The first of
    /// equals gets the gradient.
    /// </summary>
    public Tensor Min(int axis, bool keepDim = false) => Extreme(axis, keepDim, smallest: true);

    /// <summary>The position of the largest of all elements, counted row by row.</summary>
    public int ArgMax() => (int)Reshape(Length).ArgMax(0).Item();

    /// <summary>
    /// The position of the largest element along an axis, the first of equals. Shape: without that axis, or with size 1 there if
    /// <paramref name="keepDim"/>. Not differentiable.
    /// </summary>
    public Tensor ArgMax(int axis, bool keepDim = false) => ArgExtreme(axis, keepDim, smallest: false);

    /// <summary>The position of the smallest of all elements, counted row by row.</summary>
    public int ArgMin() => (int)Reshape(Length).ArgMin(0).Item();

    /// <summary>
    /// The position of the smallest element along an axis, the first of equals. Shape: without that axis, or with size 1 there if
    /// <paramref name="keepDim"/>. Not differentiable.
    /// </summary>
    public Tensor ArgMin(int axis, bool keepDim = false) => ArgExtreme(axis, keepDim, smallest: true);

    private Tensor Extreme(int axis, bool keepDim, bool smallest)
    {
        axis = Shape.Axis(axis, smallest ? "Min" : "Max");
        Tensor y = Gather(axis, ArgExtreme(axis, keepDim: true, smallest));
        return keepDim ? y : y.Squeeze(axis);
    }

    private Tensor ArgExtreme(int axis, bool keepDim, bool smallest)
    {
        string operation = smallest ? "Min" : "Max";
        (int outer, int size, int inner) = Split(ref axis, operation);
        Throw.InvalidIf(size == 0,
            $"{operation}: axis {axis} of {Shape} is empty, so it has no {(smallest ? "smallest" : "largest")} element.");
        Tensor y = Empty(Reduced(axis, keepDim));
        Reductions.ArgExtreme(Data, outer, size, inner, smallest, y.Data);
        return y;
    }

    private Shape Reduced(int axis, bool keepDim) => keepDim ? Shape.With(axis, 1) : Shape.Without(axis);

    /// <summary>The shape seen as [outer, size, inner] around one axis, which is made to count from 0.</summary>
    private (int Outer, int Size, int Inner) Split(ref int axis, string operation)
    {
        axis = Shape.Axis(axis, operation);
        return (Shape.LengthBetween(0, axis), Shape[axis], Shape.LengthBetween(axis + 1, Rank));
    }
}
