namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>Puts tensors one after another along an axis. Shape: the sizes of that axis add up; all others must agree.</summary>
    /// <exception cref="ArgumentException">There are no tensors, or another axis differs.</exception>
    public static Tensor Concat(int axis, params Tensor[] tensors)
    {
        Throw.ArgumentIf(tensors.Length == 0, $"Concat: needs at least one tensor.", nameof(tensors));
        Shape first = tensors[0].Shape;
        axis = first.Axis(axis, "Concat");
        int total = 0;
        foreach (Tensor tensor in tensors)
        {
            Throw.ArgumentIf(tensor.Rank != first.Rank || tensor.Shape.With(axis, 0) != first.With(axis, 0),
                $"Concat: {first} and {tensor.Shape} differ on an axis other than {axis}.", nameof(tensors));
            total += tensor.Shape[axis];
        }
        Tensor y = Empty(first.With(axis, total));
        int outer = first.LengthBetween(0, axis), inner = first.LengthBetween(axis + 1, first.Rank), row = total * inner, offset = 0;
        foreach (Tensor tensor in tensors)
        {
            int piece = tensor.Shape[axis] * inner;
            for (int o = 0; o < outer; o++) tensor.Data.Slice(o * piece, piece).CopyTo(y.Data.Slice(o * row + offset, piece));
            offset += piece;
        }
        return y.Record(g =>
        {
            int start = 0;
            foreach (Tensor tensor in tensors)
            {
                if (tensor.RequiresGrad) tensor.AddGradient(g.Narrow(axis, start, tensor.Shape[axis]));
                start += tensor.Shape[axis];
            }
        }, tensors);
    }

    /// <summary>
    /// Puts tensors of one shape side by side along a new axis. Shape: with the number of tensors inserted at <paramref name="axis"/>.
    /// </summary>
    public static Tensor Stack(int axis, params Tensor[] tensors) =>
        Concat(axis < 0 ? axis + tensors[0].Rank + 1 : axis, Array.ConvertAll(tensors, tensor => tensor.Unsqueeze(axis)));

    /// <summary>Puts tensors of one shape side by side along a new first axis. Shape: <c>[count, …]</c>.</summary>
    public static Tensor Stack(params Tensor[] tensors) => Stack(0, tensors);
}
