namespace DeepLearning.Course;

/// <summary>Finds the part of a lesson by the lesson's slug.</summary>
internal static class LessonParts
{
    public static T Find<T>(IReadOnlyList<T> all, Func<T, LessonName> lessonOf, string slug, string part)
    {
        foreach (var one in all)
            if (lessonOf(one).Slug == slug) return one;
        var nearest = Catalogue.Nearest(slug, all.Select(one => lessonOf(one).Slug));
        throw new ArgumentException($"There is no {part} for a lesson "
            + $"\"{slug}\".{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}", nameof(slug));
    }
}
