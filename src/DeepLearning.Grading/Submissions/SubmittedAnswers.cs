using System.Text.Json.Nodes;
using DeepLearning.Grading.Lessons;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Submissions;

/// <summary>Takes the exercise cells out of a submission, by id; by the name they declare where a student or a tool lost the id.</summary>
internal static class SubmittedAnswers
{
    /// <returns>The source of each exercise's cell that was found.</returns>
    /// <exception cref="UserError">The file is not a notebook.</exception>
    public static Dictionary<string, string> Read(string path, byte[] bytes, LessonProgram lesson, List<string> notes)
    {
        var notebook = NotebookReader.Parse(path, bytes, allowRepeatedIds: true);
        if ((string?)notebook.Metadata["kernelspec"]?["language"] is { } language
            && !language.Equals("C#", StringComparison.OrdinalIgnoreCase))
            notes.Add($"The notebook was saved with a kernel for {language}; its exercise cells are graded as C# all the same.");
        var cells = notebook.Cells.Where(cell => cell.IsCode).ToList();
        var taken = new HashSet<NotebookCell>();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var exercise in lesson.Exercises)
        {
            var own = cells.Where(cell => IsCellOf(cell, exercise)).ToList();
            if (own.Count > 1)
                notes.Add($"{exercise.Exercise.Title}: {own.Count} cells carry this exercise's id; the last one that was changed counts.");
            if ((own.LastOrDefault(cell => !IsStub(cell.Source, exercise)) ?? own.FirstOrDefault()) is not { } cell) continue;
            taken.UnionWith(own);
            answers[exercise.Exercise.Id] = cell.Source;
        }
        foreach (var cell in cells.Where(cell => !taken.Contains(cell)))
        {
            if (lesson.OwnerByName(cell.Source) is not { } exercise || IsAttempted(answers, exercise)) continue;
            answers[exercise.Exercise.Id] = cell.Source;
            notes.Add($"{exercise.Exercise.Title}: the answer was found by its name in a cell that is not the exercise's own.");
        }
        return answers;
    }

    /// <summary>Whether a cell is as it was handed out, but for spaces.</summary>
    public static bool IsStub(string source, LessonExercise exercise) =>
        Words(source).SequenceEqual(Words(exercise.Stub), StringComparer.Ordinal);

    /// <summary>Whether an exercise's cell was found and is not as it was handed out.</summary>
    public static bool IsAttempted(IReadOnlyDictionary<string, string> answers, LessonExercise exercise) =>
        answers.TryGetValue(exercise.Exercise.Id, out var source) && !IsStub(source, exercise);

    private static bool IsCellOf(NotebookCell cell, LessonExercise exercise) =>
        cell.Id == exercise.CellId
        || (Text(cell, "exercise") == exercise.Exercise.Id && !cell.Has(CellTag.Check))
        || NbgraderId(cell) == exercise.Exercise.Id;

    private static string? NbgraderId(NotebookCell cell) =>
        cell.Metadata["nbgrader"]?["grade_id"] is JsonValue grade && grade.TryGetValue(out string? id) ? id : null;

    private static string? Text(NotebookCell cell, string name) =>
        cell.Metadata[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string[] Words(string source) => source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
