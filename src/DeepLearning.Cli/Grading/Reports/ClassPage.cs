using System.Globalization;
using System.Text;

namespace DeepLearning.Cli.Grading.Reports;

/// <summary>A page about a class: how each exercise went, which mistakes are common, and who is stuck where.</summary>
internal static class ClassPage
{
    public static string Of(IReadOnlyList<GradeResult> results, string title)
    {
        var page = FeedbackPage.Begin(title);
        page.Append($"<h1>{FeedbackPage.Text(title)}</h1>\n<p>{results.Select(result => result.Student).Distinct(StringComparer.Ordinal).Count()} students, {results.Count} submissions, {results.Count(result => !result.IsComplete)} to be graded again.</p>\n");
        foreach (var lesson in results.GroupBy(result => result.Lesson, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)) Lesson(page, lesson.Key, [.. lesson]);
        return FeedbackPage.End(page);
    }

    private static void Lesson(StringBuilder page, string name, List<GradeResult> results)
    {
        var mean = results.Average(result => result.Max > 0 ? result.Score / result.Max : 0);
        page.Append(CultureInfo.InvariantCulture, $"<h2>{FeedbackPage.Text(name)}</h2>\n<p>Mean score {100 * mean:0} %.</p>\n<table><thead><tr><th>exercise</th><th>right</th><th></th><th>partly</th><th>wrong</th><th>not attempted</th></tr></thead><tbody>\n");
        var exercises = results.SelectMany(result => result.Exercises).GroupBy(exercise => exercise.Id, StringComparer.Ordinal).ToList();
        foreach (var exercise in exercises)
        {
            var right = Count(exercise, GradeOutcome.Right);
            var open = Count(exercise, GradeOutcome.NotAttempted, GradeOutcome.NotRun);
            var partly = Count(exercise, GradeOutcome.PartlyRight);
            var share = 100.0 * right / exercise.Count();
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{FeedbackPage.Text(exercise.First().Title)}</td><td>{right}</td><td><span class=\"bar\" role=\"img\" aria-label=\"{share:0} % right\"><i style=\"width:{share:0.#}%\"></i></span></td><td>{partly}</td><td>{exercise.Count() - right - open - partly}</td><td>{open}</td></tr>\n");
        }
        page.Append("</tbody></table>\n");
        var mistakes = exercises.SelectMany(exercise => exercise).Where(exercise => exercise.Mistake is not null)
            .GroupBy(exercise => (exercise.Title, Mistake: exercise.Mistake!)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Title, StringComparer.Ordinal).ToList();
        if (mistakes.Count > 0)
        {
            page.Append("<h3>Common mistakes</h3>\n<ul>").AppendJoin("", mistakes.Select(mistake => $"<li>{mistake.Count()} × {FeedbackPage.Text(mistake.Key.Title)}: {FeedbackPage.Text(mistake.Key.Mistake)}</li>")).Append("</ul>\n");
        }
        var stuck = results.Select(result => (result.Student, Exercise: result.Exercises.FirstOrDefault(exercise => exercise.Outcome is not (GradeOutcome.Right or GradeOutcome.NotAttempted or GradeOutcome.NotRun))))
            .Where(pair => pair.Exercise is not null).ToList();
        if (stuck.Count > 0)
        {
            page.Append("<h3>Who is stuck where</h3>\n<ul>").AppendJoin("", stuck.Select(pair => $"<li>{FeedbackPage.Text(pair.Student)}: {FeedbackPage.Text(pair.Exercise!.Title)} ({GradeExport.Word(pair.Exercise.Outcome)})</li>")).Append("</ul>\n");
        }
        var review = results.SelectMany(result => result.Exercises.Where(exercise => exercise.Review.Count > 0).Select(exercise => (result.Student, exercise))).ToList();
        if (review.Count > 0)
        {
            page.Append("<h3>To be looked at by a person</h3>\n<ul>").AppendJoin("", review.Select(pair => $"<li>{FeedbackPage.Text(pair.Student)}, {FeedbackPage.Text(pair.exercise.Title)}: {FeedbackPage.Text(string.Join("; ", pair.exercise.Review))}</li>")).Append("</ul>\n");
        }
    }

    private static int Count(IEnumerable<ExerciseGrade> exercises, params GradeOutcome[] outcomes) => exercises.Count(exercise => outcomes.Contains(exercise.Outcome));
}
