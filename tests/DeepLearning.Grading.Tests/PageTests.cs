using System.Globalization;
using System.Text.RegularExpressions;
using DeepLearning.Grading.Reports;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Tests;

/// <summary>What the pages of feedback say, for classes of every size and students of every name.</summary>
public sealed class PageTests
{
    [Fact]
    public void A_class_without_results_says_so()
    {
        var page = ClassPage.Of([], "Autumn");
        Assert.Contains("0 students, 0 submissions.", page, StringComparison.Ordinal);
        Assert.Contains("Nothing has been graded yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_one_is_counted_in_the_singular()
    {
        var page = ClassPage.Of([Result("anna", GradeOutcome.Fail)], "Autumn");
        Assert.Contains("1 student, 1 submission.", page, StringComparison.Ordinal);
        Assert.Contains("<summary>One neuron: 1 student</summary><p><bdi>anna</bdi> (fail)</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_are_distributed_over_five_ranges_and_full_points_are_in_the_last()
    {
        GradeResult[] results = [Result("a", GradeOutcome.Right), Result("b", GradeOutcome.Right), Result("c", GradeOutcome.Fail)];
        var page = ClassPage.Of(results, "Autumn");
        Assert.Contains("Mean 67 %, median 100 %.", page, StringComparison.Ordinal);
        Assert.Contains(
            "<td>80–100 %</td><td><span class=\"bar\" role=\"img\" aria-label=\"67 % of the class\">"
                + "<i style=\"width:66.7%\"></i></span></td><td class=\"number\">2</td>",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_to_be_graded_again_counts_as_no_score_and_as_no_wrong_answer()
    {
        var page = ClassPage.Of([Result("a", GradeOutcome.Right), Result("b", GradeOutcome.Infrastructure)], "Autumn");
        Assert.Contains("of which 1 to be graded again", page, StringComparison.Ordinal);
        Assert.Contains("Mean 100 %", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">1</td><td class=\"number\">0</td><td class=\"number\">0</td><td class=\"number\">0</td></tr>",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_names_is_folded()
    {
        var results = Enumerable.Range(0, 200)
            .Select(i => Result(string.Create(CultureInfo.InvariantCulture, $"s{i:000}"), GradeOutcome.Fail));
        var page = ClassPage.Of([.. results], "Autumn");
        Assert.Contains("<details><summary>One neuron: 200 students</summary>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>")]
    [InlineData("محمد", "<bdi>محمد</bdi>")]
    [InlineData("李小龍", "<bdi>李小龍</bdi>")]
    public void A_name_in_any_script_is_shown_as_it_is_and_kept_apart(string name, string shown)
    {
        Assert.Contains(shown, Decoded(FeedbackPage.Of(Result(name, GradeOutcome.Fail))), StringComparison.Ordinal);
        Assert.Contains(shown, Decoded(ClassPage.Of([Result(name, GradeOutcome.Fail)], "Autumn")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GradeOutcome.Right, "✓")]
    [InlineData(GradeOutcome.PartlyRight, "◐")]
    [InlineData(GradeOutcome.Fail, "✗")]
    [InlineData(GradeOutcome.NotAttempted, "○")]
    public void An_outcome_is_told_by_a_sign_and_a_word_and_not_by_colour_alone(object outcome, string sign)
    {
        var page = FeedbackPage.Of(Result("anna", (GradeOutcome)outcome));
        Assert.Contains($"{sign} {GradeText.Word((GradeOutcome)outcome)}</span>, ", page, StringComparison.Ordinal);
        Assert.Contains("of 1 point</p>", page, StringComparison.Ordinal);
    }

    // Only what markup is made of must stay encoded.
    private static string Decoded(string page) =>
        Regex.Replace(
            page,
            "&#([0-9]+);",
            code => char.ConvertFromUtf32(int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture)),
            RegexOptions.None,
            TimeSpan.FromSeconds(5));

    private static GradeResult Result(string student, GradeOutcome outcome)
    {
        var points = outcome == GradeOutcome.Right ? 1 : 0;
        return new GradeResult(student, ClassFolder.Lesson, 1, DateTimeOffset.UnixEpoch, "hash", "grader", "bubblewrap", points, 0,
            points, 1,
            [new ExerciseGrade("fp-neuron", "One neuron", points, 1, outcome, "", "", [], null, null, IsHidden: false, [])], []);
    }
}
