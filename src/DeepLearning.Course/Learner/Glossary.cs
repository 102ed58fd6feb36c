namespace DeepLearning.Course;

/// <summary>The words that a lesson introduces.</summary>
/// <param name="Lesson">The lesson they belong to.</param>
/// <param name="Terms">The words, in order.</param>
public sealed record LessonGlossary(LessonName Lesson, IReadOnlyList<Term> Terms);

/// <summary>Shows what the words of the course mean.</summary>
/// <example><code>Glossary.Show("forward-propagation");
/// Glossary.Define("bias");</code></example>
public static class Glossary
{
    /// <summary>All glossaries, in the order of the lessons.</summary>
    public static IReadOnlyList<LessonGlossary> All { get; } =
    [
        .. from lesson in CourseText.Lessons
           where lesson.Terms.Count > 0
           select new LessonGlossary(lesson.Lesson, lesson.Terms),
    ];

    /// <summary>Shows the words of a lesson.</summary>
    /// <param name="lesson">The lesson's slug, such as <c>forward-propagation</c>.</param>
    public static void Show(string lesson) =>
        GlossaryCard.Of(LessonParts.Find(All, glossary => glossary.Lesson, lesson, "glossary").Terms).Show();

    /// <summary>Shows what one word means, wherever in the course it was introduced.</summary>
    public static void Define(string name)
    {
        var terms = All.SelectMany(glossary => glossary.Terms).ToList();
        var found = terms.Where(term => term.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            var nearest = Catalogue.Nearest(name, terms.Select(term => term.Name));
            throw new ArgumentException($"The glossary has no \"{name}\".{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}",
                nameof(name));
        }

        GlossaryCard.Of(found).Show();
    }
}
