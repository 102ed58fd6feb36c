using System.Text.Json.Nodes;
using DeepLearning.Cli.Grading;
using DeepLearning.Cli.Notebooks;

namespace DeepLearning.Cli.Tests.Grading;

/// <summary>A class of lesson 3, graded in bubblewrap as an instructor would.</summary>
public sealed class GradeTests
{
    private const string Lesson = "forward-propagation";
    private static readonly string Source = Path.Combine(CourseFolder.Find(), "notebooks", "01-introduction", "03-forward-propagation.md");

    [Fact]
    public async Task The_learners_notebook_gets_nothing_and_the_solved_one_everything()
    {
        using var folder = Class();
        await Build(folder, "stub", solved: false);
        await Build(folder, "solved", solved: true);

        var (code, output, error) = await Grade(folder);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Equal((0, "not attempted"), Score(folder, "stub"));
        var (score, outcome) = Score(folder, "solved");
        Assert.Equal((double)Result(folder, "solved")["max"]!, score);
        Assert.Equal("right", outcome);
        Assert.Contains("sandbox: bubblewrap", output, StringComparison.Ordinal);
        Assert.Contains($"solved,{Lesson},{score},0,{score},{score}", File.ReadAllText(folder.File("grades/gradebook.csv")), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "float Neuron(float x, float w, float b) { while (true) { } }", "timeout" },
        { "float Neuron(float x, float w, float b) { Environment.Exit(0); return 1; }", "error" },
        { "float Neuron(float x, float w, float b) { Environment.FailFast(\"x\"); return 1; }", "error" },
        { "float Neuron(float x, float w, float b) => Neuron(x, w, b) + 1;", "error" },
        { "float Neuron(float x, float w, float b) { new Thread(() => throw new Exception(\"stray\")).Start(); Thread.Sleep(500); return 1; }", "error" },
        { "float Neuron(float x, float w, float b) { var all = new List<byte[]>(); while (true) { var some = new byte[32 << 20]; Array.Fill(some, (byte)1); all.Add(some); } }", "error" },
        { "float Neuron(float x, float w, float b) => File.ReadAllText(\"/etc/passwd\").Length;", "error" },
        { "float Neuron(float x, float w, float b) { new System.Net.Sockets.TcpClient(\"127.0.0.1\", 22); return 1; }", "error" },
        { "float Neuron(float x, float w, float b) { System.Diagnostics.Process.Start(\"/bin/sh\"); return 1; }", "error" },
        { "float Neuron(float x, float w, float b) { System.Reflection.Assembly.Load(\"DeepLearning.Course\"); return 1; }", "error" },
        { "#r \"/tmp/evil.dll\"\nfloat Neuron(float x, float w, float b) => 1;", "error" },
        { "unsafe float Neuron(float x, float w, float b) { float* p = &x; return *p; }", "error" },
        { "while (true) { }\nfloat Neuron(float x, float w, float b) => 1;", "timeout" },
        { "class Check { public static void Run(string id, Delegate d) { } } class Math { } class Console { }\nfloat Neuron(float x, float w, float b) => 2;", "fail" },
        { "float Neuron(float x, float w, float b) { Console.WriteLine(\"{\\\"score\\\": 11}\"); return 2; }", "fail" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_earns_nothing_and_the_next_student_is_graded(string cell, string outcome)
    {
        using var folder = Class();
        await Build(folder, "attacker", solved: true, cell);
        await Build(folder, "honest", solved: true);

        var (code, _, _) = await Grade(folder);

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal((0, outcome), Neuron(folder, "attacker"));
        Assert.Equal((1, "right"), Neuron(folder, "honest"));
    }

    [Fact]
    public async Task A_known_mistake_is_named_with_its_hint_and_a_file_that_is_no_notebook_costs_nobody_else()
    {
        using var folder = Class();
        await Build(folder, "mistaken", solved: true, "float Neuron(float x, float w, float b) => 1 / (1 + MathF.Exp(-(w * x)));");
        folder.Write($"class/broken/{Lesson}.ipynb", "{ not json");

        var (code, _, _) = await Grade(folder);

        Assert.Equal(ExitCode.Done, code);
        var neuron = Exercise(folder, "mistaken");
        Assert.Equal("fail", (string?)neuron["outcome"]);
        Assert.NotNull((string?)neuron["mistake"]);
        Assert.NotNull((string?)neuron["hint"]);
        Assert.Equal((0, "not run"), Score(folder, "broken"));
        Assert.Contains("this is not JSON", (string?)Result(folder, "broken")["notes"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_run_keeps_what_is_valid_and_writes_the_same_gradebook()
    {
        using var folder = Class();
        await Build(folder, "anna", solved: true);
        await Build(folder, "ben", solved: false);
        await Grade(folder);
        var before = File.ReadAllText(folder.File("grades/gradebook.csv"));
        File.Delete(folder.File($"grades/ben/{Lesson}/result.json"));

        var (_, output, _) = await Grade(folder, "--resume");

        Assert.Contains("1 graded, 1 kept", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.File("grades/gradebook.csv")));
    }

    private static TempFolder Class()
    {
        if (Sandbox.Missing(SandboxKind.Bubblewrap) is { } missing) Assert.Skip(missing);
        var folder = new TempFolder();
        folder.Write("course.yml", "limits: {call_seconds: 2, memory_mb: 700}\n");
        return folder;
    }

    private static Task<(int Code, string Output, string Error)> Grade(TempFolder folder, params string[] more) =>
        Dln.RunAsync(["grade", folder.File("class"), "--out", folder.File("grades"), "--lesson", Source, "--policy", folder.File("course.yml"), .. more]);

    private static async Task Build(TempFolder folder, string student, bool solved, string? neuron = null)
    {
        var target = folder.File($"class/{student}");
        await Dln.RunAsync(["build", Source, "--out", target, .. solved ? new[] { "--solved" } : []]);
        if (neuron is null) return;
        var path = Directory.GetFiles(target).Single();
        var notebook = NotebookReader.Read(path);
        var place = notebook.Cells.FindIndex(cell => cell.Id == "exercise-fp-neuron");
        var old = notebook.Cells[place];
        notebook.Cells[place] = new NotebookCell { Id = old.Id, Type = old.Type, Source = neuron, Metadata = old.Metadata };
        NotebookWriter.Save(notebook, path);
    }

    private static JsonNode Result(TempFolder folder, string student) => JsonNode.Parse(File.ReadAllText(folder.File($"grades/{student}/{Lesson}/result.json")))!;

    private static (double Score, string? Outcome) Score(TempFolder folder, string student)
    {
        var result = Result(folder, student);
        return ((double)result["score"]!, (string?)result["exercises"]![0]!["outcome"]);
    }

    private static JsonNode Exercise(TempFolder folder, string student) =>
        Result(folder, student)["exercises"]!.AsArray().Single(exercise => (string?)exercise!["id"] == "fp-neuron")!;

    private static (double Points, string? Outcome) Neuron(TempFolder folder, string student)
    {
        var exercise = Exercise(folder, student);
        return ((double)exercise["points"]!, (string?)exercise["outcome"]);
    }
}
