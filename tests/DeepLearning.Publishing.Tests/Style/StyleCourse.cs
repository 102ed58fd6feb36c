using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Style;

namespace DeepLearning.Publishing.Tests.Style;

/// <summary>A small course on disk, whose lessons a test writes, read as <c>dln lint</c> reads it.</summary>
internal sealed class StyleCourse : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _lessons = [];

    public StyleCourse(string style = "enforce: false\n") => _folder.Write("style.yml", style);

    /// <summary>Adds a lesson of module 1; <paramref name="body"/> follows its title.</summary>
    public StyleCourse With(int number, string slug, string body, string? front = null)
    {
        var isDeeper = slug.EndsWith("-deeper", StringComparison.Ordinal);
        _lessons.Add(_folder.Write($"01-introduction/{number:00}-{slug}.md", $"""
            ---
            title: {slug}
            {(isDeeper ? "deeper" : "lesson")}: {number}
            module: 1
            {front ?? "minutes: {read: 40, exercises: 35}"}
            ---

            # {slug}

            {body}
            """));
        return this;
    }

    public StyleCheck Check() => StyleCheck.Of(_lessons);

    /// <summary>The findings as "file:line: message".</summary>
    public IReadOnlyList<string> Findings() =>
        [.. Check().Findings.Select(problem => $"{Path.GetFileName(problem.Path)}:{problem.Line}: {problem.Message}")];

    public LessonSize Size() => LessonSize.Of(CourseLesson.Read(_lessons[^1]));

    public void Dispose() => _folder.Dispose();

    /// <summary>A glossary with these terms.</summary>
    public static string Glossary(params string[] terms) =>
        $":::{{glossary}}\n{string.Join("\n\n", terms.Select(term => $"{term}\n: What it means."))}\n:::\n";
}
