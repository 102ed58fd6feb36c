namespace DeepLearning.Course;

/// <summary>The words a lesson introduces. Derive once in each lesson's folder; the catalogue finds it.</summary>
public abstract class LessonGlossary
{
    /// <summary>The lesson they belong to.</summary>
    public LessonName Lesson => LessonName.Of(GetType());

    /// <summary>Six or more words.</summary>
    public abstract IReadOnlyList<Term> Terms { get; }
}

/// <summary>A word and what it means.</summary>
/// <param name="Name">The word, as the field uses it.</param>
/// <param name="Meaning">What it means, in plain words that use no later word.</param>
public sealed record Term(string Name, string Meaning);

/// <summary>Shows what the words of the course mean.</summary>
/// <example><code>Glossary.Show("forward-propagation");
/// Glossary.Define("bias");</code></example>
public static class Glossary
{
    /// <summary>All glossaries, in the order of the lessons.</summary>
    public static IReadOnlyList<LessonGlossary> All { get; } = [.. Catalogue.All<LessonGlossary>().OrderBy(glossary => glossary.Lesson.Order)];

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
            throw new ArgumentException($"The glossary has no \"{name}\".{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}", nameof(name));
        }

        GlossaryCard.Of(found).Show();
    }
}
