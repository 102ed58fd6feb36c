using System.Reflection;

namespace DeepLearning.Course.Tests;

/// <summary>For every exercise a right answer written another way than its reference: one property for each lesson.</summary>
internal static partial class Alternatives
{
    public static IReadOnlyDictionary<string, Delegate> ById { get; } =
        typeof(Alternatives).GetProperties(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(lesson => lesson.PropertyType == typeof(Dictionary<string, Delegate>))
            .SelectMany(lesson => (Dictionary<string, Delegate>)lesson.GetValue(null)!)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
}
