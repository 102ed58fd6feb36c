namespace DeepLearning.Course;

/// <summary>The quizzes, flashcards, words and solutions of all lessons. They are written in the lessons' sources; the build reads them
/// there and compiles them in (DeepLearning.Course.Generator), so that a notebook has them without the sources at hand.</summary>
internal static partial class CourseText
{
    /// <summary>All lessons, then all checkpoints.</summary>
    public static IReadOnlyList<LessonText> Lessons { get; } = [.. FromSources().OrderBy(lesson => lesson.Lesson.Order)];

    /// <summary>The solutions of all exercises, by their ids, as the lessons' solution cells have them.</summary>
    public static IReadOnlyDictionary<string, string> Solutions { get; } = SolutionsFromSources();

    private static partial IReadOnlyList<LessonText> FromSources();

    private static partial IReadOnlyDictionary<string, string> SolutionsFromSources();
}

/// <summary>What the blocks of one lesson hold.</summary>
internal sealed record LessonText(
    LessonName Lesson, IReadOnlyList<Question> Questions, IReadOnlyList<Flashcard> Flashcards, IReadOnlyList<Term> Terms);
