namespace DeepLearning.Course;

/// <summary>The flashcards of a lesson. Derive once in each lesson's folder; the catalogue finds it.</summary>
public abstract class LessonFlashcards
{
    /// <summary>The lesson they belong to.</summary>
    public LessonName Lesson => LessonName.Of(GetType());

    /// <summary>Ten or more cards.</summary>
    public abstract IReadOnlyList<Flashcard> Cards { get; }
}

/// <summary>A card to learn with.</summary>
/// <param name="Front">The question.</param>
/// <param name="Back">The answer, in one or two sentences.</param>
public sealed record Flashcard(string Front, string Back);

/// <summary>Shows the flashcards of a lesson in its notebook.</summary>
/// <example><code>Flashcards.Show("forward-propagation");</code></example>
public static class Flashcards
{
    /// <summary>All decks, in the order of the lessons.</summary>
    public static IReadOnlyList<LessonFlashcards> All { get; } = [.. Catalogue.All<LessonFlashcards>().OrderBy(deck => deck.Lesson.Order)];

    /// <summary>Shows the cards of a lesson: the front, and the back on a click.</summary>
    /// <param name="lesson">The lesson's slug, such as <c>forward-propagation</c>.</param>
    public static void Show(string lesson) =>
        FlashcardCard.Of(LessonParts.Find(All, deck => deck.Lesson, lesson, "flashcards").Cards).Show();
}
