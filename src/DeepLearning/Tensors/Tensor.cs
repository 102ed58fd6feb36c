using System.Diagnostics.CodeAnalysis;

namespace DeepLearning;

/// <summary>
/// A block of numbers (<see cref="float"/>) with a <see cref="Shape"/>, stored row by row without gaps,
/// and the record of how it was computed, from which <see cref="Backward"/> finds derivatives.
/// </summary>
/// <remarks>
/// Operations never change their inputs; they return new tensors. Only optimisers, initialisers and the
/// <see cref="Data"/> span write into a tensor. There is nothing to dispose.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "A tensor is not a collection of anything but itself.")]
public sealed partial class Tensor
{
    private float[]? _values;

    /// <summary>A one-axis tensor over an array. The array is used as it is, not copied.</summary>
    public Tensor(float[] data) : this(data, [data.Length]) { }

    /// <summary>A tensor over an array, in row-major order. The array is used as it is, not copied.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many elements as the array.</exception>
    public Tensor(float[] data, params Shape shape)
    {
        Throw.ArgumentIf(data.Length != shape.ElementCount,
            $"Tensor: {data.Length} values do not fill shape {shape}, which needs {shape.ElementCount}.", nameof(shape));
        _values = data;
        Shape = shape;
    }

    /// <summary>A tensor whose values the caller will write, all of them.</summary>
    internal static Tensor Empty(Shape shape)
    {
        var y = new Tensor(shape);
        y._values = StepMemory.Rent(y, shape.ElementCount);
        return y;
    }

    private Tensor(Shape shape) => Shape = shape;

    /// <summary>The size of each axis, outermost first.</summary>
    public Shape Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Length => Shape.ElementCount;

    /// <summary>The values, row by row. Writing here changes the tensor and is not seen by <see cref="Backward"/>.</summary>
    public Span<float> Data => Values;

    /// <summary>The array that holds the values; views such as a reshape share it.</summary>
    internal float[] Values => _values ?? throw StepMemory.Ended(Shape);

    /// <summary>Gives the storage up, so that later use is an error instead of a wrong number.</summary>
    internal float[]? Release()
    {
        float[]? released = _values;
        _values = null;
        return released;
    }

    /// <summary>The only value of a one-element tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor has more than one element, or none.</exception>
    public float Item() => Length == 1
        ? Values[0]
        : throw new InvalidOperationException(
            $"Item: a tensor of shape {Shape} has {Length} values, not one. Use Data, ToArray or an index.");

    /// <summary>A copy of the values, row by row.</summary>
    public float[] ToArray() => Data.ToArray();

    /// <summary>A number as a tensor of shape <c>[]</c>.</summary>
    public static implicit operator Tensor(float value) => Full(value, []);

    /// <summary>The only value of a one-element tensor, as <see cref="Item"/>.</summary>
    public static explicit operator float(Tensor tensor) => tensor.Item();

    /// <summary>A tensor of its own with the same values, differentiable.</summary>
    public Tensor Clone()
    {
        Tensor y = Empty(Shape);
        y.IsKept = true;
        Data.CopyTo(y.Data);
        return y.Record(AddGradient, this);
    }

    /// <summary>
    /// Overwrites the values with those of another tensor of the same shape; the record of how this one was computed is not touched.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Tensor CopyFrom(Tensor source)
    {
        Throw.ArgumentIf(source.Shape != Shape, $"CopyFrom: {source.Shape} does not fit {Shape}.", nameof(source));
        source.Data.CopyTo(Data);
        return this;
    }

    /// <summary>Shape and values, rounded to four decimals and elided where there are many.</summary>
    public override string ToString() => TensorPrinter.Print(this);
}
