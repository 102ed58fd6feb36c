namespace DeepLearning.Course;

/// <summary>The questions of a lesson. Derive once in each lesson's folder; the catalogue finds it.</summary>
public abstract class LessonQuiz
{
    /// <summary>The lesson it belongs to.</summary>
    public LessonName Lesson => LessonName.Of(GetType());

    /// <summary>The questions, in order.</summary>
    public abstract IReadOnlyList<Question> Questions { get; }
}

/// <summary>A question with choices, each explained.</summary>
/// <param name="Id">Such as <c>fp-q1</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">Two or more, of which exactly one is right; they are lettered a, b, c.</param>
public sealed record Question(string Id, string Text, params IReadOnlyList<Choice> Choices);

/// <summary>A choice of a <see cref="Question"/>. Make it with <see cref="Right"/> or <see cref="Wrong"/>.</summary>
/// <param name="Text">The choice.</param>
/// <param name="IsRight">Whether it answers the question.</param>
/// <param name="Explanation">Why it does, or why it does not.</param>
public sealed record Choice(string Text, bool IsRight, string Explanation)
{
    /// <summary>The right choice, and why it is right.</summary>
    public static Choice Right(string text, string explanation) => new(text, true, explanation);

    /// <summary>A wrong choice, and why one might pick it and should not.</summary>
    public static Choice Wrong(string text, string explanation) => new(text, false, explanation);
}
