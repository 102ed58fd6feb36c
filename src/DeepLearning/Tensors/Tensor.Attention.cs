namespace DeepLearning;

/// <summary>
/// Some columns of a tensor <c>[batch, rows, columns]</c>, such as the queries in a projection that holds queries, keys and values side by
/// side.
/// </summary>
internal readonly record struct ColumnsOf(Tensor Tensor, int Start)
{
    public Span<float> Data => From(Tensor.Data);

    public Span<float> Gradient => Tensor.RequiresGrad ? From(Tensor.GradientBuffer()) : default;

    private Span<float> From(Span<float> data) => data.IsEmpty ? data : data[Start..];
}

public sealed partial class Tensor
{
    /// <summary>
    /// Attention of several heads at once, fused: softmax(q · kᵀ / √width + mask) · v for every head, the heads side by side in the
    /// columns of query, key, value and output. Equal to <see cref="Attention.Apply"/> on each head.
    /// Shape: q <c>[batch, queries, …]</c>, k and v <c>[batch, keys, …]</c> → output <c>[batch, queries, size]</c>, weights
    /// <c>[batch, heads, queries, keys]</c>.
    /// </summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="key">What there is to find.</param>
    /// <param name="value">What is taken.</param>
    /// <param name="size">Columns of each of them.</param>
    /// <param name="heads">How many heads share these.</param>
    /// <param name="mask">1 where a query must not look, broadcast to the weights; null forbids nothing.</param>
    /// <param name="keep">What the weights are multiplied by on their way to the values, of their shape; null for 1.</param>
    internal static (Tensor Output, Tensor Weights) AttendHeads(
        ColumnsOf query, ColumnsOf key, ColumnsOf value, int size, int heads, Tensor? mask, Tensor? keep)
    {
        int batch = query.Tensor.Shape[0], queries = query.Tensor.Shape[1], keys = key.Tensor.Shape[1];
        Tensor y = Empty([batch, queries, size]), weights = Empty([batch, heads, queries, keys]);
        Span<int> steps = stackalloc int[4];
        Throw.ArgumentIf(mask is not null && Broadcasting.Join(mask.Shape, weights.Shape, "Attention") != weights.Shape,
            $"Attention: mask {mask!.Shape} does not stretch to weights {weights.Shape}.", nameof(mask));
        if (mask is not null) Broadcasting.Steps(mask.Shape, steps[(4 - mask.Rank)..]);
        var shape = new AttentionShape(batch, heads, queries, keys, size / heads, query.Tensor.Shape[2], key.Tensor.Shape[2],
            value.Tensor.Shape[2])
        { MaskSteps = (steps[0], steps[1], steps[2], steps[3]) };
        AttentionKernel.Forward(shape, query.Data, key.Data, value.Data, Values(mask), Values(keep), weights.Data, y.Data);

        RecordResults("Attention", [y, weights], g => AttentionKernel.Backward(
            shape, query.Data, key.Data, value.Data, Values(mask), Values(keep), weights.Data, Values(g[0]), Values(g[1]),
            query.Gradient, key.Gradient, value.Gradient), query.Tensor, key.Tensor, value.Tensor);
        return (y, weights);

        static Span<float> Values(Tensor? tensor) => tensor is null ? default : tensor.Data;
    }
}
