using System.Globalization;
using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows how a checkpoint went: each exercise's best outcome, its points, and what to read again.</summary>
internal static class ReviewCard
{
    public static MimeBundle Of(LessonName checkpoint, ProgressStore store)
    {
        var rows = Catalogue.Exercises.Where(exercise => exercise.Lesson == checkpoint)
            .Select(exercise => (Exercise: exercise, Outcome: store.Read(exercise.Id)?.Best ?? Outcome.NotAttempted)).ToList();
        var open = rows.Where(row => row.Outcome != Outcome.Right).ToList();
        var heading = string.Create(CultureInfo.InvariantCulture,
            $"{Card.Sentence(checkpoint.InWords)}: {rows.Count - open.Count} of {rows.Count} right, "
                + $"{rows.Except(open).Sum(row => row.Exercise.Points)} of {rows.Sum(row => row.Exercise.Points)} points");
        var advice = Advice(rows.Count, [.. open.Select(row => row.Exercise)]);

        var html = new StringBuilder().Append("<div><b>").Append(heading).Append("</b></div>");
        var text = new StringBuilder().Append(heading).Append('\n');
        foreach (var (exercise, outcome) in rows)
        {
            var line = $"{CheckCard.Look(outcome).Symbol} {exercise.Title} ({exercise.Id}): "
                + $"{outcome.InWords()}{(outcome == Outcome.Right ? "" : $"; read again {Lessons(exercise)}")}";
            html.Append("<div>").Append(Card.Text(line)).Append("</div>");
            text.Append("  ").Append(line).Append('\n');
        }

        html.Append("<div style=\"margin-top:6px\">").Append(Card.Text(advice)).Append("</div>");
        return MimeBundle.Html(Card.Frame(open.Count == 0 ? Palette.Green : Palette.Blue, html.ToString()), text.Append(advice).ToString());
    }

    private static string Advice(int count, IReadOnlyList<Exercise> open)
    {
        if (open.Count == 0) return "All of it. The next module is yours.";
        if (open.Count == count) return "Begin with the first exercise; each has three hints, and the lesson named beside it.";
        var weakest = open.SelectMany(exercise => exercise.Revisit).GroupBy(slug => slug).MaxBy(group => group.Count())!.Key;
        return $"Begin with {InWords(weakest)}, and come back: a check may be run as often as you like.";
    }

    private static string Lessons(Exercise exercise) => string.Join("; ", exercise.Revisit.Select(InWords));

    // A slug that no exercise belongs to stands for itself; the tests see to it that there is none.
    private static string InWords(string slug) =>
        Catalogue.Exercises.Select(exercise => exercise.Lesson).FirstOrDefault(lesson => lesson.Slug == slug) is { Slug: not null } lesson
            ? lesson.InWords : slug;
}
