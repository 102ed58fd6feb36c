using System.Globalization;
using System.Text;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Reports;

/// <summary>A page about a class: how each exercise went, which mistakes are common, and who is stuck where.</summary>
internal static class ClassPage
{
    // A list of names longer than this is folded.
    private const int ShortList = 12;
    private const int Bins = 5;

    public static string Of(IReadOnlyList<GradeResult> results, string title)
    {
        var page = FeedbackPage.Begin(title);
        var students = results.Select(result => result.Student).Distinct(StringComparer.Ordinal).Count();
        var open = results.Count(result => !result.IsComplete);
        page.Append($"<h1>{FeedbackPage.Text(title)}</h1>\n<p>{Count(students, "student")}, {Count(results.Count, "submission")}");
        if (open > 0) page.Append($", of which {open} to be graded again");
        page.Append(".</p>\n");
        if (results.Count == 0) page.Append("<p>Nothing has been graded yet.</p>\n");
        var lessons = results.GroupBy(result => result.Lesson, StringComparer.Ordinal);
        foreach (var lesson in lessons.OrderBy(group => group.Key, StringComparer.Ordinal)) Lesson(page, lesson.Key, [.. lesson]);
        return FeedbackPage.End(page);
    }

    private static void Lesson(StringBuilder page, string name, List<GradeResult> results)
    {
        double[] shares = [.. results.Where(result => result.IsComplete).Select(result => result.Max > 0 ? result.Score / result.Max : 0)];
        page.Append($"<h2>{FeedbackPage.Text(name)}</h2>\n");
        if (shares.Length > 0) Scores(page, shares);
        var exercises = results.SelectMany(result => result.Exercises).GroupBy(exercise => exercise.Id, StringComparer.Ordinal).ToList();
        page.Append("<h3>Exercises</h3>\n<table><thead><tr><th>exercise</th><th>share right</th>")
            .Append("<th class=\"number\">right</th><th class=\"number\">partly</th>")
            .Append("<th class=\"number\">wrong</th><th class=\"number\">not tried</th></tr></thead><tbody>\n");
        foreach (var exercise in exercises)
        {
            var right = Number(exercise, GradeOutcome.Right);
            var partly = Number(exercise, GradeOutcome.PartlyRight);
            var untried = Number(exercise, GradeOutcome.NotAttempted, GradeOutcome.NotRun);
            var wrong = Number(exercise, GradeOutcome.Fail, GradeOutcome.Error, GradeOutcome.Timeout);
            page.Append($"<tr><td>{FeedbackPage.Text(exercise.First().Title)}</td><td>{Bar(right, exercise.Count(), "right")}</td>")
                .Append($"<td class=\"number\">{right}</td><td class=\"number\">{partly}</td>")
                .Append($"<td class=\"number\">{wrong}</td><td class=\"number\">{untried}</td></tr>\n");
        }
        page.Append("</tbody></table>\n");
        Mistakes(page, exercises.SelectMany(exercise => exercise));
        Stuck(page, results);
        Review(page, results);
    }

    private static void Scores(StringBuilder page, double[] shares)
    {
        page.Append("<h3>Scores</h3>\n<p>")
            .Append(CultureInfo.InvariantCulture, $"Mean {100 * shares.Average():0} %, median {100 * Median(shares):0} %.</p>\n")
            .Append("<table><thead><tr><th>of the points</th><th>share of the class</th>")
            .Append("<th class=\"number\">submissions</th></tr></thead><tbody>\n");
        for (var bin = 0; bin < Bins; bin++)
        {
            var count = shares.Count(share => Math.Clamp((int)(share * Bins), 0, Bins - 1) == bin);
            page.Append($"<tr><td>{100 * bin / Bins}–{100 * (bin + 1) / Bins} %</td>")
                .Append($"<td>{Bar(count, shares.Length, "of the class")}</td><td class=\"number\">{count}</td></tr>\n");
        }
        page.Append("</tbody></table>\n");
    }

    private static void Mistakes(StringBuilder page, IEnumerable<ExerciseGrade> grades)
    {
        var mistakes = grades.Where(exercise => exercise.Mistake is not null)
            .GroupBy(exercise => (exercise.Title, Mistake: exercise.Mistake!))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Title, StringComparer.Ordinal)
            .ToList();
        if (mistakes.Count == 0) return;
        var items = mistakes.Select(mistake =>
            $"<li>{mistake.Count()} × {FeedbackPage.Text(mistake.Key.Title)}: {FeedbackPage.Text(mistake.Key.Mistake)}</li>");
        page.Append("<h3>Common mistakes</h3>\n<ul>").AppendJoin("", items).Append("</ul>\n");
    }

    /// <summary>Each student by the first exercise that was tried and is not right.</summary>
    private static void Stuck(StringBuilder page, IEnumerable<GradeResult> results)
    {
        var stuck = results.Select(result => (result.Student, Exercise: result.Exercises.FirstOrDefault(IsStuck)))
            .Where(pair => pair.Exercise is not null)
            .GroupBy(pair => pair.Exercise!.Title, StringComparer.Ordinal)
            .ToList();
        if (stuck.Count == 0) return;
        page.Append("<h3>Who is stuck where</h3>\n");
        foreach (var exercise in stuck.OrderByDescending(group => group.Count()))
        {
            var students = exercise.Select(pair => $"{FeedbackPage.Name(pair.Student)} ({GradeText.Word(pair.Exercise!.Outcome)})");
            Fold(page, $"{FeedbackPage.Text(exercise.Key)}: {Count(exercise.Count(), "student")}", [.. students]);
        }
    }

    private static bool IsStuck(ExerciseGrade exercise) =>
        exercise.Outcome is not (GradeOutcome.Right or GradeOutcome.NotAttempted or GradeOutcome.NotRun);

    private static void Review(StringBuilder page, IEnumerable<GradeResult> results)
    {
        var review = results.Select(result => (result.Student, Uses: result.Exercises.SelectMany(Uses).ToList()))
            .Where(pair => pair.Uses.Count > 0)
            .ToList();
        if (review.Count == 0) return;
        page.Append("<h3>To be looked at by a person</h3>\n");
        foreach (var (student, uses) in review) Fold(page, FeedbackPage.Name(student), uses);
    }

    private static IEnumerable<string> Uses(ExerciseGrade exercise) =>
        exercise.Review.Select(use => $"{FeedbackPage.Text(exercise.Title)} {FeedbackPage.Text(use)}");

    private static void Fold(StringBuilder page, string heading, List<string> items) =>
        page.Append($"<details{(items.Count <= ShortList ? " open" : "")}><summary>{heading}</summary><p>").AppendJoin("; ", items)
            .Append("</p></details>\n");

    private static string Bar(int part, int whole, string what)
    {
        var share = 100.0 * part / whole;
        return string.Create(CultureInfo.InvariantCulture,
            $"<span class=\"bar\" role=\"img\" aria-label=\"{share:0} % {what}\"><i style=\"width:{share:0.#}%\"></i></span>");
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static int Number(IEnumerable<ExerciseGrade> exercises, params GradeOutcome[] outcomes) =>
        exercises.Count(exercise => outcomes.Contains(exercise.Outcome));
}
