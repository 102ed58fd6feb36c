namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// The same values in another shape; one size may be −1, which stands for whatever is left. The values are shared, not copied.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not have equally many elements.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> sizes)
    {
        if (Shape.Sizes.SequenceEqual(sizes)) return this;
        Shape shape = FillIn(sizes);
        Throw.ArgumentIf(shape.ElementCount != Length,
            $"Reshape: {Shape} has {Length} values, {shape} needs {shape.ElementCount}.", nameof(sizes));
        return View(shape).Record(g => AddGradient(g.Reshape(Shape)), this);
    }

    private Shape FillIn(ReadOnlySpan<int> sizes)
    {
        int open = sizes.IndexOf(-1);
        if (open < 0) return new Shape(sizes);
        Throw.ArgumentIf(sizes[(open + 1)..].Contains(-1),
            $"Reshape: [{string.Join(", ", sizes.ToArray())}] has -1 more than once, and only one size can be worked out from the others.",
            nameof(sizes));
        int[] filled = sizes.ToArray();
        filled[open] = 1;
        int known = new Shape(filled).ElementCount;
        filled[open] = known == 0 ? 0 : Length / known;
        return new Shape(filled);
    }

    /// <summary>
    /// Joins the axes from <paramref name="start"/> to <paramref name="end"/>, both included, into one. The values are shared.
    /// </summary>
    public Tensor Flatten(int start = 0, int end = -1)
    {
        if (Rank == 0) return Reshape(1);
        start = Shape.Axis(start, "Flatten");
        end = Shape.Axis(end, "Flatten");
        return Reshape([.. Shape.Sizes[..start], Shape.LengthBetween(start, end + 1), .. Shape.Sizes[(end + 1)..]]);
    }

    /// <summary>Inserts an axis of size 1 before position <paramref name="axis"/>; −1 appends one. The values are shared.</summary>
    public Tensor Unsqueeze(int axis)
    {
        int at = axis < 0 ? axis + Rank + 1 : axis;
        Throw.OutOfRangeIf((uint)at > (uint)Rank, $"Unsqueeze: {Shape} has no place for an axis at {axis}.", nameof(axis));
        return Reshape([.. Shape.Sizes[..at], 1, .. Shape.Sizes[at..]]);
    }

    /// <summary>Drops every axis of size 1. The values are shared.</summary>
    public Tensor Squeeze() => Reshape([.. Shape.Where(size => size != 1)]);

    /// <summary>Drops one axis if its size is 1. The values are shared.</summary>
    public Tensor Squeeze(int axis)
    {
        axis = Shape.Axis(axis, "Squeeze");
        return Shape[axis] == 1 ? Reshape(Shape.Without(axis)) : this;
    }

    /// <summary>The matrix with rows and columns exchanged. Shape: <c>[m, n]</c> → <c>[n, m]</c>.</summary>
    public Tensor T => Rank == 2 ? Transpose(0, 1)
        : throw new InvalidOperationException($"T: needs a matrix, but the shape is {Shape}. Use Transpose(a, b).");

    /// <summary>Exchanges two axes.</summary>
    public Tensor Transpose(int a, int b)
    {
        Span<int> axes = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++) axes[i] = i;
        a = Shape.Axis(a, "Transpose");
        b = Shape.Axis(b, "Transpose");
        (axes[a], axes[b]) = (axes[b], axes[a]);
        return Permute(axes);
    }

    /// <summary>Puts the axes in another order: axis i of the result is axis <c>axes[i]</c> of this tensor.</summary>
    /// <exception cref="ArgumentException">The axes are not a permutation of 0 … rank − 1.</exception>
    public Tensor Permute(params ReadOnlySpan<int> axes)
    {
        Throw.ArgumentIf(axes.Length != Rank, $"Permute: {Shape} has {Rank} axes, but {axes.Length} were given.", nameof(axes));
        var inverse = new int[Rank];
        Array.Fill(inverse, -1);
        Span<int> sizes = stackalloc int[Rank], steps = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++)
        {
            int axis = Shape.Axis(axes[i], "Permute");
            Throw.ArgumentIf(inverse[axis] >= 0, $"Permute: axis {axis} of {Shape} is named twice.", nameof(axes));
            inverse[axis] = i;
            sizes[i] = Shape[axis];
            steps[i] = Shape.LengthBetween(axis + 1, Rank);
        }
        Tensor y = Empty(new Shape(sizes));
        Strided.Copy(Data, steps, y.Data, sizes);
        return y.Record(g => AddGradient(g.Permute(inverse)), this);
    }
}
