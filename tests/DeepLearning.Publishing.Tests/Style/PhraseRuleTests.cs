namespace DeepLearning.Publishing.Tests.Style;

public class PhraseRuleTests
{
    private const string Style = """
        phrases:
          - {pattern: '\balways\b', instead: '"usually"', why: it is a claim about the field}
          - {pattern: '\bit always\b', instead: 'nothing', why: the first pattern counts}
        """;

    private static IReadOnlyList<string> Findings(string text)
    {
        using var course = new StyleCourse(Style);
        return course.With(1, "first", text).Findings();
    }

    [Theory]
    [InlineData("It Always wins.", 10)]
    [InlineData("One line.\n\nIt always wins.", 12)]
    [InlineData("<details><summary>More</summary>\n\nalways\n\n</details>", 12)]
    [InlineData("+++ {\"tags\": [\"notes\"]}\n\nalways", 12)]
    [InlineData("![It always falls](data:image/png;base64,AA==)", 10)]
    [InlineData("```{code-cell} csharp\nvar x = 1; // it always is\n```", 11)]
    [InlineData("```{code-cell} csharp\nplot.Alt(\"The loss always falls\").YAxis(\"loss\");\n```", 11)]
    [InlineData(":::{admonition} Which always wins?\n:name: q1\n:class: quiz dropdown\n\n- [ ] a\n  - b\n- [x] c\n  - d\n:::", 10)]
    [InlineData(":::{admonition} Which?\n:name: q1\n:class: quiz dropdown\n\n- [ ] a\n  - b\n- [x] c\n  - It always wins.\n:::", 17)]
    [InlineData(":::{admonition} Flashcards\n:class: flashcards dropdown\n\n- Front?\n  - It always wins.\n:::", 14)]
    [InlineData(":::{glossary}\nrule\n: What always wins.\n:::", 12)]
    public void A_banned_phrase_is_found_wherever_a_learner_reads_with_what_to_write(string text, int line) =>
        Assert.Equal(
            $"01-first.md:{line}: ",
            Assert.Single(Findings(text), finding => finding.EndsWith("it is a claim about the field; write \"usually\"",
                StringComparison.Ordinal))[..$"01-first.md:{line}: ".Length]);

    [Theory]
    [InlineData("`always` is code.")]
    [InlineData("```{code-cell} csharp\nvar always = $\"{always} is a hole\";\n```")]
    [InlineData("```text\nalways\n```")]
    [InlineData("## Sources\n\n- A paper called Always")]
    [InlineData("<!-- style: allow \"always\" because σ is positive by its formula --> σ is always positive.")]
    [InlineData("<!-- style: allow \"always\" because it is so -->\n\nσ is always positive.")]
    [InlineData("```{code-cell} csharp\n// style: allow \"always\" because it is so\nvar x = \"always\";\n```")]
    public void Code_titles_of_works_and_allowed_occurrences_are_not_found(string text) =>
        Assert.DoesNotContain(Findings(text), finding => finding.Contains("field", StringComparison.Ordinal));

    [Fact]
    public void An_allowance_covers_one_occurrence_says_why_and_must_be_of_use()
    {
        Assert.Single(Findings("<!-- style: allow \"always\" because it is so --> always and always"));
        Assert.Contains("is `<!-- style: allow", Findings("<!-- style: allow \"always\" -->")[0], StringComparison.Ordinal);
        Assert.Contains("take this comment out", Assert.Single(Findings("<!-- style: allow \"always\" because it is so --> no")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_and_known_mistakes_are_read_at_their_stub()
    {
        using var course = new StyleCourse("phrases: [{pattern: 'bias|neuron', instead: x, why: y}]");
        var findings = course.With(1, "first", SampleLesson.Exercise).Findings();
        Assert.Contains(findings, finding => finding.StartsWith("01-first.md:15: hint ", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("a known mistake of `fp-neuron`", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_two_patterns_find_the_same_words_the_first_counts() => Assert.Single(Findings("it always wins"));
}
