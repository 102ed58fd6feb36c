using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Tests;

/// <summary>One class that holds every kind of submission that real classes hand in, graded once.</summary>
public sealed class GoldenClass : IAsyncLifetime
{
    internal ClassFolder Folder { get; } =
        new("due: {forward-propagation: 2026-10-01T12:00:00Z}\nlate: {per_day: 0.1, grace_minutes: 15}\nlimits: {call_seconds: 5}\n");

    internal (int Code, string Output, string Error) Run { get; private set; }

    public async ValueTask InitializeAsync()
    {
        ClassFolder.RequireSandbox();
        var solved = ClassFolder.Notebook(Edition.Solved);
        var late = new[] { "late", "late-by-a-minute" };
        HandIn("perfect", solved);
        HandIn("partly", ClassFolder.With("float Neuron(float x, float w, float b) => x < 0 ? 0 : 1 / (1 + MathF.Exp(-(w * x + b)));"));
        HandIn("constant", ClassFolder.With("float Neuron(float x, float w, float b) => 0.6022848f;"));
        HandIn("empty-cell", ClassFolder.With(""));
        HandIn("stub", ClassFolder.Notebook(Edition.Learner));
        HandIn("no-cells", new NotebookDocument { Metadata = NotebookDocument.CourseMetadata() });
        HandIn("late", solved);
        HandIn("late-by-a-minute", solved);
        HandIn("reordered", Changed(cells => cells.Reverse()));
        HandIn("duplicated", Changed(cells => cells.Insert(0, cells.Find(cell => cell.Id == "exercise-fp-neuron")!)));
        HandIn("stub-after-answer",
            Changed(cells => cells.Add(ClassFolder.Notebook(Edition.Learner).Cells.Find(cell => cell.Id == "exercise-fp-neuron")!)));
        HandIn("deleted", Changed(cells => cells.RemoveAll(cell => cell.Id == "exercise-fp-neuron")));
        HandIn("renamed-cell", Changed(cells => Rename(cells, cell => ClassFolder.Copy(cell, id: "mine", metadata: []))));
        HandIn("renamed-function", Changed(cells => Rename(
            cells, cell => ClassFolder.Copy(cell, source: cell.Source.Replace("Neuron", "MyNeuron", StringComparison.Ordinal)))));
        HandIn("extra-cells", Changed(cells => cells.InsertRange(3, [
            Code("note-1", "var z = 1 / 0.0; Console.WriteLine(z);"),
            Code("note-2", "this does not compile"),
            Code("note-3", "throw new Exception(\"mine\");"),
        ])));
        HandIn("locked-edited",
            Changed(cells => cells.RemoveAll(cell => cell.IsCode && !cell.Id.StartsWith("exercise-", StringComparison.Ordinal))));
        HandIn("older-version", Changed(cells => cells.RemoveAll(cell => cell.Id.EndsWith("fp-bump", StringComparison.Ordinal))));
        HandIn("old-format",
            Encoding.UTF8.GetBytes(Text(solved).Replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 2", StringComparison.Ordinal)));
        var python = ClassFolder.Notebook(Edition.Solved);
        python.Metadata["kernelspec"] = new JsonObject { ["name"] = "python3", ["language"] = "python", ["display_name"] = "Python 3" };
        HandIn("wrong-kernel", python);
        var windows = Text(solved).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\\n", "\\r\\n", StringComparison.Ordinal);
        HandIn("windows-lines", Encoding.UTF8.GetBytes(windows));
        HandIn("byte-order-mark", [.. Encoding.UTF8.GetPreamble(), .. NotebookWriter.ToBytes(solved)]);
        var large = ClassFolder.Notebook(Edition.Solved);
        large.Cells.First(cell => cell.IsCode).Outputs =
            [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = new string('x', 50 << 20) }];
        HandIn("large-outputs", large);
        HandIn("nbgrader", NotebookWriter.ToBytes(solved), "03-forward-propagation/forward-propagation.ipynb");
        foreach (var path in Directory.GetFiles(Folder.Path("class"), "*.ipynb", SearchOption.AllDirectories))
        {
            var student = Path.GetRelativePath(Folder.Path("class"), path).Split(Path.DirectorySeparatorChar)[0];
            var time = student == late[0] ? "2026-10-03T11:00:00"
                : student == late[1] ? "2026-10-01T12:01:00"
                : "2026-09-30T12:00:00";
            File.SetLastWriteTimeUtc(path, DateTime.Parse(time, CultureInfo.InvariantCulture));
        }

        Run = await Folder.GradeAsync("--jobs", "2");
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void HandIn(string student, NotebookDocument notebook) => Folder.HandIn(student, notebook);

    private void HandIn(string student, byte[] bytes, string name = ClassFolder.Lesson + ".ipynb") => Folder.HandIn(student, bytes, name);

    private static NotebookDocument Changed(Action<List<NotebookCell>> change)
    {
        var notebook = ClassFolder.Notebook(Edition.Solved);
        change(notebook.Cells);
        return notebook;
    }

    private static void Rename(List<NotebookCell> cells, Func<NotebookCell, NotebookCell> change)
    {
        var place = cells.FindIndex(cell => cell.Id == "exercise-fp-neuron");
        cells[place] = change(cells[place]);
    }

    private static NotebookCell Code(string id, string source) => new() { Id = id, Type = "code", Source = source };

    private static string Text(NotebookDocument notebook) => Encoding.UTF8.GetString(NotebookWriter.ToBytes(notebook));
}

/// <summary>What each kind of submission is worth, said beforehand.</summary>
public sealed class GoldenTests(GoldenClass golden) : IClassFixture<GoldenClass>
{
    // The neuron is worth 1 of the lesson's 11 points, and an answer worth 2 more calls it.
    [Theory]
    [InlineData("perfect", 11, "right")]
    [InlineData("constant", 10, "partly right")]
    [InlineData("empty-cell", 10, "error")]
    [InlineData("stub", 0, "not attempted")]
    [InlineData("no-cells", 0, "not run")]
    [InlineData("late", 8.8, "right")]
    [InlineData("late-by-a-minute", 11, "right")]
    [InlineData("reordered", 11, "right")]
    [InlineData("duplicated", 11, "right")]
    [InlineData("stub-after-answer", 11, "right")]
    [InlineData("deleted", 10, "not run")]
    [InlineData("renamed-cell", 11, "right")]
    [InlineData("renamed-function", 10, "error")]
    [InlineData("extra-cells", 11, "right")]
    [InlineData("locked-edited", 11, "right")]
    [InlineData("older-version", 8, "right")]
    [InlineData("old-format", 11, "right")]
    [InlineData("wrong-kernel", 11, "right")]
    [InlineData("windows-lines", 11, "right")]
    [InlineData("byte-order-mark", 11, "right")]
    [InlineData("large-outputs", 11, "right")]
    [InlineData("nbgrader", 11, "right")]
    public void A_submission_gets_what_was_expected(string student, double score, string neuron)
    {
        Assert.Equal((score, neuron), ((double)golden.Folder.Result(student)["score"]!, (string?)golden.Folder.Grade(student)["outcome"]));
    }

    [Fact]
    public void An_answer_right_for_half_of_the_inputs_earns_a_share_of_the_partial_points()
    {
        var grade = golden.Folder.Grade("partly");
        Assert.Equal("partly right", (string?)grade["outcome"]);
        Assert.InRange((double)grade["points"]!, 0.05, 0.45);
    }

    [Theory]
    [InlineData("duplicated", "2 cells carry this exercise's id")]
    [InlineData("renamed-cell", "found by its name")]
    [InlineData("wrong-kernel", "kernel for python")]
    public void What_was_odd_about_a_submission_is_said(string student, string note)
    {
        Assert.Contains(note, golden.Folder.Notes(student), StringComparison.Ordinal);
    }

    [Fact]
    public void No_submission_stops_the_batch_or_is_left_to_be_graded_again()
    {
        Assert.Equal((ExitCode.Done, ""), (golden.Run.Code, golden.Run.Error));
        Assert.Contains(" 0 to be graded again", golden.Run.Output, StringComparison.Ordinal);
    }
}
