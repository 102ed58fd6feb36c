namespace DeepLearning;

/// <summary>What to take along one axis: one position, which drops the axis, or a range of positions, which keeps it.</summary>
/// <remarks>
/// Converts from <see cref="int"/> (negative counts from the end), <see cref="Index"/> and <see cref="Range"/>, so that
/// <c>x[0, 1..3, ^1]</c> reads as in other array libraries.
/// </remarks>
public readonly record struct Slice
{
    private readonly Range _range;

    private Slice(Range range, int step, bool dropsAxis)
    {
        _range = range;
        Step = step;
        DropsAxis = dropsAxis;
    }

    /// <summary>Every <paramref name="step"/>-th position of a range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public static Slice Every(int step, Range? range = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        return new(range ?? Range.All, step, dropsAxis: false);
    }

    /// <summary>The whole axis, as <c>..</c>.</summary>
    public static Slice All { get; } = new(Range.All, 1, dropsAxis: false);

    /// <summary>The distance between the positions that are taken.</summary>
    public int Step { get; }

    /// <summary>Whether one position was asked for, so that the axis is dropped from the result.</summary>
    public bool DropsAxis { get; }

    /// <summary>One position.</summary>
    public static implicit operator Slice(int index) => index < 0 ? new Index(-index, fromEnd: true) : new Index(index);

    /// <summary>One position.</summary>
    public static implicit operator Slice(Index index) => new(new Range(index, index), 1, dropsAxis: true);

    /// <summary>A range of positions.</summary>
    public static implicit operator Slice(Range range) => new(range, 1, dropsAxis: false);

    /// <summary>Where the slice starts on an axis of the given size, and how many positions it takes.</summary>
    internal (int Start, int Count) On(int size, Shape shape, int axis)
    {
        int start = _range.Start.GetOffset(size);
        if (DropsAxis)
        {
            Throw.OutOfRangeIf((uint)start >= (uint)size,
                $"Index: position {_range.Start} lies outside axis {axis} of {shape}.", nameof(shape));
            return (start, 1);
        }
        int end = _range.End.GetOffset(size);
        Throw.OutOfRangeIf(start < 0 || end > size || end < start, $"Slice: {_range} lies outside axis {axis} of {shape}.", nameof(shape));
        return (start, (end - start + Step - 1) / Step);
    }

    /// <inheritdoc/>
    public override string ToString() => DropsAxis ? _range.Start.ToString() : Step == 1 ? _range.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{_range} by {Step}");
}
