namespace DeepLearning.Course;

/// <summary>The questions of a lesson.</summary>
/// <param name="Lesson">The lesson they belong to.</param>
/// <param name="Questions">The questions, in order.</param>
public sealed record LessonQuiz(LessonName Lesson, IReadOnlyList<Question> Questions);

/// <summary>Asks the questions of a lesson in its notebook.</summary>
/// <example><code>Quiz.Ask("fp-q1");
/// Quiz.Answer("fp-q1", 'b');</code></example>
public static class Quiz
{
    /// <summary>All quizzes, in the order of the lessons.</summary>
    public static IReadOnlyList<LessonQuiz> All { get; } =
    [
        .. from lesson in CourseText.Lessons
           where lesson.Questions.Count > 0
           select new LessonQuiz(lesson.Lesson, lesson.Questions),
    ];

    /// <summary>Shows a question, or all questions of a lesson. A click on a choice opens its explanation.</summary>
    /// <param name="id">A question such as <c>fp-q1</c>, or a lesson such as <c>forward-propagation</c>.</param>
    public static void Ask(string id)
    {
        if (All.FirstOrDefault(quiz => quiz.Lesson.Slug == id) is { } lesson)
        {
            QuizCard.Of([.. lesson.Questions]).Show();
            return;
        }

        QuizCard.Of([Find(id)]).Show();
    }

    /// <summary>Answers a question by its letter, and says why that choice is right or wrong.</summary>
    /// <returns>Whether it is right.</returns>
    public static bool Answer(string id, char letter)
    {
        var question = Find(id);
        var index = char.ToLowerInvariant(letter) - 'a';
        if (index < 0 || index >= question.Choices.Count)
        {
            var last = (char)('a' + question.Choices.Count - 1);
            throw new ArgumentException($"Question \"{id}\" has the choices a to {last}, not '{letter}'.", nameof(letter));
        }

        var choice = question.Choices[index];
        QuizCard.OfAnswer(question, char.ToLowerInvariant(letter), choice).Show();
        return choice.IsRight;
    }

    private static Question Find(string id)
    {
        var questions = All.SelectMany(quiz => quiz.Questions).ToList();
        if (questions.FirstOrDefault(question => question.Id == id) is { } found) return found;
        var nearest = Catalogue.Nearest(id, questions.Select(question => question.Id));
        throw new ArgumentException($"There is no question \"{id}\".{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}",
            nameof(id));
    }
}
