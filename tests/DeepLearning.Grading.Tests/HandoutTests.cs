using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Nbgrader;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Tests;

/// <summary>What a class is given, and a learner's own look at it before handing in.</summary>
public sealed class HandoutTests
{
    [Fact]
    public async Task A_release_holds_notebook_data_and_instructions_and_nothing_that_gives_an_answer_away()
    {
        using var folder = new TempFolder();
        folder.Write("course.yml",
            "title: A class\npoints: {fp-neuron: 2}\ndue: {forward-propagation: 2026-10-01T12:00:00Z}\nhidden_seed: {file: secret.txt}\n");
        folder.Write("secret.txt", "nobody-knows-this");

        var (code, _, error) = await Dln.RunAsync("release", ClassFolder.Lesson, "--notebooks", ClassFolder.Notebooks, "--out",
            folder.File("release"), "--policy", folder.File("course.yml"));

        Assert.Equal((ExitCode.Done, ""), (code, error));
        var readme = File.ReadAllText(folder.File("release/README.md"));
        Assert.Contains("| forward-propagation | `forward-propagation/03-forward-propagation.ipynb` | 12 | 2026-10-01 12:00 +00:00 |",
            readme, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("release/data/mnist/SOURCE.md")));
        var solutions = ClassFolder.Notebook(Edition.Solved).Cells
            .Where(cell => cell.IsCode && Catalogue.Exercises.Any(exercise => cell.Id == $"exercise-{exercise.Id}"))
            .Select(cell => cell.Source);
        var mistakes = Catalogue.Exercises.SelectMany(exercise => exercise.Mistakes);
        string[] forbidden =
        [
            .. solutions, .. mistakes.Select(mistake => mistake.Name), .. mistakes.Select(mistake => mistake.Hint), "nobody-knows-this",
        ];
        var texts = Directory.GetFiles(folder.File("release"), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/data/", StringComparison.Ordinal)).Select(Text).ToList();
        Assert.Equal(2, texts.Count);
        Assert.All(forbidden, secret => Assert.All(texts, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));

        static string Text(string path) =>
            path.EndsWith(".ipynb", StringComparison.Ordinal)
                ? string.Join('\n', NotebookReader.Read(path).Cells.Select(cell => cell.Source))
                : File.ReadAllText(path);
    }

