using System.Globalization;
using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows which exercises are right, begun, and still to do.</summary>
internal static class ProgressCard
{
    public static MimeBundle Of(ProgressStore store)
    {
        var html = new StringBuilder();
        var text = new StringBuilder();
        foreach (var lesson in Catalogue.Exercises.GroupBy(exercise => exercise.Lesson))
        {
            var rows = lesson.Select(exercise => (exercise, progress: store.Read(exercise.Id))).ToList();
            var right = rows.Count(row => row.progress?.Best == Outcome.Right);
            var heading =
                string.Create(CultureInfo.InvariantCulture, $"{Card.Sentence(lesson.Key.InWords)}: {right} of {rows.Count} right");
            html.Append("<div style=\"margin-top:6px\"><b>").Append(heading).Append("</b></div>");
            text.Append(heading).Append('\n');
            foreach (var (exercise, progress) in rows)
            {
                var outcome = progress?.Best ?? Outcome.NotAttempted;
                var attempts = progress is null ? ""
                    : string.Create(CultureInfo.InvariantCulture,
                        $", {progress.Attempts} {(progress.Attempts == 1 ? "attempt" : "attempts")}");
                var seen = progress?.SolutionSeen == true ? ", solution seen" : "";
                var line = $"{CheckCard.Look(outcome).Symbol} {exercise.Title} ({exercise.Id}): {outcome.InWords()}{attempts}{seen}";
                html.Append("<div>").Append(Card.Text(line)).Append("</div>");
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return MimeBundle.Html(Card.Frame(Palette.Blue, html.ToString()), text.ToString().TrimEnd('\n'));
    }
}
