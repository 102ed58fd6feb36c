namespace DeepLearning.Course.Tests.Checking;

/// <summary>Exercises that ask for numbers or a choice accept each right answer, and say what is wrong with the others.</summary>
public class HandComputedAnswerTests
{
    private static CheckResult Judge(string id, Delegate answer) => Checker.Judge(Catalogue.Find(id)!, new DelegateAnswer(answer));

    [Theory]
    [InlineData(0.1101f, 7, Outcome.Right)]
    [InlineData(0.115f, 7, Outcome.Right)]
    [InlineData(0.12f, 7, Outcome.Right)]
    [InlineData(0.11f, 7, Outcome.Wrong)]
    [InlineData(0.121f, 7, Outcome.Wrong)]
    [InlineData(0.115f, 8, Outcome.Wrong)]
    public void A_threshold_anywhere_in_the_best_gap_is_right(float threshold, float right, Outcome expected) =>
        Assert.Equal(expected, Judge("dl-pencil", () => new[] { threshold, right }).Outcome);

    [Theory]
    [InlineData("B2")]
    [InlineData("b2")]
    [InlineData(" (B) 2. ")]
    public void A_choice_is_right_in_capitals_or_not_with_spaces_or_dots(string choice) =>
        Assert.Equal(Outcome.Right, Judge("dl-choose", () => choice).Outcome);

    [Theory]
    [InlineData("D3", "the trivial program is chosen")]
    [InlineData("B1", "the program is right and the reason is not")]
    [InlineData("A1", "the program with the highest training accuracy is chosen")]
    [InlineData("A2", "the second-best on new digits is chosen")]
    [InlineData("B", "the form is not a letter and a number")]
    [InlineData("", "the form is not a letter and a number")]
    public void A_wrong_choice_is_told_what_is_wrong_with_it(string choice, string mistake)
    {
        var result = Judge("dl-choose", () => choice);
        Assert.Equal((Outcome.Wrong, mistake), (result.Outcome, result.Recognised?.Name));
    }

    [Theory]
    [InlineData(-62f, -59.3f, -56.87f, Outcome.Right)]
    [InlineData(-62f, -59.3f, -56.9f, Outcome.Right)]
    [InlineData(-62f, -59f, -56f, Outcome.Wrong)]
    public void Voltages_may_be_rounded_to_a_tenth(float first, float second, float third, Outcome expected) =>
        Assert.Equal(expected, Judge("bn-pencil", () => new[] { first, second, third }).Outcome);

    [Fact]
    public void A_missing_leak_is_recognised() =>
        Assert.Equal("the leak is left out", Judge("bn-pencil", () => new[] { -62f, -59, -56 }).Recognised?.Name);
}
