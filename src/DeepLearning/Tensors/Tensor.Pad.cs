namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// Surrounds x with a constant. The amounts are (before, after) of the last axis, then of the one before it, and so on, as PyTorch's
    /// <c>F.pad</c>;
    /// negative amounts cut off. Shape: each axis longer by before + after.
    /// </summary>
    /// <exception cref="ArgumentException">There is an odd number of amounts, more than two an axis, or an axis would become
    /// negative.</exception>
    public Tensor Pad(int[] amounts, float value = 0)
    {
        Throw.ArgumentIf(amounts.Length % 2 != 0 || amounts.Length > 2 * Rank,
            $"Pad: {amounts.Length} amounts do not fit {Shape}: two an axis are needed, last axis first.", nameof(amounts));
        int[] sizes = Shape.Sizes.ToArray();
        for (int i = 0; i < amounts.Length / 2; i++)
        {
            sizes[^(i + 1)] += amounts[2 * i] + amounts[2 * i + 1];
            Throw.ArgumentIf(sizes[^(i + 1)] < 0,
                $"Pad: amounts [{string.Join(", ", amounts)}] cut away more than {Shape} has.", nameof(amounts));
        }
        Tensor y = Full(value, sizes);
        Slice[] from = new Slice[Rank], to = new Slice[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            int pair = 2 * (Rank - 1 - axis), before = pair < amounts.Length ? amounts[pair] : 0;
            int first = Math.Max(0, -before), end = Math.Min(Shape[axis], sizes[axis] - before);
            if (end <= first) return y;
            (from[axis], to[axis]) = (first..end, (first + before)..(end + before));
        }
        using (NoGrad()) y[to] = this[from];
        int[] reverse = Array.ConvertAll(amounts, amount => -amount);
        return y.Record(g => AddGradient(g.Pad(reverse)), this);
    }
}
