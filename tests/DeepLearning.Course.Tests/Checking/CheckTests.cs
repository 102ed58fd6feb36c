using DeepLearning.Notebook;

namespace DeepLearning.Course.Tests.Checking;

public class CheckTests
{
    private static readonly Func<float, float, float, float> Neuron = (x, w, b) => 1 / (1 + MathF.Exp(-(w * x + b)));

    [Fact]
    public void A_check_shows_its_result_as_text_html_and_for_programs()
    {
        using var notebook = new RecordedNotebook();
        var result = Check.Run("fp-neuron", Neuron);
        Assert.Equal(Outcome.Right, result.Outcome);
        var shown = Assert.Single(notebook.Shown);
        Assert.StartsWith("✓ Right · One neuron (fp-neuron)", shown.PlainText);
        Assert.Contains("✓ Right", (string)shown.Data[MimeType.Html]);
        Assert.Equal((Outcome.Right, "fp-neuron"), (CheckCard.Read(shown)!.Outcome, CheckCard.Read(shown)!.ExerciseId));
    }

    [Fact]
    public void A_wrong_answer_says_so_in_words_and_names_the_mistake()
    {
        using var notebook = new RecordedNotebook();
        Check.Run("fp-neuron", (float x, float w, float b) => w * x + b);
        var text = Assert.Single(notebook.Shown).PlainText;
        Assert.StartsWith("✗ Wrong", text);
        Assert.Contains("expected:    0.60228", text);
        Assert.Contains("got:         0.415", text);
        Assert.Contains("It looks as if the sigmoid is missing.", text);
        Assert.Contains("Check.Hint(\"fp-neuron\")", text);
    }

    [Fact]
    public void An_unknown_exercise_suggests_the_nearest()
    {
        using var notebook = new RecordedNotebook();
        var result = Check.Run("fp-nueron", Neuron);
        Assert.Equal(Outcome.Error, result.Outcome);
        Assert.Contains("Did you mean \"fp-neuron\"?", Assert.Single(notebook.Shown).PlainText);
    }

    [Fact]
    public void No_function_at_all_is_explained()
    {
        using var notebook = new RecordedNotebook();
        Assert.Equal(Outcome.Error, Check.Run("fp-neuron", null).Outcome);
        Assert.Contains("There is no function to check", notebook.Shown[0].PlainText);
    }

    [Fact]
    public void Hints_come_one_rung_at_a_time()
    {
        using var notebook = new RecordedNotebook();
        for (var i = 0; i < 4; i++) Check.Hint("fp-collapse");
        var texts = notebook.Shown.Select(bundle => bundle.PlainText).ToList();
        Assert.DoesNotContain("Hint 2", texts[0]);
        Assert.Contains("Hint 2 of 3, the formula", texts[1]);
        Assert.Contains("Hint 3 of 3, nearly the code", texts[2]);
        Assert.Equal(texts[2], texts[3]);
    }

    [Fact]
    public void A_forbidden_member_is_found_where_the_host_can_inspect_the_source()
    {
        using var notebook = new RecordedNotebook();
        Check.SourceInspector = _ => [new MemberUse("DeepLearning.Tensor.MatMul", 2), new MemberUse("DeepLearning.Tensor.Linear", 3)];
        try
        {
            var result = Check.Run("fp-layer", (Tensor x, Tensor weight, Tensor bias) => Tensor.Linear(x, weight, bias).Sigmoid());
            Assert.Equal((Outcome.Wrong, Stage.Rules), (result.Outcome, result.Stage));
            Assert.Contains("It uses Linear (line 3)", result.Message);
        }
        finally
        {
            Check.SourceInspector = null;
        }
    }

    [Fact]
    public void A_review_says_which_lesson_to_read_again_for_what_is_not_right()
    {
        using var notebook = new RecordedNotebook();
        Check.Run("m1-bias", (float x, float w, float said) => MathF.Log(said / (1 - said)) - w * x);
        Check.Run("m1-lean", (float[,] picture) => 0f);
        Check.Review("checkpoint-1");
        var text = notebook.Shown[^1].PlainText;
        Assert.StartsWith("The checkpoint of module 1: 1 of 7 right, 1 of 13 points", text);
        Assert.Contains("✗ Which way does it lean? (m1-lean): wrong; read again lesson 1, what deep learning does", text);
        Assert.Contains("✓ Which bias? (m1-bias): right\n", text);
        Assert.Contains("Begin with lesson 1, what deep learning does, and come back", text);
        Assert.Contains("Did you mean \"checkpoint-1\"?", Assert.Throws<ArgumentException>(() => Check.Review("checkpoint")).Message);
    }

    [Fact]
    public void A_review_begins_with_the_first_exercise_and_ends_with_all_of_them()
    {
        using var notebook = new RecordedNotebook();
        Check.Review("checkpoint-1");
        Assert.Contains("Begin with the first exercise", notebook.Shown[^1].PlainText);
        foreach (var exercise in Catalogue.Exercises.Where(exercise => exercise.Lesson.Slug == "checkpoint-1"))
            Check.Run(exercise.Id, exercise.Reference);
        Check.Review("checkpoint-1");
        Assert.Contains("7 of 7 right, 13 of 13 points", notebook.Shown[^1].PlainText);
        Assert.EndsWith("All of it. The next module is yours.", notebook.Shown[^1].PlainText);
    }

    [Fact]
    public void Progress_lists_every_exercise_with_its_outcome()
    {
        using var notebook = new RecordedNotebook();
        Check.Run("fp-neuron", Neuron);
        Check.Run("fp-collapse", (float w1, float b1, float w2, float b2) => (0f, 0f));
        Check.Progress();
        var text = notebook.Shown[^1].PlainText;
        Assert.Contains("Lesson 3, forward propagation: 1 of 5 right", text);
        Assert.Contains("✓ One neuron (fp-neuron): right, 1 attempt", text);
        Assert.Contains("✗ Two lines make one line (fp-collapse): wrong, 1 attempt", text);
        Assert.Contains("○ Build a bump (fp-bump): not attempted", text);
    }
}
