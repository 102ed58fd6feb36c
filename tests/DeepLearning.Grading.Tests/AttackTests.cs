using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Tests;

/// <summary>A class of attackers with an honest student at its end, graded once.</summary>
public sealed class AttackedClass : IAsyncLifetime
{
    internal const string Secret = "nobody-knows-this";
    internal const string Honest = "zoe";

    internal ClassFolder Folder { get; } =
        new("limits: {call_seconds: 1, notebook_seconds: 20, memory_mb: 700}\nhidden_seed: {file: secret.txt}\n");

    internal (int Code, string Output, string Error) Run { get; private set; }

    /// <summary>What lies outside of every submission, and must be there unharmed afterwards.</summary>
    internal string Treasure => Folder.Path("treasure.txt");

    public async ValueTask InitializeAsync()
    {
        ClassFolder.RequireSandbox();
        File.WriteAllText(Treasure, "gold");
        File.WriteAllText(Folder.Path("secret.txt"), Secret);
        foreach (var attack in AttackCells.All)
            Folder.HandIn(attack.Name, ClassFolder.With(attack.Cell.Replace("TREASURE", Treasure, StringComparison.Ordinal)));
        HandInFiles();
        Folder.HandIn(Honest, ClassFolder.Notebook(Edition.Solved));
        Environment.SetEnvironmentVariable("DLN_TEST_SECRET", Secret);
        Run = await Folder.GradeAsync("--jobs", "2");
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("DLN_TEST_SECRET", null);
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Attacks that lie in the files themselves and not in their code.</summary>
    private void HandInFiles()
    {
        var solved = NotebookWriter.ToBytes(ClassFolder.Notebook(Edition.Solved));
        var text = Encoding.UTF8.GetString(solved);
        var deep = "\"metadata\": {\"deep\": " + new string('[', 100_000) + new string(']', 100_000) + ",";
        Folder.HandIn("deep-json", Encoding.UTF8.GetBytes(text.Replace("\"metadata\": {", deep, StringComparison.Ordinal)));
        Folder.HandIn("doubled-property",
            Encoding.UTF8.GetBytes(text.Replace("\"nbformat\": 4", "\"nbformat\": 4, \"nbformat\": 4", StringComparison.Ordinal)));
        Folder.HandIn("not-text", [0xFF, 0xFE, 0x00, 0x01, 0x02]);
        Folder.HandIn("nothing", []);
        using (var sparse = new FileStream(Folder.HandIn("enormous", "x"u8.ToArray()), FileMode.Open)) sparse.SetLength(2L << 30);
        Folder.HandIn("forged-result", "{\"score\": 11, \"max\": 11}"u8.ToArray(), "forward-propagation/result.json");
        Folder.HandIn("gradebook.csv", solved);
        Folder.HandIn("<img src=x onerror=alert(1)>",
            ClassFolder.With("float Neuron(float x, float w, float b) => throw new Exception(\"<script>alert(1)</script>\");"));
        var outputs = ClassFolder.Notebook(Edition.Solved);
        outputs.Cells.First(cell => cell.IsCode).Outputs =
        [
            new JsonObject
            {
                ["output_type"] = "display_data",
                ["metadata"] = new JsonObject(),
                ["data"] = new JsonObject { ["text/html"] = "<script>alert(2)</script><img src=x onerror=alert(2)>" },
            },
        ];
        Folder.HandIn("markup-in-outputs", outputs);
        Folder.HandIn("=cmd|calc!A1", ClassFolder.Notebook(Edition.Learner));
        Zip("zip-slip", zip => Entry(zip, $"../../../{ClassFolder.Lesson}.ipynb", solved));
        Zip("zip-bomb", zip =>
        {
            using var stream = zip.CreateEntry(ClassFolder.Lesson + ".ipynb").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++) stream.Write(zeros);
        });
        File.WriteAllBytes(Folder.HandIn("no-zip", [1, 2, 3], "work.zip"), [1, 2, 3]);
        if (OperatingSystem.IsWindows()) return;
        var target = Folder.Path($"class/{Honest}/{ClassFolder.Lesson}.ipynb");
        Directory.CreateDirectory(Folder.Path("class/link-to-file"));
        File.CreateSymbolicLink(Folder.Path($"class/link-to-file/{ClassFolder.Lesson}.ipynb"), target);
        Directory.CreateSymbolicLink(Folder.Path("class/link-to-folder"), Path.GetDirectoryName(target)!);
        Directory.CreateDirectory(Folder.Path("class/pipe"));
        using var pipe = System.Diagnostics.Process.Start("mkfifo", [Folder.Path($"class/pipe/{ClassFolder.Lesson}.ipynb")]);
        pipe.WaitForExit();
    }

