namespace DeepLearning;

/// <summary>
/// The sizes of a tensor's axes, outermost first. A 28 × 28 image in a batch of 64 has shape <c>[64, 28, 28]</c>;
/// a single number has the empty shape <c>[]</c>.
/// </summary>
/// <remarks>
/// Write one as a collection expression, <c>Shape s = [64, 784];</c>, or pass the sizes one by one where a method takes
/// <c>params Shape</c>.
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[]? _sizes;

    /// <summary>Makes a shape of the given sizes.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the number of elements does not fit an <see cref="int"/>.</exception>
    public Shape(ReadOnlySpan<int> sizes)
    {
        _sizes = sizes.ToArray();
        long length = 1;
        foreach (int size in sizes)
        {
            if (size < 0) throw new ArgumentException($"Shape {this}: a size cannot be negative.", nameof(sizes));
            length *= size;
            if (length > Array.MaxLength)
                throw new ArgumentException(
                    Invariant($"Shape {this}: too many elements; a tensor holds at most {Array.MaxLength}."), nameof(sizes));
        }
        ElementCount = sizes.IsEmpty ? 1 : (int)length;
        _isSet = true;
    }

    private readonly bool _isSet;

    /// <summary>Makes a shape of the given sizes; this is what a collection expression calls.</summary>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes);

    /// <summary>The number of axes.</summary>
    public int Rank => _sizes?.Length ?? 0;

    /// <summary>The number of axes, as <see cref="Rank"/>.</summary>
    /// <remarks>
    /// A property called Length would be taken by <c>shape[^1]</c> and by collection expressions for this number, so there is none.
    /// </remarks>
    public int Count => Rank;

    /// <summary>The number of elements: the product of the sizes, 1 for the empty shape.</summary>
    public int ElementCount { get => _isSet ? field : 1; }

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The size of one axis; a negative axis counts from the last, so <c>shape[-1]</c> is the innermost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int this[int axis] => Sizes[Axis(axis, "Shape")];

    /// <summary>Turns an axis that may count from the end into one that counts from 0.</summary>
    internal int Axis(int axis, string operation)
    {
        int counted = axis < 0 ? axis + Rank : axis;
        if ((uint)counted >= (uint)Rank)
            throw new ArgumentOutOfRangeException(nameof(axis), Invariant($"{operation}: {this} has no axis {axis}; it has {Rank} axes."));
        return counted;
    }

    /// <summary>The number of elements in the axes from <paramref name="start"/> up to <paramref name="end"/>, exclusive.</summary>
    internal int LengthBetween(int start, int end)
    {
        int length = 1;
        for (int i = start; i < end; i++) length *= _sizes![i];
        return length;
    }

    /// <summary>The same shape with one axis of another size.</summary>
    internal Shape With(int axis, int size)
    {
        int[] changed = Sizes.ToArray();
        changed[axis] = size;
        return new Shape(changed);
    }

    /// <summary>The same shape without one axis.</summary>
    internal Shape Without(int axis) => [.. Sizes[..axis], .. Sizes[(axis + 1)..]];

    /// <summary>Sizes as an array.</summary>
    public static implicit operator Shape(int[] sizes) => new(sizes);

    /// <summary>The sizes, so that a shape can be passed where sizes are asked for one by one.</summary>
    public static implicit operator ReadOnlySpan<int>(Shape shape) => shape.Sizes;

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ in any size.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int size in Sizes) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <summary>The sizes in brackets, for example <c>[64, 784]</c>.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", (_sizes ?? []).Select(size => size.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(_sizes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
