namespace DeepLearning.Course.Tests.Checking;

/// <summary>When the solution of an exercise is shown.</summary>
public class SolutionTests
{
    private static readonly Exercise Neuron = Catalogue.Find("fp-neuron")!;

    private static Exercise OfCheckpoint(int place) => Catalogue.Exercises.Where(exercise => exercise.Lesson.IsCheckpoint).ElementAt(place);

    private static string LastShown(RecordedNotebook notebook) => notebook.Shown[^1].PlainText;

    private static CheckResult Found(Outcome outcome) => new(Neuron.Id, outcome, Stage.Done, "");

    [Fact]
    public void Hints_and_an_attempt_come_first_and_what_is_missing_is_said()
    {
        var attempts = new Attempts();
        Assert.Equal("Not yet. First write an answer of your own and check it, even one that you are not sure of, and look at hint "
            + "1 and 2 and 3 with Check.Hint(\"fp-neuron\"); then this shows one way to write it.", attempts.Missing(Neuron));
        attempts.NextHint(Neuron);
        attempts.Checked(Found(Outcome.NotAttempted));
        Assert.Contains("write an answer", attempts.Missing(Neuron));
        attempts.Checked(Found(Outcome.Error));
        Assert.StartsWith("Not yet. First look at hint 2 and 3 with", attempts.Missing(Neuron));
        attempts.NextHint(Neuron);
        attempts.NextHint(Neuron);
        Assert.Null(attempts.Missing(Neuron));
    }

    [Fact]
    public void Hints_without_an_attempt_are_not_enough_and_a_right_answer_is()
    {
        var attempts = new Attempts();
        for (var i = 0; i < 3; i++) attempts.NextHint(Neuron);
        Assert.StartsWith("Not yet. First write an answer", attempts.Missing(Neuron));
        Assert.DoesNotContain("hint", attempts.Missing(Neuron));

        attempts = new Attempts();
        attempts.Checked(Found(Outcome.Right));
        attempts.Checked(Found(Outcome.Wrong));
        Assert.Null(attempts.Missing(Neuron));
    }

    [Fact]
    public void After_three_hints_and_an_attempt_the_check_names_it_and_it_shows_the_lessons_code_and_is_remembered()
    {
        var exercise = OfCheckpoint(0);
        var id = exercise.Id;
        using var notebook = new RecordedNotebook();
        var wrong = exercise.Mistakes[0].Wrong;
        Check.Run(id, wrong);
        Assert.DoesNotContain("Check.Solution", LastShown(notebook));
        Check.Solution(id);
        Assert.Contains("Not yet. First look at hint 1 and 2 and 3", LastShown(notebook));
        Assert.False(ProgressStore.Default.Read(id)!.SolutionSeen);

        for (var i = 0; i < 3; i++) Check.Hint(id);
        Assert.Contains($"Check.Solution(\"{id}\")", LastShown(notebook));
        Check.Run(id, wrong);
        Assert.Contains($"You have seen all hints. Check.Solution(\"{id}\") shows one way", LastShown(notebook).ReplaceLineEndings(" ")
            .Replace("   ", " ", StringComparison.Ordinal));

        Check.Solution(id);
        Assert.StartsWith("One way to write it", LastShown(notebook));
        Assert.Contains(CourseText.Solutions[id], LastShown(notebook));
        Assert.Contains("<pre", (string)notebook.Shown[^1].Data["text/html"]);
        Assert.True(ProgressStore.Default.Read(id)!.SolutionSeen);
        Check.Progress();
        Assert.Matches($@"\({id}\): .*2 attempts, solution seen", LastShown(notebook));
    }

    [Fact]
    public void A_graded_copy_leaves_solutions_to_the_instructor_even_after_a_right_answer()
    {
        var exercise = OfCheckpoint(1);
        var id = exercise.Id;
        using var notebook = new RecordedNotebook();
        Check.Graded(id);
        Check.Run(id, exercise.Reference);
        for (var i = 0; i < 3; i++) Check.Hint(id);
        Assert.Contains("your instructor gives the solutions", LastShown(notebook));
        Check.Solution(id);
        Assert.Contains("your instructor gives the solutions after the deadline", LastShown(notebook));
        Assert.DoesNotContain(CourseText.Solutions[id], LastShown(notebook));
        Assert.False(ProgressStore.Default.Read(id)!.SolutionSeen);
    }

    [Fact]
    public void An_unknown_exercise_suggests_the_nearest()
    {
        using var notebook = new RecordedNotebook();
        Check.Solution("fp-nueron");
        Assert.Contains("Did you mean \"fp-neuron\"?", LastShown(notebook));
    }

    [Theory]
    [InlineData("---\ntags: [solution]\nexercise: a-b\n---\nint x;\n", "int x;")]
    [InlineData("---\ntags: [setup, solution]\nexercise: \"a-b\"\n---\n\nint x;\n\n", "\nint x;")]
    [InlineData("---\ntags:\n- solution\nexercise: a-b\n---\nint x;\n", "int x;")]
    [InlineData(":tags: [solution]\n:exercise: a-b\nint x;\n", "int x;")]
    [InlineData("---\r\ntags: [solution]\r\nexercise: a-b\r\n---\r\nint x;\r\n", "int x;")]
    public void A_solution_cell_is_read_by_its_exercise(string cell, string code) =>
        Assert.Equal(code, SolutionReader.Read($"# T\n\n```{{code-cell}} csharp\n{cell}```\n\nText\n")["a-b"]);

    [Theory]
    [InlineData("```{code-cell} csharp\n---\ntags: [exercise]\nexercise: a-b\n---\nint x;\n```\n")]
    [InlineData("```{code-cell} csharp\n---\ntags: [solution]\n---\nint x;\n```\n")]
    [InlineData("````text\n```{code-cell} csharp\n---\ntags: [solution]\nexercise: a-b\n---\nint x;\n```\n````\n")]
    public void Other_cells_and_shown_examples_are_no_solutions(string text) => Assert.Empty(SolutionReader.Read(text));
}
