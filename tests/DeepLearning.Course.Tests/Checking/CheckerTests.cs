using DeepLearning.Course.Tests.Lessons.L99Testing;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Tests.Checking;

public class CheckerTests
{
    private static CheckResult Judge(Delegate answer) => Checker.Judge(new AdditionExercise(), new DelegateAnswer(answer));

    private static float[] Add(float[] left, float[] right) => [.. left.Zip(right, (a, b) => a + b)];

    [Fact]
    public void A_right_answer_is_right_and_says_what_it_passed()
    {
        var result = Judge(Add);
        Assert.Equal((Outcome.Right, Stage.Done), (result.Outcome, result.Stage));
        Assert.Equal("Passed: 2 named cases, 20 random cases.", result.Message);
        Assert.Equal(1, result.Score);
    }

    [Fact]
    public void A_stub_is_not_attempted()
    {
        float[] Stub(float[] left, float[] right) => throw new NotImplementedException();
        var result = Judge(Stub);
        Assert.Equal((Outcome.NotAttempted, Stage.Attempted), (result.Outcome, result.Stage));
        Assert.Null(result.Recognised);
    }

    [Fact]
    public void An_answer_that_calls_an_unwritten_function_is_told_which()
    {
        static float Helper(float a) => throw new NotImplementedException();
        var result = Judge((float[] left, float[] right) => new[] { Helper(left[0]) });
        Assert.Equal(Outcome.Error, result.Outcome);
        Assert.Contains("It calls Helper", result.Message);
    }

    [Fact]
    public void An_exception_is_an_error_with_its_type_and_message()
    {
        var result = Judge((float[] left, float[] right) => new[] { left[7] });
        Assert.Equal((Outcome.Error, Stage.Runs), (result.Outcome, result.Stage));
        Assert.Contains("IndexOutOfRangeException", result.Message);
    }

    [Fact]
    public void An_answer_that_never_ends_is_stopped()
    {
        Func<float[], float[], float[]> endless = (left, right) => { while (true) StopSignal.ThrowIfRaised(); };
        var result = Judge(endless);
        Assert.Equal((Outcome.Error, Stage.Runs), (result.Outcome, result.Stage));
        Assert.Contains("0.5 seconds", result.Message);
    }

    [Fact]
    public void An_answer_that_sleeps_is_stopped()
    {
        var result = Judge((float[] left, float[] right) => { Thread.Sleep(Timeout.Infinite); return left; });
        Assert.Equal(Stage.Runs, result.Stage);
    }

    [Fact]
    public void Other_parameters_are_named()
    {
        var result = Judge((double a, double b) => a + b);
        Assert.Equal((Outcome.Error, Stage.TypeAndShape), (result.Outcome, result.Stage));
        Assert.Contains("should take (float[] left, float[] right) and return float[]", result.Message);
        Assert.Contains("takes (double a, double b) and returns double", result.Message);
    }

    [Fact]
    public void A_wrong_shape_is_named()
    {
        var result = Judge((float[] left, float[] right) => new float[3]);
        Assert.Equal((Outcome.Wrong, Stage.TypeAndShape), (result.Outcome, result.Stage));
        Assert.Contains("should return float[2], and it returned float[3]", result.Message);
    }

