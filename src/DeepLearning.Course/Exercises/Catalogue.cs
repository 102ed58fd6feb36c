using System.Collections.Frozen;

namespace DeepLearning.Course;

/// <summary>Everything the course knows: found by reflection, so that a new exercise is one new file.</summary>
public static class Catalogue
{
    private static readonly Lazy<FrozenDictionary<string, Exercise>> ById =
        new(() => All().ToFrozenDictionary(exercise => exercise.Id, StringComparer.Ordinal));

    /// <summary>All exercises, in the order of the course.</summary>
    public static IReadOnlyList<Exercise> Exercises { get; } =
        [.. All().OrderBy(exercise => exercise.Lesson.Order).ThenBy(exercise => exercise.Number)];

    /// <summary>The exercise with an id, or null.</summary>
    public static Exercise? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>The known name nearest to a mistyped one.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var nearest = known.Select(candidate => (candidate, distance: Metrics.EditDistance(name, candidate))).MinBy(pair => pair.distance);
        return nearest.candidate is not null && nearest.distance <= Math.Max(2, name.Length / 2) ? nearest.candidate : null;
    }

    /// <summary>One instance of every class of this project that derives from <see cref="Exercise"/>.</summary>
    private static IEnumerable<Exercise> All() =>
        typeof(Catalogue).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(Exercise).IsAssignableFrom(type))
            .Select(type => (Exercise)Activator.CreateInstance(type, nonPublic: true)!);
}
