namespace DeepLearning;

/// <summary>Writes a tensor for people: its shape, then its values in nested brackets, columns aligned.</summary>
internal static class TensorPrinter
{
    private const int MostValuesInFull = 1000;
    private const int Edge = 3;

    public static string Print(Tensor tensor)
    {
        string format = Format(tensor.Data);
        if (tensor.Rank == 0) return tensor.Data[0].ToString(format, CultureInfo.InvariantCulture);

        bool elide = tensor.Length > MostValuesInFull;
        var text = new StringBuilder("Tensor ").Append(tensor.Shape).Append('\n');
        int width = 0;
        foreach (int i in Shown(tensor.Shape, 0, 0, elide)) width =
            Math.Max(width, tensor.Data[i].ToString(format, CultureInfo.InvariantCulture).Length);
        Write(text, tensor, 0, 0, format, width, elide);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Tensor tensor, int axis, int offset, string format, int width, bool elide)
    {
        int size = tensor.Shape[axis], stride = tensor.Shape.LengthBetween(axis + 1, tensor.Rank);
        bool innermost = axis == tensor.Rank - 1;
        string separator = innermost ? ", " : ",\n" + new string(' ', axis + 1);
        text.Append('[');
        for (int i = 0; i < size; i++)
        {
            if (i > 0) text.Append(separator);
            if (elide && size > 2 * Edge && i == Edge)
            {
                text.Append('…').Append(separator);
                i = size - Edge;
            }
            if (innermost) text.Append(tensor.Data[offset + i].ToString(format, CultureInfo.InvariantCulture).PadLeft(width));
            else Write(text, tensor, axis + 1, offset + i * stride, format, width, elide);
        }
        text.Append(']');
    }

    private static IEnumerable<int> Shown(Shape shape, int axis, int offset, bool elide)
    {
        int stride = shape.LengthBetween(axis + 1, shape.Rank);
        for (int i = 0; i < shape[axis]; i++)
        {
            if (elide && shape[axis] > 2 * Edge && i == Edge) i = shape[axis] - Edge;
            if (axis == shape.Rank - 1) yield return offset + i;
            else foreach (int shown in Shown(shape, axis + 1, offset + i * stride, elide)) yield return shown;
        }
    }

    // Whole numbers need no decimals; very large or very small values need an exponent; the rest read best with four decimals.
    private static string Format(ReadOnlySpan<float> values)
    {
        bool whole = true;
        float largest = 0, smallest = float.MaxValue;
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) continue;
            float size = MathF.Abs(value);
            whole &= value == MathF.Round(value);
            largest = MathF.Max(largest, size);
            if (size > 0) smallest = MathF.Min(smallest, size);
        }
        if (whole && largest < 1e7f) return "0";
        return largest >= 1e5f || largest < 1e-3f ? "0.0000e+00" : "0.0000";
    }
}
