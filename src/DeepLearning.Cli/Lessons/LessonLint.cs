namespace DeepLearning.Cli.Lessons;

/// <summary>Every rule that a finished lesson keeps, over a set of lessons.</summary>
internal static class LessonLint
{
    public static IReadOnlyList<Problem> Check(IReadOnlyList<string> paths) => [.. paths.SelectMany(Check)];

    private static IEnumerable<Problem> Check(string path)
    {
        var (lesson, problems) = LessonFiles.Read(path);
        return [.. problems, .. LessonStructure.Check(lesson)];
    }
}
