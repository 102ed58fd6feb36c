using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Running;

/// <summary>Runs the exercises of lessons from their sources, and reads what their checks found.</summary>
internal sealed class LessonExercises(IReadOnlyList<Lesson> lessons, Action<string> progress) : ILessonRunner
{
    public async Task<LessonRun> RunAsync(LessonName lesson, Edition edition, CancellationToken cancellation)
    {
        if (lessons.FirstOrDefault(one => one.Slug == lesson.Slug) is not { } source)
        {
            return new LessonRun([], [$"there is no lesson {lesson}"]);
        }
        progress($"{lesson}, {(edition == Edition.Solved ? "solutions" : "stubs")}");
        var notebook = NotebookBuilder.Build(source, edition);
        var runner = new NotebookRunner(RunLimits.Default)
        {
            Wants = cell => cell.Has(CellTag.Setup) || cell.Has(CellTag.Exercise) || cell.Has(CellTag.Check),
            ChecksValues = false,
        };
        var run = await runner.RunAsync(source.Path, notebook, cancellation);
        return new LessonRun([.. notebook.Cells.Where(cell => cell.Has(CellTag.Check)).SelectMany(Results)], run.Errors);
    }

    private static IEnumerable<CheckResult> Results(NotebookCell cell) =>
        cell.Outputs.OfType<JsonObject>().Where(output => output["data"] is JsonObject)
            .Select(output => CheckCard.Read(Notebook.MimeBundle.FromJson(output))).OfType<CheckResult>();
}
