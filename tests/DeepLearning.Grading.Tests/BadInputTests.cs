using DeepLearning.Course;

namespace DeepLearning.Grading.Tests;

/// <summary>What an instructor gets who mistypes something: one line that names the place and the remedy, and never a grade.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ClassFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lessons: forward-propagation", "`lessons` is \"forward-propagation\"; it must be a list of names")]
    [InlineData("lessons: [{a: b}]", "`lessons` is [{\"a\":\"b\"}]; it must be a list of names")]
    [InlineData("title: [1]", "`title` is [1]; it must be a word or a text")]
    [InlineData("points: 3", "`points` is 3; write {name: value, …}")]
    [InlineData("points: {fp-neuron: many}", "`points.fp-neuron` is \"many\"; it must be a number")]
    [InlineData("points: {fp-nuron: 3}", "`points.fp-nuron` names no exercise of the course; do you mean `fp-neuron`?")]
    [InlineData("due: {forward-propagation: soon}", "`due.forward-propagation` is \"soon\"; write a date like")]
    [InlineData("due: {forward-propagation: [1]}", "`due.forward-propagation` is [1]; write a date like")]
    [InlineData("due: {forward-propagaton: 2026-10-01T00:00:00Z}", "do you mean forward-propagation?")]
    [InlineData("late: 5", "`late` is 5; write {per_day: …}")]
    [InlineData("late: {per_day: 3}", "`late.per_day` is 3; it must be a number from 0 to 1")]
    [InlineData("late: {per_dya: 0.1}", "`late.per_dya` is not a setting; do you mean `per_day`?")]
    [InlineData("late: {grace_minutes: -5}", "`late.grace_minutes` is -5; it must be a number from 0")]
    [InlineData("attempts: {count: first}", "`attempts.count` is `first`; it is last or best")]
    [InlineData("attempts: {most: 1.5}", "`attempts.most` is 1.5; it must be a whole number")]
    [InlineData("limits: {memory_mb: 1e30}", "`limits.memory_mb` is 1E+30; it must be a number from 256")]
    [InlineData("limits: {call_seconds: 0}", "`limits.call_seconds` is 0; it must be a number from 0.1")]
    [InlineData("hidden_seed: secret", "`hidden_seed` is \"secret\"; write {env: …}")]
    [InlineData("hidden_seed: {file: nowhere.txt}", "nowhere.txt, which does not exist")]
    [InlineData("latte: {}", "`latte` is not a setting; do you mean `late`?")]
    [InlineData("- a list", "this is not YAML")]
    public async Task A_setting_that_is_wrong_is_named_with_what_it_should_be(string policy, string message)
    {
        File.WriteAllText(_folder.Policy, policy + "\n");
        _folder.HandIn("anna", ClassFolder.Notebook(Edition.Learner));

        var (code, _, error) = await _folder.GradeAsync("--sandbox", "none");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains(message, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("grades")));
    }

    [Fact]
    public async Task An_empty_policy_is_the_usual_one()
    {
        File.WriteAllText(_folder.Policy, "");
        _folder.HandIn("anna", ClassFolder.Notebook(Edition.Learner));
        var (code, _, error) = await _folder.GradeAsync("--sandbox", "none");
        Assert.Equal((ExitCode.Done, ""), (code, error));
    }

    [Fact]
    public async Task Two_files_of_one_attempt_are_named_and_the_newer_counts()
    {
        File.SetLastWriteTimeUtc(_folder.HandIn("anna", ClassFolder.Notebook(Edition.Learner), "new/forward-propagation.ipynb"),
            new DateTime(2026, 10, 2, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(_folder.HandIn("anna", ClassFolder.Notebook(Edition.Solved), "old/forward-propagation.ipynb"),
            new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc));

        var (_, _, error) = await _folder.GradeAsync("--sandbox", "none");

        Assert.Contains("is handed in again by", error, StringComparison.Ordinal);
        Assert.Equal("not attempted", (string?)_folder.Grade("anna")["outcome"]);
    }

    [Fact]
    public async Task A_folder_without_a_notebook_says_what_it_should_hold()
    {
        Directory.CreateDirectory(_folder.Path("class"));
        var (_, output, error) = await _folder.GradeAsync("--sandbox", "none");
        Assert.Contains("one folder for each student, and in it forward-propagation.ipynb", error, StringComparison.Ordinal);
        Assert.Contains("0 submissions", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"x\": 1}")]
    [InlineData("{\"student\": null")]
    [InlineData("[]")]
    public async Task A_result_that_is_none_is_named_and_not_a_fault_of_the_program(string text)
    {
        Directory.CreateDirectory(_folder.Path("grades/anna/lesson"));
        File.WriteAllText(_folder.Path("grades/anna/lesson/result.json"), text);
        var (code, _, error) = await Dln.RunAsync("feedback", _folder.Path("grades"), "--out", _folder.Path("feedback"));
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("is not a result; remove it", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_is_not_there_is_answered_with_the_nearest()
    {
        Directory.CreateDirectory(_folder.Path("class"));
        var (code, _, error) = await Dln.RunAsync("grade", _folder.Path("class"), "--notebooks", ClassFolder.Notebooks, "--lesson",
            "forward-propagaton", "--policy", _folder.Policy);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("do you mean forward-propagation?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_of_results_is_said_to_be_one()
    {
        _folder.HandIn("anna", ClassFolder.Notebook(Edition.Learner));
        File.WriteAllText(_folder.Path("grades"), "");
        var (code, _, error) = await _folder.GradeAsync("--sandbox", "none");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("is a file; give --out the folder", error, StringComparison.Ordinal);
    }
}