    [Fact]
    public async Task A_deeper_notebook_lies_beside_its_lesson_ungraded_and_has_its_own_folder_only_where_it_is_named()
    {
        using var folder = new TempFolder();
        var lesson = File.ReadAllText(ClassFolder.Source);
        folder.Write("notebooks/01-introduction/03-forward-propagation.md", lesson);
        folder.Write("notebooks/01-introduction/03-forward-propagation-deeper.md",
            lesson.Replace("lesson: 3", "deeper: 3", StringComparison.Ordinal));
        folder.Write("course.yml", "title: A class\n");
        string[] options = ["--notebooks", folder.File("notebooks"), "--policy", folder.File("course.yml"), "--no-data"];

        Assert.Equal(ExitCode.Done, (await Dln.RunAsync(["release", .. options, "--out", folder.File("release")])).Code);
        Assert.Equal(["03-forward-propagation-deeper.ipynb", "03-forward-propagation.ipynb"], Names("release/forward-propagation"));
        Assert.Equal("Check.Graded(\"fp-neuron\");\nCheck.Run(\"fp-neuron\", Neuron);", CheckIn("03-forward-propagation"));
        Assert.Equal("Check.Run(\"fp-neuron\", Neuron);", CheckIn("03-forward-propagation-deeper"));
        var readme = File.ReadAllText(folder.File("release/README.md"));
        Assert.Contains("ends in `-deeper` is optional", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("| forward-propagation-deeper |", readme, StringComparison.Ordinal);

        var named = await Dln.RunAsync(
            ["release", ClassFolder.Lesson, ClassFolder.Lesson + "-deeper", .. options, "--out", folder.File("named")]);
        Assert.Equal(ExitCode.Done, named.Code);
        Assert.Equal(["03-forward-propagation.ipynb"], Names("named/forward-propagation"));
        Assert.Equal(["03-forward-propagation-deeper.ipynb"], Names("named/forward-propagation-deeper"));

        string CheckIn(string name) => NotebookReader.Read(folder.File($"release/forward-propagation/{name}.ipynb"))
            .Cells.Single(cell => cell.Id == "check-fp-neuron").Source;

        IEnumerable<string> Names(string inside) =>
            Directory.GetFiles(folder.File(inside)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Cells_carry_the_metadata_that_nbgrader_version_3_asks_for()
    {
        var notebook = Handout();
        var exercise = notebook.Cells.Single(cell => cell.Id == "exercise-fp-neuron").Metadata["nbgrader"]!;
        var check = notebook.Cells.Single(cell => cell.Id == "check-fp-neuron").Metadata["nbgrader"]!;

        Assert.Equal(
            """{"cell_type":"code","grade":false,"grade_id":"fp-neuron","locked":false,"schema_version":3,"solution":true,"task":false}""",
            WithoutChecksum(exercise));
        Assert.Equal(
            """{"cell_type":"code","grade":true,"grade_id":"check-fp-neuron","locked":true,"schema_version":3,"solution":false"""
                + ""","task":false,"points":1}""",
            WithoutChecksum(check));
        var ids = notebook.Cells.Select(NbgraderCell.Read).OfType<NbgraderCell>().Select(cell => cell.GradeId).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]+$", id));
    }

    [Fact]
    public void A_checksum_is_the_one_that_nbgrader_computes()
    {
        // md5 of the source, the type, whether it grades, solves and is locked, its name and its points, as Python prints them.
        var cell = new NotebookCell
        {
            Id = "c",
            Type = "code",
            Source = "Check.Run(\"fp-neuron\", Neuron);",
            Metadata = new JsonObject { ["tags"] = new JsonArray("check"), ["exercise"] = "fp-neuron" },
        };
        var marked = NbgraderCell.Marked(cell, _ => 2);

        Assert.Equal("bef3618660f4cfb78a1d55b3d18ecc18", (string?)marked.Metadata["nbgrader"]!["checksum"]);
        Assert.True(NbgraderCell.Read(marked)!.IsUnchanged(marked));
        Assert.False(NbgraderCell.Read(marked)!.IsUnchanged(ClassFolder.Copy(marked, source: "Check.Run(\"fp-neuron\", null);")));
    }

    [Theory]
    [InlineData("a\n### BEGIN SOLUTION\nsecret\n### END SOLUTION\nb", "a\nthrow new NotImplementedException();\nb")]
    [InlineData("{\n    // ### BEGIN SOLUTION\n    secret\n    // ### END SOLUTION\n}", "{\n    throw new NotImplementedException();\n}")]
    [InlineData("a\n// ### BEGIN HIDDEN TESTS\nsecret\n// ### END HIDDEN TESTS", "a")]
    [InlineData("a\n/* ### BEGIN MARK SCHEME */\nsecret\n/* ### END MARK SCHEME */\nb", "a\nb")]
    [InlineData("# A heading\n### Another", "# A heading\n### Another")]
    public void What_markers_hide_is_not_handed_out(string source, string handedOut)
    {
        Assert.Equal(handedOut, NbgraderMarkers.Strip(source, "lesson.md:1"));
    }

    [Theory]
    [InlineData("### BEGIN SOLUTION\nsecret")]
    [InlineData("### END SOLUTION")]
    [InlineData("### BEGIN SOLUTION\n### BEGIN HIDDEN TESTS\n### END SOLUTION")]
    public void A_marker_without_its_partner_stops_the_release(string source)
    {
        Assert.Contains("lesson.md:1", Assert.Throws<UserError>(() => NbgraderMarkers.Strip(source, "lesson.md:1")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_notebook_is_ready_and_a_fresh_one_says_what_is_left()
    {
        using var folder = new TempFolder();
        var finished = Path.Combine(folder.Path, "03-forward-propagation.ipynb");
        var fresh = Path.Combine(folder.Path, "fresh.ipynb");
        NotebookWriter.Save(Answered(Handout()), finished);
        NotebookWriter.Save(Handout(), fresh);

        var (good, all, _) = await Dln.RunAsync("validate", finished);
        var (bad, some, _) = await Dln.RunAsync("validate", fresh);

        Assert.Equal((ExitCode.Done, ExitCode.ChecksFailed), (good, bad));
        string[] names = ["cells", "locked", "compiles", "attempted", "runs"];
        Assert.All(names, name => Assert.Contains($"ok    {name} ", all, StringComparison.Ordinal));
        Assert.EndsWith("ready to be handed in\n", all.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("look  attempted  0 of 5 exercises; still to do: `fp-neuron`", some, StringComparison.Ordinal);
        Assert.Equal(names.Length + 1, some.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Each_fault_is_one_clear_line()
    {
        using var folder = new TempFolder();
        var notebook = Answered(Handout());
        notebook.Cells.RemoveAll(cell => cell.Id == "exercise-fp-bump");
        Edit("check-fp-neuron", "// nothing to check");
        Edit("exercise-fp-collapse", "(float W, float B) Collapse(float w1) { return missing; }");
        var path = Path.Combine(folder.Path, "mine.ipynb");
        NotebookWriter.Save(notebook, path);

        var (code, output, _) = await Dln.RunAsync("validate", path, "--limit", "60");

        Assert.Equal(ExitCode.ChecksFailed, code);
        var lines = output.Split('\n');
        Assert.Contains("no cell carries the id of `fp-bump`", lines[0], StringComparison.Ordinal);
        Assert.Contains("`check-fp-neuron` changed", lines[1], StringComparison.Ordinal);
        Assert.Contains("(exercise-fp-collapse) does not", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("look  runs", lines[4], StringComparison.Ordinal);

        void Edit(string id, string source)
        {
            var place = notebook.Cells.FindIndex(cell => cell.Id == id);
            notebook.Cells[place] = ClassFolder.Copy(notebook.Cells[place], source: source);
        }
    }

    [Theory]
    [InlineData("forward-propagation.ipynb", "{ not json", "not JSON")]
    [InlineData("poem.ipynb", "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}", "`poem` is no lesson")]
    public async Task A_file_that_is_no_lesson_is_one_clear_line(string name, string text, string message)
    {
        using var folder = new TempFolder();
        var (code, _, error) = await Dln.RunAsync("validate", folder.Write(name, text));
        Assert.NotEqual(ExitCode.Done, code);
        Assert.Contains(message, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static NotebookDocument Handout() =>
        HandoutNotebook.Of(DeepLearning.Publishing.Lessons.LessonFiles.Load(ClassFolder.Source), ClassFolder.Source, _ => 1);

    private static NotebookDocument Answered(NotebookDocument notebook)
    {
        var solved = ClassFolder.Notebook(Edition.Solved);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Id.StartsWith("exercise-", StringComparison.Ordinal) && notebook.Cells[i].IsCode)
                notebook.Cells[i] = ClassFolder.Copy(notebook.Cells[i], source: solved.Cells[i].Source);
        }
        return notebook;
    }

    private static string WithoutChecksum(JsonNode node)
    {
        var json = node.DeepClone().AsObject();
        Assert.Matches("^[0-9a-f]{32}$", (string?)json["checksum"]);
        json.Remove("checksum");
        return json.ToJsonString();
    }
}
