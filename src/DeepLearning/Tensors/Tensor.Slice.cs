namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// A part of the tensor, axis by axis: <c>x[0]</c> the first row, <c>x[.., 1..3]</c> two columns, <c>x[^1, 0]</c> one number.
    /// Axes that are not named are taken whole. Reading is differentiable. Writing overwrites that part, broadcast, and is not seen by
    /// <see cref="Backward"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More slices than axes, or a position outside its axis.</exception>
    [IndexerName("Part")]
    public Tensor this[params ReadOnlySpan<Slice> slices]
    {
        get
        {
            Region region = Select(slices);
            Tensor y = Empty(region.Shape);
            Strided.Copy(Data[region.Start..], region.Steps, y.Data, region.Sizes);
            return y.RecordFirstOrder("Slice", g =>
                Strided.Paste(g.Data, region.Sizes, GradientBuffer()[region.Start..], region.Steps, add: true), this);
        }
        set
        {
            Region region = Select(slices);
            using GradientMode mode = NoGrad();
            Strided.Paste(value.BroadcastTo(region.Shape).Data, region.Sizes, Data[region.Start..], region.Steps, add: false);
        }
    }

    /// <summary>The positions start … start + length − 1 along one axis. Shape: with that axis of size <paramref name="length"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside the axis.</exception>
    public Tensor Narrow(int axis, int start, int length)
    {
        axis = Shape.Axis(axis, "Narrow");
        Span<Slice> slices = stackalloc Slice[axis + 1];
        slices.Fill(Slice.All);
        slices[axis] = start..(start + length);
        return this[slices];
    }

    /// <summary>Cuts one axis into pieces of the given sizes, which must add up to its size.</summary>
    /// <exception cref="ArgumentException">The sizes do not add up.</exception>
    public Tensor[] Split(int axis, params int[] sizes)
    {
        Throw.ArgumentIf(sizes.Sum() != Shape[axis],
            $"Split: sizes {new Shape(sizes)} do not add up to axis {axis} of {Shape}.", nameof(sizes));
        var pieces = new Tensor[sizes.Length];
        for (int i = 0, start = 0; i < sizes.Length; start += sizes[i++]) pieces[i] = Narrow(axis, start, sizes[i]);
        return pieces;
    }

    /// <summary>Cuts one axis into equal pieces; the last is shorter if it does not divide.</summary>
    public Tensor[] Chunk(int count, int axis = 0)
    {
        int size = Shape[axis], each = Math.Max(1, (size + count - 1) / count);
        return Split(axis, [.. Enumerable.Range(0, (size + each - 1) / each).Select(i => Math.Min(each, size - i * each))]);
    }

    private readonly record struct Region(int Start, int[] Sizes, int[] Steps, Shape Shape);

    private Region Select(ReadOnlySpan<Slice> slices)
    {
        Throw.OutOfRangeIf(slices.Length > Rank,
            $"Index: {slices.Length} positions for shape {Shape}, which has {Rank} axes.", nameof(slices));
        int start = 0;
        int[] sizes = new int[Rank], steps = new int[Rank];
        var kept = new List<int>(Rank);
        for (int axis = 0; axis < Rank; axis++)
        {
            Slice slice = axis < slices.Length ? slices[axis] : Slice.All;
            int step = Shape.LengthBetween(axis + 1, Rank);
            (int first, sizes[axis]) = slice.On(Shape[axis], Shape, axis);
            start += first * step;
            steps[axis] = step * slice.Step;
            if (!slice.DropsAxis) kept.Add(sizes[axis]);
        }
        return new Region(Math.Min(start, Length), sizes, steps, [.. kept]);
    }
}
