namespace DeepLearning;

/// <summary>
/// A matrix in 8-bit whole numbers: row r stands for <see cref="Scales"/>[r] × <see cref="Values"/>, from −127 to 127, 0 staying
/// exactly 0. A quarter of the memory, and an error of at most half a scale.
/// Source: Jacob and others 2018, symmetric form with one scale a row.
/// </summary>
/// <param name="Values">Row by row.</param>
/// <param name="Scales">One a row.</param>
public sealed record QuantizedMatrix(sbyte[] Values, float[] Scales)
{
    /// <summary>The number of rows.</summary>
    public int Rows => Scales.Length;

    /// <summary>The number of columns.</summary>
    public int Columns => Rows == 0 ? 0 : Values.Length / Rows;

    /// <summary>Rounds a matrix. Shape: [rows, columns].</summary>
    public static QuantizedMatrix From(Tensor matrix)
    {
        Throw.ArgumentIf(matrix.Rank != 2, $"QuantizedMatrix: expected [rows, columns], got {matrix.Shape}.", nameof(matrix));
        int rows = matrix.Shape[0], columns = matrix.Shape[1];
        var values = new sbyte[rows * columns];
        var scales = new float[rows];
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = matrix.Data.Slice(r * columns, columns);
            float largest = 0;
            foreach (float v in row) largest = MathF.Max(largest, MathF.Abs(v));
            scales[r] = largest > 0 ? largest / 127 : 1;
            for (int c = 0; c < columns; c++) values[r * columns + c] = (sbyte)MathF.Round(row[c] / scales[r]);
        }

        return new QuantizedMatrix(values, scales);
    }

    /// <summary>Back to floats. Shape: [rows, columns].</summary>
    public Tensor ToTensor() => new([.. Values.Select((v, i) => v * Scales[i / Columns])], Rows, Columns);
}

/// <summary>
/// A linear layer that multiplies 8-bit whole numbers and adds them up in 32 bits: each input row is rounded to 8 bits on its
/// way in. For prediction only; no gradient flows through it. Shape: [batch, in] → [batch, out].
/// </summary>
public sealed class QuantizedLinear : Module
{
    private readonly QuantizedMatrix _weight;
    private readonly float[]? _bias;

    /// <summary>The rounded form of a trained layer.</summary>
    public QuantizedLinear(Linear layer) => (_weight, _bias) = (QuantizedMatrix.From(layer.Weight), layer.Bias?.ToArray());

    /// <summary>Bytes that the weights, scales and bias take.</summary>
    public long Bytes => _weight.Values.Length + 4L * (_weight.Scales.Length + (_bias?.Length ?? 0));

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        Throw.ArgumentIf(input.Rank != 2 || input.Shape[1] != _weight.Columns,
            $"QuantizedLinear: expected [batch, {_weight.Columns}], got {input.Shape}.", nameof(input));
        QuantizedMatrix rows = QuantizedMatrix.From(input.Detach());
        var output = new float[rows.Rows * _weight.Rows];
        for (int i = 0; i < rows.Rows; i++)
            for (int o = 0; o < _weight.Rows; o++)
            {
                int sum = Dot(
                    rows.Values.AsSpan(i * _weight.Columns, _weight.Columns), _weight.Values.AsSpan(o * _weight.Columns, _weight.Columns));
                output[i * _weight.Rows + o] = sum * rows.Scales[i] * _weight.Scales[o] + (_bias?[o] ?? 0);
            }

        return new Tensor(output, rows.Rows, _weight.Rows);
    }

    // 127 · 127 · columns stays below 2³¹ for every layer of fewer than 133,000 inputs.
    private static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        int sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}

/// <summary>8-bit post-training quantisation: a trained model made smaller without training it again.</summary>
public static class Quantization
{
    /// <summary>
    /// The model with every <see cref="Linear"/> layer in 8-bit whole numbers; other layers are shared with the original.
    /// </summary>
    public static Sequential ToEightBit(Sequential model) => new([.. model.Layers.Select(layer => layer switch
    {
        Linear linear => new QuantizedLinear(linear),
        Sequential inner => ToEightBit(inner),
        _ => layer,
    })]);

    /// <summary>
    /// Rounds every weight of two or more axes of any model to 256 levels a row, in place: the accuracy that 8 bits would give,
    /// for layers that have no whole-number form here. Returns the largest change of a weight.
    /// </summary>
    public static float RoundWeights(ModuleBase model)
    {
        float largest = 0;
        foreach (Tensor weight in model.Parameters().Where(p => p.Rank >= 2 && p.Length > 0))
        {
            ReadOnlySpan<float> rounded = QuantizedMatrix.From(weight.Detach().Reshape(weight.Shape[0], -1)).ToTensor().Data;
            for (int i = 0; i < rounded.Length; i++) largest = MathF.Max(largest, MathF.Abs(weight.Data[i] - rounded[i]));
            rounded.CopyTo(weight.Data);
        }

        return largest;
    }

    /// <summary>Bytes of a model's weights: four for each parameter, or what a quantised layer takes.</summary>
    public static long Bytes(ModuleBase model) => 4 * model.ParameterCount + model.Modules.OfType<QuantizedLinear>().Sum(q => q.Bytes);
}
