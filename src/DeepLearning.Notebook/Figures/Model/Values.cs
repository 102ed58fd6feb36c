using System.Collections;
using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

/// <summary>
/// Numbers to draw. Arrays, lists and tensors of any shape convert to it, and so does <c>[1, 2.5, 3]</c>;
/// a query needs <c>.ToArray()</c>. NaN and infinities are gaps in the drawing.
/// </summary>
[CollectionBuilder(typeof(Values), nameof(Create))]
public sealed class Values : IReadOnlyList<double>
{
    private readonly double[] _numbers;

    /// <summary>Takes the numbers as they are, without a copy.</summary>
    public Values(double[] numbers) => _numbers = numbers;

    /// <inheritdoc/>
    public int Count => _numbers.Length;

    /// <inheritdoc/>
    public double this[int index] => _numbers[index];

    /// <summary>For collection expressions.</summary>
    public static Values Create(ReadOnlySpan<double> numbers) => new(numbers.ToArray());

    /// <summary>The whole numbers from 0 to <paramref name="count"/> − 1.</summary>
    public static Values Indices(int count) => new(Range(count, i => i));

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static Values Linspace(double from, double to, int count) =>
        new(Range(count, i => count == 1 ? from : from + (to - from) * i / (count - 1)));

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(double[] numbers) => new(numbers);

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(float[] numbers) => new(Array.ConvertAll(numbers, number => (double)number));

    /// <summary>A tensor's values in order, whatever its shape.</summary>
    public static implicit operator Values(Tensor tensor) => tensor.ToArray();

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(int[] numbers) => new(Array.ConvertAll(numbers, number => (double)number));

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(List<double> numbers) => new([.. numbers]);

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(List<float> numbers) => numbers.ToArray();

    /// <inheritdoc cref="Values"/>
    public static implicit operator Values(List<int> numbers) => numbers.ToArray();

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal double[] Numbers => _numbers;

    internal static double[] Range(int count, Func<int, double> at)
    {
        var made = new double[count];
        for (var i = 0; i < count; i++)
            made[i] = at(i);
        return made;
    }
}
