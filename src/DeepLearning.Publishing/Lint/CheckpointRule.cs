using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>What a checkpoint has besides what every lesson has: enough exercises, its quiz, and the way back into the lessons.</summary>
internal static class CheckpointRule
{
    private const int FewestExercises = 6;
    private const int MostExercises = 8;

    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        if (!lesson.IsCheckpoint) yield break;
        var ids = lesson.Cells.Where(cell => cell.Has(CellTag.Exercise)).Select(cell => cell.Exercise).OfType<string>().ToList();
        if (ids.Count is < FewestExercises or > MostExercises)
        {
            yield return new Problem(lesson.Path, 1,
                $"a checkpoint has {FewestExercises} to {MostExercises} exercises, and this one {ids.Count}");
        }
        foreach (var call in new[] { $"Quiz.Ask(\"{lesson.Slug}\")", $"Check.Review(\"{lesson.Slug}\")" })
        {
            if (!lesson.Cells.Any(cell => cell.Kind == CellKind.Code && cell.Source.Contains(call, StringComparison.Ordinal)))
            {
                yield return new Problem(lesson.Path, 1, $"no cell of this checkpoint calls `{call}`; add one");
            }
        }
        foreach (var exercise in ids.Select(Catalogue.Find).OfType<Exercise>())
        {
            var foreign = exercise.Revisit.Where(slug => lesson.Front.Needs?.Contains(slug, StringComparer.Ordinal) != true).ToList();
            foreach (var slug in foreign)
                yield return new Problem(lesson.Path, 1,
                    $"`{exercise.Id}` sends the learner to `{slug}`, which `needs` does not name; add it there");
            if (exercise.Revisit.Count == 0)
                yield return new Problem(lesson.Path, 1, $"`{exercise.Id}` sends the learner to no lesson; give it a `Revisit`");
        }
    }
}
