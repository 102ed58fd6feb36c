namespace DeepLearning;

/// <summary>Terms that are added to a loss to keep weights small.</summary>
public static class Penalty
{
    /// <summary>λ Σ |w|: drives weights that matter little to exactly 0. Shape: <c>[]</c>.</summary>
    public static Tensor L1(IEnumerable<Tensor> parameters, float strength) => strength * Total(parameters, parameter => parameter.Abs().Sum());

    /// <summary>λ Σ w²: pulls every weight towards 0 in proportion to its size. Shape: <c>[]</c>.</summary>
    public static Tensor L2(IEnumerable<Tensor> parameters, float strength) => strength * Total(parameters, parameter => parameter.Square().Sum());

    private static Tensor Total(IEnumerable<Tensor> parameters, Func<Tensor, Tensor> term) => parameters.Select(term).Aggregate((Tensor)0, (sum, next) => sum + next);
}
