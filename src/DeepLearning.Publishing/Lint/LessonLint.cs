using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>Every rule that a finished lesson keeps. A new rule is one file in this folder and one line here.</summary>
internal static class LessonLint
{
    private static readonly Func<Lesson, CourseOutline, IEnumerable<Problem>>[] Rules =
    [
        (lesson, _) => LessonStructure.Check(lesson),
        FrontMatterRule.Check,
        HeadingRule.Check,
        LinkRule.Check,
        ProseRule.Check,
        ExerciseRule.Check,
        SolutionLeakRule.Check,
        CheckpointRule.Check,
    ];

    /// <summary>The problems of all these lessons, in the order of files and lines.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<string> paths)
    {
        var problems = new List<Problem>();
        foreach (var path in paths)
        {
            var (lesson, malformed) = LessonFiles.Read(path);
            var course = CourseOutline.Around(path);
            problems.AddRange(malformed.Concat(Rules.SelectMany(rule => rule(lesson, course))).OrderBy(problem => problem.Line));
        }
        return problems;
    }
}
