using DeepLearning.Course;

namespace DeepLearning.Grading.Tests;

/// <summary>A class of lesson 3, graded in bubblewrap as an instructor would.</summary>
public sealed class GradeTests : IDisposable
{
    private readonly ClassFolder _folder = new();

    public GradeTests() => ClassFolder.RequireSandbox();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_learners_notebook_gets_nothing_and_the_solved_one_everything()
    {
        _folder.HandIn("stub", ClassFolder.Notebook(Edition.Learner));
        _folder.HandIn("solved", ClassFolder.Notebook(Edition.Solved));

        // The lesson's own file is as good as its name.
        var (code, output, error) = await Dln.RunAsync("grade", _folder.Path("class"), "--out", _folder.Path("grades"), "--lesson",
            ClassFolder.Source, "--policy", _folder.Policy);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Equal((0, "not attempted"), ((double)_folder.Result("stub")["score"]!, (string?)_folder.Grade("stub")["outcome"]));
        Assert.Equal((11, 11, "right"),
            ((double)_folder.Result("solved")["score"]!, (double)_folder.Result("solved")["max"]!,
            (string?)_folder.Grade("solved")["outcome"]));
        Assert.Contains("sandbox: bubblewrap", output, StringComparison.Ordinal);
        Assert.Contains($"solved,{ClassFolder.Lesson},11,0,11,11", File.ReadAllText(_folder.Path("grades/gradebook.csv")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_mistake_is_named_with_its_hint_and_a_file_that_is_no_notebook_costs_nobody_else()
    {
        _folder.HandIn("mistaken", ClassFolder.With("float Neuron(float x, float w, float b) => 1 / (1 + MathF.Exp(-(w * x)));"));
        _folder.HandIn("broken", "{ not json"u8.ToArray());

        var (code, _, _) = await _folder.GradeAsync();

        Assert.Equal(ExitCode.Done, code);
        var neuron = _folder.Grade("mistaken");
        Assert.Equal(("fail", "the bias is missing"), ((string?)neuron["outcome"], (string?)neuron["mistake"]));
        Assert.Contains("Add b before the sigmoid", (string?)neuron["hint"], StringComparison.Ordinal);
        Assert.Equal((0, "not run"), ((double)_folder.Result("broken")["score"]!, (string?)_folder.Grade("broken")["outcome"]));
        Assert.Contains("this is not JSON", _folder.Notes("broken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_run_keeps_what_is_valid_and_writes_the_same_gradebook()
    {
        _folder.HandIn("anna", ClassFolder.Notebook(Edition.Solved));
        _folder.HandIn("ben", ClassFolder.Notebook(Edition.Learner));
        await _folder.GradeAsync();
        var before = File.ReadAllText(_folder.Path("grades/gradebook.csv"));
        File.Delete(_folder.Path($"grades/ben/{ClassFolder.Lesson}/result.json"));

        var (_, output, _) = await _folder.GradeAsync("--resume");

        Assert.Contains("1 graded, 1 kept", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_folder.Path("grades/gradebook.csv")));
    }
}
