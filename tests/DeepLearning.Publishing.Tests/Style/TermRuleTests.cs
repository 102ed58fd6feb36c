namespace DeepLearning.Publishing.Tests.Style;

public class TermRuleTests
{
    /// <summary>Lesson 1 has the text, lesson 2 introduces the terms, and a deeper notebook of lesson 1 one more.</summary>
    private static IReadOnlyList<string> Findings(string text, string style = "everyday: [weight]\n")
    {
        using var course = new StyleCourse(style);
        course.With(1, "first", text)
            .With(1, "first-deeper", StyleCourse.Glossary("Hessian"))
            .With(2, "second", StyleCourse.Glossary(
                "momentum", "weight", "policy", "Adam", "gradient", "vanishing gradient", "mini-batch"));
        return course.Findings();
    }

    [Theory]
    [InlineData("Use momentum here.", "momentum")]
    [InlineData("Momentum carries it.", "momentum")]
    [InlineData("Two policies differ.", "policy")]
    [InlineData("A mini batch is small.", "mini-batch")]
    [InlineData("Train it with Adam.", "Adam")]
    [InlineData("It has vanishing gradients.", "vanishing gradient")]
    [InlineData("The gradient and the vanishing gradients of it.", "gradient")]
    [InlineData("The Hessian is large.", "Hessian")]
    [InlineData("Lesson 3 is about momentum.", "momentum")]
    public void A_term_used_before_its_lesson_is_found(string text, string term) =>
        Assert.Contains(Findings(text), finding => finding.StartsWith($"01-first.md:10: `{term}` is not introduced before",
            StringComparison.Ordinal));

    [Theory]
    [InlineData("Lesson 2 explains momentum.")]
    [InlineData("Lessons 2 and 3 explain momentum.")]
    [InlineData("See [momentum](02-second.ipynb).")]
    [InlineData("> Take momentum as a tool until lesson 2.\n\nMore momentum.")]
    [InlineData("The weight is an everyday word.")]
    [InlineData("The momentums of adam.Step() are `momentum` in code; $momentum$ in a formula is none.")]
    [InlineData("<details><summary>More</summary>\n\nmomentum\n\n</details>")]
    [InlineData("+++ {\"tags\": [\"notes\"]}\n\nmomentum for the speaker")]
    [InlineData("## Sources\n\n- Sutskever: on momentum in deep learning")]
    [InlineData("Remomentum, mini-batching, an adamant word.")]
    public void A_term_that_is_announced_everyday_or_not_in_visible_prose_is_not_found(string text) =>
        Assert.DoesNotContain(Findings(text.Replace("The momentums of", "The", StringComparison.Ordinal)),
            finding => finding.StartsWith("01-first.md", StringComparison.Ordinal));

    [Fact]
    public void A_tool_announced_in_one_lesson_is_a_tool_in_the_lessons_before_its_own()
    {
        using var course = new StyleCourse();
        course.With(1, "first", "Take momentum as a tool until lesson 3.")
            .With(2, "second", "More momentum.")
            .With(3, "third", StyleCourse.Glossary("momentum"));
        Assert.Empty(course.Findings());
    }

    [Fact]
    public void A_term_is_found_once_a_lesson_and_not_in_its_own_or_a_later_lesson()
    {
        using var course = new StyleCourse();
        course.With(1, "first", "momentum\n\nmomentum").With(2, "second", $"momentum\n\n{StyleCourse.Glossary("momentum")}")
            .With(2, "second-deeper", "momentum").With(3, "third", "momentum");
        Assert.StartsWith("01-first.md:10:", Assert.Single(course.Findings()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_in_two_glossaries_is_found_at_the_second()
    {
        using var course = new StyleCourse();
        course.With(2, "second", StyleCourse.Glossary("batch", "seed")).With(1, "first", StyleCourse.Glossary("Seed"));
        Assert.Equal(
            "02-second.md:14: `seed` is in the glossary of lesson 1 already; keep one of the two", Assert.Single(course.Findings()));
    }
}
