using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>Every exercise that a lesson names is one that the course can check and that belongs to it.</summary>
internal static class ExerciseRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        foreach (var cells in lesson.Cells.Where(cell => cell.Exercise is not null).GroupBy(cell => cell.Exercise!, StringComparer.Ordinal))
        {
            if (Catalogue.Find(cells.Key) is not { } exercise)
            {
                var nearest = Catalogue.Nearest(cells.Key, Catalogue.Exercises.Select(one => one.Id));
                var hint = nearest is null ? "define it in DeepLearning.Course" : $"did you mean `{nearest}`?";
                yield return new Problem(lesson.Path, cells.First().Line, $"the course knows no exercise `{cells.Key}`; {hint}");
            }
            else if (exercise.Lesson.Slug != lesson.Slug)
            {
                yield return new Problem(lesson.Path, cells.First().Line,
                    $"the exercise `{cells.Key}` belongs to the lesson {exercise.Lesson}; move the one or the other");
            }
        }
    }
}