    [Fact]
    public void Null_is_wrong()
    {
        var result = Judge((float[] left, float[] right) => (float[])null!);
        Assert.Equal((Outcome.Wrong, Stage.TypeAndShape), (result.Outcome, result.Stage));
        Assert.Contains("nothing (null)", result.Message);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_with_its_place()
    {
        var result = Judge((float[] left, float[] right) => left.Select((a, i) => i == 1 ? float.NaN : a + right[i]).ToArray());
        Assert.Equal(Stage.FiniteAndInputsKept, result.Stage);
        Assert.Contains("NaN at [1]", result.Message);
    }

    [Fact]
    public void Changing_an_input_is_found()
    {
        var result = Judge((float[] left, float[] right) =>
        {
            for (var i = 0; i < left.Length; i++) left[i] += right[i];
            return left;
        });
        Assert.Equal((Outcome.Wrong, Stage.FiniteAndInputsKept), (result.Outcome, result.Stage));
        Assert.Contains("changed its input `left`", result.Message);
    }

    [Fact]
    public void Facts_are_written_for_people_without_powers_of_ten_or_names_of_fields()
    {
        var collapse = Catalogue.Find("fp-collapse")!;
        var result = Checker.Judge(collapse, new DelegateAnswer((float w1, float b1, float w2, float b2) => (w2 * w1, b2)));
        Assert.Contains(result.Facts, fact => fact.Label == "worst at" && fact.Value == "part 2, where 8 was expected and 5 came");
        Assert.Contains(result.Facts,
            fact => fact.Label == "tolerance" && fact.Value.StartsWith("a difference up to 0.00081 is allowed", StringComparison.Ordinal));
        Assert.Equal(("0.000075", "120", "1E-12"), (Values.Rounded(7.5e-5, 2), Values.Rounded(120.4, 3), Values.Rounded(1e-12, 2)));
    }

    [Fact]
    public void A_wrong_value_shows_expected_got_the_worst_place_and_the_tolerance()
    {
        var result = Judge((float[] left, float[] right) => new[] { left[0] + right[0], 100f });
        Assert.Equal((Outcome.Wrong, Stage.SmallCase), (result.Outcome, result.Stage));
        string Fact(string label) => result.Facts.Single(fact => fact.Label == label).Value;
        Assert.Equal("left = [1, 2], right = [3, 4]", Fact("called with"));
        Assert.Equal("[4, 6]", Fact("expected"));
        Assert.Equal("[4, 100]", Fact("got"));
        Assert.Equal("[1], where 6 was expected and 100 came", Fact("worst at"));
        Assert.Equal("1 of 2 values", Fact("wrong"));
        Assert.Equal("94", Fact("difference"));
        Assert.Contains("float keeps about seven digits", Fact("tolerance"));
    }

    [Fact]
    public void Right_in_the_small_case_and_wrong_later_is_partly_right()
    {
        var result = Judge((float[] left, float[] right) => left.Length == 2 && left[0] == 1 ? Add(left, right) : left);
        Assert.Equal((Outcome.PartlyRight, Stage.SmallCase), (result.Outcome, result.Stage));
        Assert.Equal(0.5, result.Score);
    }

    [Fact]
    public void Random_cases_catch_an_answer_made_for_the_named_ones()
    {
        var result = Judge((float[] left, float[] right) => left[0] is 0 or 1 ? Add(left, right) : left);
        Assert.Equal((Outcome.PartlyRight, Stage.RandomCases), (result.Outcome, result.Stage));
    }

    [Fact]
    public void A_known_mistake_is_recognised()
    {
        var result = Judge((float[] left, float[] right) =>
        {
            var product = new float[left.Length];
            for (var i = 0; i < left.Length; i++) product[i] = left[i] * right[i];
            return product;
        });
        Assert.Equal("you multiply", result.Recognised?.Name);
    }

    [Fact]
    public void An_unknown_mistake_is_not_taken_for_a_known_one() =>
        Assert.Null(Judge((float[] left, float[] right) => left.Select(_ => 7f).ToArray()).Recognised);

    [Fact]
    public void The_random_cases_are_the_same_every_time()
    {
        var first = new AdditionExercise().RandomCases();
        var second = new AdditionExercise().RandomCases();
        Assert.Equal(20, first.Count);
        Assert.All(first.Zip(second), pair => Assert.Equal((float[])pair.First.Inputs[0]!, (float[])pair.Second.Inputs[0]!));
    }

    [Fact]
    public void What_the_answer_prints_is_printed_once()
    {
        var before = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            Judge((float[] left, float[] right) => { Console.WriteLine("hello"); return Add(left, right); });
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal("hello", printed.ToString().Trim());
    }

    [Fact]
    public void Checking_leaves_the_learners_random_numbers_alone()
    {
        RandomGenerator.Seed(5);
        var expected = RandomGenerator.Default.NextUInt64();
        RandomGenerator.Seed(5);
        Judge((float[] left, float[] right) => { RandomGenerator.Default.NextUInt64(); return Add(left, right); });
        Assert.Equal(expected, RandomGenerator.Default.NextUInt64());
    }
}
