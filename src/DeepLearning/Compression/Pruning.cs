namespace DeepLearning;

/// <summary>
/// Magnitude pruning: the smallest weights are set to 0 and kept there. Source: Han, Pool, Tran and Dally 2015.
/// </summary>
/// <example><code>
/// var model = new Sequential(new Linear(10, 8), new Relu(), new Linear(8, 2));
/// var pruning = Pruning.Magnitude(model, share: 0.75);
/// Console.WriteLine(pruning.Sparsity.ToString("F2"));   // 0.75
/// </code></example>
public sealed class Pruning
{
    private readonly List<(Tensor Weight, bool[] Kept)> _masks = [];

    private Pruning() { }

    /// <summary>The share of the pruned tensors' weights that is 0.</summary>
    public double Sparsity => _masks.Sum(m => m.Kept.Count(k => !k)) / (double)_masks.Sum(m => m.Kept.Length);

    /// <summary>
    /// Sets the smallest weights to 0, compared over the whole model. Biases and normalisation (one axis) are left alone.
    /// </summary>
    /// <param name="model">The model, which is changed.</param>
    /// <param name="share">The share of weights to remove, 0 to 1.</param>
    public static Pruning Magnitude(ModuleBase model, double share)
    {
        Throw.OutOfRangeIf(!(share is >= 0 and <= 1), $"Pruning.Magnitude: the share {share} must lie from 0 to 1.", nameof(share));
        Tensor[] weights = [.. model.Parameters().Where(p => p.Rank >= 2)];
        // Places, not a threshold: among equal weights just as many go as were asked for.
        var places = weights.SelectMany((w, i) =>
            Enumerable.Range(0, w.Length).Select(j => (Tensor: i, Place: j, Size: MathF.Abs(w.Data[j])))).OrderBy(p => p.Size).ToArray();
        var pruning = new Pruning();
        foreach (Tensor weight in weights) pruning._masks.Add((weight, [.. Enumerable.Repeat(true, weight.Length)]));
        foreach (var (tensor, place, _) in places.Take((int)Math.Round(share * places.Length))) pruning._masks[tensor].Kept[place] = false;
        pruning.Apply();
        return pruning;
    }

    /// <summary>Sets the removed weights to 0 again: call it after every step when training goes on.</summary>
    public void Apply()
    {
        foreach (var (weight, kept) in _masks)
            for (int i = 0; i < kept.Length; i++)
                if (!kept[i]) weight.Data[i] = 0;
    }
}