    private void Zip(string student, Action<ZipArchive> fill)
    {
        var path = Folder.HandIn(student, [0], "work.zip");
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        fill(zip);
    }

    private static void Entry(ZipArchive zip, string name, byte[] bytes)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}

/// <summary>None of the attacks earns a point, harms the machine, or stops the batch.</summary>
public sealed class AttackTests(AttackedClass attacked) : IClassFixture<AttackedClass>
{
    public static TheoryData<string, string> Cells => new(AttackCells.All.Select(attack => (attack.Name, attack.Outcome)));

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_attack_in_code_earns_nothing(string attacker, string outcome)
    {
        var grade = attacked.Folder.Grade(attacker);
        Assert.Equal(0, (double)grade["points"]!);
        Assert.Contains((string)grade["outcome"]!, outcome.Split(" or "));
    }

    [Theory]
    [InlineData("deep-json", "nested more than")]
    [InlineData("doubled-property", "not JSON")]
    [InlineData("not-text", "not JSON")]
    [InlineData("nothing", "is empty")]
    [InlineData("enormous", "larger than 100 MB")]
    [InlineData("zip-bomb", "larger than 100 MB")]
    [InlineData("pipe", "is empty")]
    public void A_file_that_is_no_notebook_is_said_to_be_none(string attacker, string note)
    {
        Assert.Equal(0, (double)attacked.Folder.Result(attacker)["score"]!);
        Assert.Contains(note, attacked.Folder.Notes(attacker), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link-to-file")]
    [InlineData("link-to-folder")]
    [InlineData("forged-result")]
    [InlineData("gradebook.csv")]
    [InlineData("no-zip")]
    public void What_is_not_a_submission_gets_no_result(string attacker)
    {
        Assert.False(File.Exists(attacked.Folder.Path($"grades/{attacker}/{ClassFolder.Lesson}/result.json")));
    }

    [Theory]
    [InlineData("link-to-file", "is a link and was not followed")]
    [InlineData("link-to-folder", "is a link and was not followed")]
    [InlineData("gradebook.csv", "no student can have that name")]
    [InlineData("no-zip", "is not a zip file")]
    public void What_is_not_a_submission_is_named(string attacker, string message)
    {
        Assert.Contains(
            attacked.Run.Error.Split('\n'),
            line => line.Contains(attacker, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_out_of_a_zip_file_leads_nowhere()
    {
        Assert.False(File.Exists(attacked.Folder.Path($"{ClassFolder.Lesson}.ipynb")));
        Assert.Equal(11, (double)attacked.Folder.Result("zip-slip")["score"]!);
    }

    [Fact]
    public void The_honest_student_is_graded_and_the_machine_is_unharmed()
    {
        Assert.Equal(ExitCode.Done, attacked.Run.Code);
        Assert.Equal(11, (double)attacked.Folder.Result(AttackedClass.Honest)["score"]!);
        Assert.Equal("gold", File.ReadAllText(attacked.Treasure));
    }

    [Fact]
    public async Task No_page_and_no_table_carries_a_students_markup_or_formula_or_the_secret()
    {
        var feedback = attacked.Folder.Path("feedback");
        await Dln.RunAsync("feedback", attacked.Folder.Path("grades"), "--out", feedback, "--policy", attacked.Folder.Policy);
        var pages = Directory.GetFiles(feedback, "*.html", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.True(pages.Count > 30);
        Assert.Equal(11, (double)attacked.Folder.Result("markup-in-outputs")["score"]!);
        Assert.All(pages, page =>
        {
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain(AttackedClass.Secret, page, StringComparison.Ordinal);
        });
        Assert.Contains("'=cmd|calc!A1,", File.ReadAllText(attacked.Folder.Path("grades/gradebook.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_honest_answers_do_without_are_shown_to_a_person()
    {
        Assert.Contains("System.Diagnostics.Process.Start", attacked.Folder.Grade("start-program")["review"]!.ToJsonString(),
            StringComparison.Ordinal);
        Assert.Contains("System.Reflection", attacked.Folder.Grade("load-references")["review"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(attacked.Folder.Grade(AttackedClass.Honest)["review"]!.AsArray());
    }
}
