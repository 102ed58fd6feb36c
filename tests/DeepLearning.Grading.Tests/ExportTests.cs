using System.Text.Json.Nodes;
using System.Xml.Linq;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Tests;

/// <summary>Each form of the grades, held to what the program that reads it says about its form.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ExportTests()
    {
        _folder.Write("course.yml", "due: {forward-propagation: 2026-10-01T12:00:00Z}\n");
        Save(Result("anna", 10, 0.1,
            [Exercise("fp-neuron", 1, GradeOutcome.Right), Exercise("fp-chain", 0, GradeOutcome.Fail, "a mistake <&>\u0001")]));
        Save(Result("=ben,\"x\"", 1, 0,
            [Exercise("fp-neuron", 0.5, GradeOutcome.PartlyRight), Exercise("fp-chain", 0, GradeOutcome.NotAttempted)]));
        Save(Result("carl", 0, 0, [Exercise("fp-neuron", 0, GradeOutcome.Timeout), Exercise("fp-chain", 0, GradeOutcome.Infrastructure)]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Csv_has_a_row_a_submission_and_a_row_an_exercise()
    {
        await Export("csv");
        Assert.Equal(
            ["student,lesson,raw_score,late_penalty,score,max_score,attempt,handed_in,complete",
             "\"'=ben,\"\"x\"\"\",forward-propagation,1,0,1,11,1,2026-10-01T10:00:00Z,yes",
             "anna,forward-propagation,10,0.1,9,11,1,2026-10-01T10:00:00Z,yes",
             "carl,forward-propagation,0,0,0,11,1,2026-10-01T10:00:00Z,no"],
            Lines("gradebook.csv"));
        Assert.Equal(7, Lines("exercises.csv").Length);
        Assert.Contains("anna,forward-propagation,fp-neuron,1,1,right,,,", Lines("exercises.csv"));
    }

    [Fact]
    public async Task Nbgrader_gets_the_columns_of_its_own_exporter()
    {
        await Export("nbgrader");
        var lines = Lines("nbgrader.csv");
        Assert.Equal("assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
            lines[0]);
        Assert.Equal("forward-propagation,2026-10-01 12:00:00,2026-10-01 10:00:00,anna,,,,10,1,9,11", lines[2]);
        // Carl is to be graded again, which is not a zero.
        Assert.DoesNotContain(lines, line => line.Contains("carl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nbgrader_gets_a_zero_for_what_a_student_did_not_hand_in()
    {
        Save(Result("anna", 3, 0, [Exercise("gd-step", 3, GradeOutcome.Right)]) with { Lesson = "gradient-descent", Max = 4 });
        await Export("nbgrader");
        Assert.Equal(
            [
                "gradient-descent,,,\"'=ben,\"\"x\"\"\",,,,0,0,0,4",
                "gradient-descent,,2026-10-01 10:00:00,anna,,,,3,0,3,4",
                "gradient-descent,,,carl,,,,0,0,0,4",
            ],
            Lines("nbgrader.csv").Where(line => line.StartsWith("gradient-descent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Canvas_gets_its_five_columns_the_points_possible_and_no_grade_for_what_is_not_graded()
    {
        await Export("canvas");
        Assert.Equal(
            ["Student,ID,SIS User ID,SIS Login ID,Section,forward-propagation", "    Points Possible,,,,,11",
             "\"'=ben,\"\"x\"\"\",,,\"'=ben,\"\"x\"\"\",,1", "anna,,,anna,,9", "carl,,,carl,,"],
            Lines("canvas.csv"));
    }

    [Fact]
    public async Task Gradescope_gets_a_results_file_for_each_submission()
    {
        await Export("gradescope");
        var json = JsonNode.Parse(File.ReadAllText(_folder.File("out/anna/forward-propagation/results.json")))!;
        Assert.Equal(9, (double)json["score"]!);
        Assert.Equal("visible", (string?)json["visibility"]);
        Assert.Equal("text", (string?)json["output_format"]);
        var tests = json["tests"]!.AsArray();
        Assert.Equal(["passed", "failed"], tests.Select(test => (string?)test!["status"]));
        string[] fields =
        [
            "score", "max_score", "status", "name", "number", "output", "output_format", "tags", "visibility", "extra_data", "name_format",
        ];
        Assert.All(tests, test => Assert.All(test!.AsObject(), field => Assert.Contains(field.Key, fields)));
    }

    [Fact]
    public async Task Gradescope_gets_no_results_of_what_is_to_be_graded_again()
    {
        await Export("gradescope");
        Assert.False(Directory.Exists(_folder.File("out/carl")));
    }

    [Fact]
    public async Task Junit_counts_what_it_lists_and_is_xml_whatever_a_student_writes()
    {
        await Export("junit");
        var suites = XDocument.Load(_folder.File("out/junit.xml")).Root!;
        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.All(suites.Elements("testsuite"), suite =>
        {
            foreach (var (count, element) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
                Assert.Equal((int)suite.Attribute(count)!, suite.Elements("testcase").Elements(element).Count());
            Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
        });
        string[] counts = ["tests", "failures", "errors", "skipped"];
        Assert.Equal([6, 2, 2, 1], counts.Select(count => (int)suites.Attribute(count)!));
        var typed = suites.Descendants().Where(element => element.Attribute("type") is not null);
        Assert.Equal(["error", "failure"], typed.Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 0], suites.Elements("testsuite").Select(suite => (int)suite.Attribute("failures")!));
        Assert.Equal("fail: a mistake <&>", (string?)suites.Descendants("failure").Last().Attribute("message"));
    }

    [Fact]
    public async Task Json_holds_everything_that_the_results_hold()
    {
        await Export("json");
        var all = JsonNode.Parse(File.ReadAllText(_folder.File("out/grades.json")))!.AsArray();
        Assert.Equal(3, all.Count);
        Assert.Equal(JsonNode.Parse(File.ReadAllText(_folder.File("grades/anna/forward-propagation/result.json")))!.ToJsonString(),
            all[1]!.ToJsonString());
    }

    [Fact]
    public async Task Shards_of_several_machines_are_merged_into_one_gradebook()
    {
        Directory.CreateDirectory(_folder.File("second"));
        Directory.Move(_folder.File("grades/carl"), _folder.File("second/carl"));
        await Dln.RunAsync("export", _folder.File("grades"), _folder.File("second"), "--format", "csv", "--out", _folder.File("out"));
        Assert.Equal(4, Lines("gradebook.csv").Length);
    }

    [Fact]
    public async Task Similarity_gives_each_students_own_cells_the_list_for_Dolos_and_the_stubs_to_leave_out()
    {
        using var folder = new ClassFolder();
        folder.HandIn("anna", ClassFolder.With("float Neuron(float x, float w, float b) => 7;"));
        folder.HandIn("ben", ClassFolder.Notebook(Course.Edition.Learner));
        folder.HandIn("carl", "{ not json"u8.ToArray());

        var (code, output, error) = await Dln.RunAsync("export", folder.Path("class"), "--format", "similarity", "--out",
            folder.Path("similarity"), "--notebooks", ClassFolder.Notebooks, "--lesson", ClassFolder.Lesson, "--policy", folder.Policy);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("1 submissions", output, StringComparison.Ordinal);
        Assert.Contains("this is not JSON", error, StringComparison.Ordinal);
        var lesson = folder.Path($"similarity/{ClassFolder.Lesson}");
        var anna = File.ReadAllText(Path.Combine(lesson, "anna", "answers.cs"));
        Assert.StartsWith("// fp-neuron\nfloat Neuron(float x, float w, float b) => 7;\n", anna, StringComparison.Ordinal);
        Assert.DoesNotContain("Check.Run", anna, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(lesson, "ben")));
        var list = File.ReadAllLines(Path.Combine(lesson, "info.csv"));
        Assert.Equal("filename,label,full_name,created_at", list[0]);
        Assert.StartsWith("anna/answers.cs,anna,anna,20", Assert.Single(list[1..]), StringComparison.Ordinal);
        Assert.Contains("NotImplementedException", File.ReadAllText(folder.Path($"similarity/template/{ClassFolder.Lesson}/answers.cs")),
            StringComparison.Ordinal);
    }

    private async Task Export(string format)
    {
        var (code, _, error) = await Dln.RunAsync("export", _folder.File("grades"), "--format", format, "--out", _folder.File("out"),
            "--policy", _folder.File("course.yml"));
        Assert.Equal((ExitCode.Done, ""), (code, error));
    }

    private string[] Lines(string name) => File.ReadAllLines(_folder.File($"out/{name}"));

    private void Save(GradeResult result) => result.Write(_folder.File($"grades/{result.Student}/{result.Lesson}/result.json"));

    private static GradeResult Result(string student, double raw, double penalty, ExerciseGrade[] exercises) => new(
        student, ClassFolder.Lesson, 1, new DateTimeOffset(2026, 10, 1, 10, 0, 0, TimeSpan.Zero), "hash", "grader", "bubblewrap",
        raw, penalty, raw * (1 - penalty), 11, exercises, []);

    private static ExerciseGrade Exercise(string id, double points, GradeOutcome outcome, string message = "") =>
        new(id, id, points, 1, outcome, "", message, [], null, null, IsHidden: false, []);
}
