using System.Globalization;

namespace DeepLearning.Course;

/// <summary>One number, word or truth value inside an answer, and where it stands.</summary>
internal readonly record struct Leaf(string Path, object? Value)
{
    public double? Number => Value switch
    {
        float or double or int or long or byte => Convert.ToDouble(Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
