using DeepLearning.Cli.Lessons;

namespace DeepLearning.Cli.Lint;

/// <summary>Every exercise that a lesson names is one that the course can check, and belongs to that lesson.</summary>
internal static class ExerciseRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course) => [];
}
