namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>yᵢ = x₀ + … + xᵢ along an axis. Shape: as x.</summary>
    public Tensor CumulativeSum(int axis = -1)
    {
        (int outer, int size, int inner) = Split(ref axis, "CumulativeSum");
        Tensor y = Empty(Shape).CopyFrom(this);
        for (int o = 0; o < outer; o++)
            for (int i = 1; i < size; i++)
            {
                int row = (o * size + i) * inner;
                VectorMath.Add(y.Data.Slice(row, inner), y.Data.Slice(row - inner, inner), y.Data.Slice(row, inner));
            }
        return y.Record(g => AddGradient(g.Flip(axis).CumulativeSum(axis).Flip(axis)), this);
    }

    /// <summary>x in reverse order along an axis. Shape: as x.</summary>
    public Tensor Flip(int axis)
    {
        (int outer, int size, int inner) = Split(ref axis, "Flip");
        Tensor y = Empty(Shape);
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < size; i++) Data.Slice((o * size + i) * inner, inner).CopyTo(y.Data[((o * size + size - 1 - i) * inner)..]);
        return y.Record(g => AddGradient(g.Flip(axis)), this);
    }

    /// <summary>x repeated whole, <paramref name="times"/> times along each axis. Shape: each size times its factor.</summary>
    /// <exception cref="ArgumentException">There are fewer factors than axes.</exception>
    public Tensor Repeat(params int[] times)
    {
        Throw.ArgumentIf(times.Length < Rank, $"Repeat: {times.Length} factors do not cover the axes of {Shape}.", nameof(times));
        Tensor y = Reshape([.. Enumerable.Repeat(1, times.Length - Rank), .. Shape]);
        for (int axis = 0; axis < times.Length; axis++)
            if (times[axis] != 1) y = Concat(axis, [.. Enumerable.Repeat(y, times[axis])]);
        return y;
    }

    /// <summary>The values in order along an axis, and where each was. Equal values keep their order. Shape: both as x.</summary>
    public (Tensor Values, Tensor Indices) Sort(int axis = -1, bool descending = false)
    {
        Tensor indices = Ranking(ref axis, descending, "Sort");
        return (Gather(axis, indices), indices);
    }

    /// <summary>
    /// The <paramref name="count"/> largest (or smallest) values along an axis, best first, and where they are. Shape: as x with that axis
    /// of size <paramref name="count"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis has fewer values.</exception>
    public (Tensor Values, Tensor Indices) TopK(int count, int axis = -1, bool largest = true)
    {
        Throw.OutOfRangeIf(count < 0 || count > Shape[axis],
            $"TopK: {count} values were asked for, but axis {axis} of {Shape} has {Shape[axis]}.", nameof(count));
        Tensor indices = Ranking(ref axis, largest, "TopK").Narrow(axis, 0, count);
        return (Gather(axis, indices), indices);
    }

    private Tensor Ranking(ref int axis, bool descending, string operation)
    {
        (int outer, int size, int inner) = Split(ref axis, operation);
        Tensor y = Empty(Shape);
        float[] keys = new float[size];
        for (int o = 0; o < outer; o++)
            for (int n = 0; n < inner; n++)
            {
                int start = o * size * inner + n;
                for (int i = 0; i < size; i++) keys[i] = descending ? -Data[start + i * inner] : Data[start + i * inner];
                int rank = 0;
                foreach (int index in Enumerable.Range(0, size).OrderBy(i => keys[i])) y.Data[start + rank++ * inner] = index;
            }
        return y;
    }

    /// <summary>Class numbers as rows with a 1 at that place and 0 elsewhere. Shape: <c>[…] → […, classes]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a class number.</exception>
    public Tensor OneHot(int classes)
    {
        Tensor y = Zeros([.. Shape, classes]);
        for (int i = 0; i < Length; i++)
        {
            CheckIndex(Data[i], classes, "OneHot");
            y.Data[i * classes + (int)Data[i]] = 1;
        }
        return y;
    }

    /// <summary>The p-norm (Σ |x|ᵖ)^(1/p) of all elements; p may be infinite, for the largest |x|. Shape: <c>[]</c>.</summary>
    public Tensor Norm(float p = 2) => Reshape(Length).Norm(0, p: p);

    /// <summary>
    /// The p-norm (Σ |x|ᵖ)^(1/p) along an axis. Shape: without that axis, or with size 1 there if <paramref name="keepDim"/>. At x = 0 the
    /// gradient is 0.
    /// </summary>
    public Tensor Norm(int axis, bool keepDim = false, float p = 2)
    {
        if (float.IsPositiveInfinity(p)) return Abs().Max(axis, keepDim);
        if (p == 1) return Abs().Sum(axis, keepDim);
        Tensor sum = (p == 2 ? Square() : Abs().Pow(p)).Sum(axis, keepDim);
        return Where(sum.EqualTo(0), 0, (sum + sum.EqualTo(0)).Pow(1 / p));
    }

    /// <summary>x divided by its norm along an axis, so that the result has length 1. Shape: as x.</summary>
    public Tensor Normalize(int axis = -1, float p = 2, float epsilon = 1e-12f) => this / Norm(axis, keepDim: true, p).Clip(epsilon);

    /// <summary>The lower triangle of the last two axes: 0 above diagonal <paramref name="diagonal"/>. Shape: as x.</summary>
    public Tensor LowerTriangle(int diagonal = 0) => this * Triangle(diagonal, lower: true);

    /// <summary>The upper triangle of the last two axes: 0 below diagonal <paramref name="diagonal"/>. Shape: as x.</summary>
    public Tensor UpperTriangle(int diagonal = 0) => this * Triangle(diagonal, lower: false);

    private Tensor Triangle(int diagonal, bool lower)
    {
        Tensor mask = Zeros(Shape[-2], Shape[-1]);
        for (int row = 0; row < Shape[-2]; row++)
            for (int column = 0; column < Shape[-1]; column++)
                if (lower ? column - row <= diagonal : column - row >= diagonal) mask.Data[row * Shape[-1] + column] = 1;
        return mask;
    }
}
