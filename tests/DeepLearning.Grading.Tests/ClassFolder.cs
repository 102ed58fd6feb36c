using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Grading.Sandboxes;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Tests;

/// <summary>A class's submissions and their grades in a folder of their own.</summary>
internal sealed class ClassFolder : IDisposable
{
    public const string Lesson = "forward-propagation";
    public const string Exercise = "fp-neuron";
    public static readonly string Notebooks = System.IO.Path.Combine(CourseFolder.Find(), "notebooks");
    public static readonly string Source = System.IO.Path.Combine(Notebooks, "01-introduction", "03-forward-propagation.md");

    private readonly TempFolder _folder = new();

    public ClassFolder(string policy = "limits: {call_seconds: 2, memory_mb: 700}\n") => _folder.Write("course.yml", policy);

    /// <summary>Skips the test where this machine has no walls to put around code.</summary>
    public static void RequireSandbox()
    {
        if (Sandbox.Missing(SandboxKind.Bubblewrap) is { } missing) Assert.Skip($"needs bubblewrap: {missing}");
    }

    public string Path(string name) => _folder.File(name);

    public string Policy => Path("course.yml");

    public static NotebookDocument Notebook(Edition edition, string? source = null) =>
        NotebookBuilder.Build(LessonFiles.Load(source ?? Source), edition);

    /// <summary>The solved notebook with another source in one exercise's cell.</summary>
    public static NotebookDocument With(string cellSource, string exercise = Exercise)
    {
        var notebook = Notebook(Edition.Solved);
        Replace(notebook, exercise, cell => Copy(cell, source: cellSource));
        return notebook;
    }

    public static void Replace(NotebookDocument notebook, string exercise, Func<NotebookCell, NotebookCell> change)
    {
        var place = notebook.Cells.FindIndex(cell => cell.Id == "exercise-" + exercise);
        notebook.Cells[place] = change(notebook.Cells[place]);
    }

    public static NotebookCell Copy(NotebookCell cell, string? id = null, string? source = null, JsonObject? metadata = null) =>
        new()
        {
            Id = id ?? cell.Id,
            Type = cell.Type,
            Source = source ?? cell.Source,
            Metadata = metadata ?? cell.Metadata.DeepClone().AsObject(),
        };

    public string HandIn(string student, NotebookDocument notebook, string name = Lesson + ".ipynb") =>
        HandIn(student, NotebookWriter.ToBytes(notebook), name);

    public string HandIn(string student, byte[] bytes, string name = Lesson + ".ipynb")
    {
        var path = Path($"class/{student}/{name}");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<(int Code, string Output, string Error)> GradeAsync(params string[] more) =>
        Dln.RunAsync([
            "grade", Path("class"), "--out", Path("grades"), "--notebooks", Notebooks, "--lesson", Lesson, "--policy", Policy, .. more,
        ]);

    public JsonObject Result(string student, string lesson = Lesson) =>
        JsonNode.Parse(File.ReadAllText(Path($"grades/{student}/{lesson}/result.json")))!.AsObject();

    public JsonNode Grade(string student, string exercise = Exercise, string lesson = Lesson) =>
        Result(student, lesson)["exercises"]!.AsArray().Single(one => (string?)one!["id"] == exercise)!;

    public string Notes(string student) => string.Join('\n', Result(student)["notes"]!.AsArray().Select(note => (string?)note));

    public void Dispose() => _folder.Dispose();
}
