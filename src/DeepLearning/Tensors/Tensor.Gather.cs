namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// Picks along one axis: y[i, j] = x[i, index[i, j]] for axis 1 of a matrix.
    /// Shape: as the index, which has the rank of x and is no longer than x on the other axes.
    /// </summary>
    /// <param name="axis">The axis to pick along.</param>
    /// <param name="index">Whole numbers from 0 to the size of that axis − 1.</param>
    /// <exception cref="ArgumentException">The index has another rank, is too long, or holds a number outside the axis.</exception>
    public Tensor Gather(int axis, Tensor index)
    {
        Tensor y = Empty(index.Shape);
        int[] places = Places(Shape, ref axis, index, "Gather");
        for (int i = 0; i < places.Length; i++) y.Data[i] = Data[places[i]];
        return y.Record(g => AddGradient(Zeros(Shape).ScatterAdd(axis, index, g)), this);
    }

    /// <summary>
    /// Adds along one axis: y = x, then y[i, index[i, j]] += source[i, j] for axis 1 of a matrix. The reverse of <see cref="Gather"/>.
    /// Shape: as x.
    /// </summary>
    /// <exception cref="ArgumentException">Source and index differ in shape, or the index does not fit x.</exception>
    public Tensor ScatterAdd(int axis, Tensor index, Tensor source)
    {
        Throw.ArgumentIf(source.Shape != index.Shape, $"ScatterAdd: source {source.Shape} and index {index.Shape} differ.", nameof(source));
        Tensor y = Empty(Shape).CopyFrom(this);
        int[] places = Places(Shape, ref axis, index, "ScatterAdd");
        for (int i = 0; i < places.Length; i++) y.Data[places[i]] += source.Data[i];
        return y.Record(g =>
        {
            AddGradient(g);
            if (source.RequiresGrad) source.AddGradient(g.Gather(axis, index));
        }, this, source);
    }

    /// <summary>
    /// Picks whole slices along one axis: row i of y is row index[i] of x, for axis 0.
    /// Shape: as x, with the number of indices as the size of that axis.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside the axis.</exception>
    public Tensor IndexSelect(int axis, params int[] index)
    {
        (int outer, int size, int inner) = Split(ref axis, "IndexSelect");
        foreach (int i in index) CheckIndex(i, size, "IndexSelect");
        Tensor y = Empty(Shape.With(axis, index.Length));
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < index.Length; i++)
                Data.Slice((o * size + index[i]) * inner, inner).CopyTo(y.Data.Slice((o * index.Length + i) * inner, inner));
        return y.RecordFirstOrder("IndexSelect", g =>
        {
            Span<float> gradient = GradientBuffer();
            for (int o = 0; o < outer; o++)
                for (int i = 0; i < index.Length; i++)
                {
                    Span<float> row = gradient.Slice((o * size + index[i]) * inner, inner);
                    VectorMath.Add(row, g.Data.Slice((o * index.Length + i) * inner, inner), row);
                }
        }, this);
    }

    /// <summary>
    /// Rows of a table: y[…] = weight[index[…]]. The padding row gets no gradient. Shape: index <c>[…]</c>, weight <c>[count, size]</c> →
    /// <c>[…, size]</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a whole number below the number of rows.</exception>
    public static Tensor Embedding(Tensor weight, Tensor index, int? padding = null)
    {
        int count = weight.Shape[0], size = weight.Shape[1];
        Tensor y = Empty([.. index.Shape, size]);
        var rows = new int[index.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            CheckIndex(index.Data[i], count, "Embedding");
            rows[i] = (int)index.Data[i];
            weight.Data.Slice(rows[i] * size, size).CopyTo(y.Data[(i * size)..]);
        }
        return y.RecordFirstOrder("Embedding", g =>
        {
            Span<float> gradient = weight.GradientBuffer();
            for (int i = 0; i < rows.Length; i++)
            {
                if (rows[i] == padding) continue;
                Span<float> row = gradient.Slice(rows[i] * size, size);
                VectorMath.Add(row, g.Data.Slice(i * size, size), row);
            }
        }, weight);
    }

    private static void CheckIndex(float index, int size, string operation)
    {
        // Not Throw.OutOfRangeIf: this runs for each element.
        if (!(index >= 0 && index < size) || index != MathF.Floor(index))
            throw new ArgumentOutOfRangeException(
                nameof(index), Invariant($"{operation}: index {index} is not a whole number from 0 to {size - 1}."));
    }

    // Where in an array of the given shape each element of the index points.
    private static int[] Places(Shape shape, ref int axis, Tensor index, string operation)
    {
        axis = shape.Axis(axis, operation);
        Throw.ArgumentIf(index.Rank != shape.Rank, $"{operation}: index {index.Shape} must have as many axes as {shape}.", nameof(index));
        for (int i = 0; i < shape.Rank; i++)
            Throw.ArgumentIf(i != axis && index.Shape[i] > shape[i],
                $"{operation}: index {index.Shape} is longer than {shape} on axis {i}.", nameof(index));

        Span<int> steps = stackalloc int[shape.Rank];
        for (int i = 0; i < shape.Rank; i++) steps[i] = shape.LengthBetween(i + 1, shape.Rank);
        int along = steps[axis];
        steps[axis] = 0;
        var places = new int[index.Length];
        for (int i = 0; i < places.Length; i++)
        {
            float pick = index.Data[i];
            CheckIndex(pick, shape[axis], operation);
            places[i] = Place(i, index.Shape, steps) + (int)pick * along;
        }
        return places;
    }
}
