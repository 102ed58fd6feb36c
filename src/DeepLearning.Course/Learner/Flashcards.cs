namespace DeepLearning.Course;

/// <summary>The flashcards of a lesson.</summary>
/// <param name="Lesson">The lesson they belong to.</param>
/// <param name="Cards">The cards, in order.</param>
public sealed record LessonFlashcards(LessonName Lesson, IReadOnlyList<Flashcard> Cards);

/// <summary>Shows the flashcards of a lesson in its notebook.</summary>
/// <example><code>Flashcards.Show("forward-propagation");</code></example>
public static class Flashcards
{
    /// <summary>All decks, in the order of the lessons.</summary>
    public static IReadOnlyList<LessonFlashcards> All { get; } =
    [
        .. from lesson in CourseText.Lessons
           where lesson.Flashcards.Count > 0
           select new LessonFlashcards(lesson.Lesson, lesson.Flashcards),
    ];

    /// <summary>Shows the cards of a lesson: the front, and the back on a click.</summary>
    /// <param name="lesson">The lesson's slug, such as <c>forward-propagation</c>.</param>
    public static void Show(string lesson) =>
        FlashcardCard.Of(LessonParts.Find(All, deck => deck.Lesson, lesson, "flashcards").Cards).Show();
}
