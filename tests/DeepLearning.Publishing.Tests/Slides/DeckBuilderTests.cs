using System.Text.Json.Nodes;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Publishing.Tests.Slides;

public class DeckBuilderTests
{
    [Fact]
    public void A_slide_mark_begins_a_slide_and_a_subslide_mark_one_below_it()
    {
        var deck = Build(Prose("# One", "slide"), Prose("## Below", "subslide"), Prose("## Two", "slide"));

        Assert.Equal(["One", "Below", "Two"], deck.Slides.Select(slide => slide.Title));
        Assert.Equal([false, true, false], deck.Slides.Select(slide => slide.IsBelow));
    }

    [Fact]
    public void Cells_without_a_mark_go_on_the_slide_before_them()
    {
        var deck = Build(Prose("# One", "slide"), Prose("more"), Prose("# Two", "slide"), Prose("and more", "-"));

        Assert.Equal([2, 2], deck.Slides.Select(slide => slide.Blocks.Count));
    }

    [Fact]
    public void Skipped_cells_are_left_out_and_notes_go_to_the_speaker()
    {
        var deck = Build(Prose("# One", "slide"), Prose("for readers only", "skip"), Prose("say hello", "notes"),
            Prose("wave", tag: "notes"));

        var slide = Assert.Single(deck.Slides);
        Assert.Equal("say hello\n\nwave", slide.Notes);
        Assert.DoesNotContain(slide.Flattened(), block => block is ProseBlock prose
            && prose.Markdown.Contains("readers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fragment_stays_on_its_slide_and_appears_later()
    {
        var slide = Assert.Single(Build(Prose("# One", "slide"), Prose("later", "fragment")).Slides);

        var fragment = Assert.IsType<FragmentBlock>(slide.Blocks[1]);
        Assert.Equal(new ProseBlock("later"), Assert.Single(fragment.Blocks));
    }

    [Fact]
    public void Code_stands_beside_what_it_printed()
    {
        var slide = Assert.Single(Build(Code("Console.WriteLine(1);", Printed("1\n"), Printed("2\n"))).Slides);

        var pair = Assert.IsType<PairBlock>(slide.Blocks[0]);
        Assert.Equal(new CodeBlock("Console.WriteLine(1);", "csharp"), Assert.Single(pair.Left));
        Assert.Equal(new TextBlock("1\n2\n", "stdout"), Assert.Single(pair.Right));
    }

    [Fact]
    public void Values_that_a_cell_shows_one_after_another_stand_on_lines_of_their_own()
    {
        var slide = Assert.Single(Build(Code("display(1); display(2);", Shown("1"), Shown("2"))).Slides);

        Assert.Equal(new TextBlock("1\n2", "result"), Assert.Single(Assert.IsType<PairBlock>(slide.Blocks[0]).Right));

        static JsonObject Shown(string text) =>
            new() { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/plain"] = text } };
    }

    [Fact]
    public void Hidden_input_leaves_only_the_output()
    {
        var slide = Assert.Single(Build(Code("secret", Printed("shown"), tag: "hide-input")).Slides);

        Assert.Equal(new TextBlock("shown", "stdout"), Assert.Single(slide.Blocks));
    }

    [Fact]
    public void An_exercise_is_the_learners_turn_for_the_minutes_that_its_cell_says()
    {
        var exercise = Code("static int Answer() => 0;", mark: "-", tag: "exercise");
        exercise.Metadata["minutes"] = 5;
        var slide = Assert.Single(Build(Prose("## Try it", "slide"), exercise,
            Code("Check.Run(\"x\", Answer);", Printed("not attempted"), tag: "check")).Slides);

        Assert.Equal((SlideKind.YourTurn, 5), (slide.Kind, slide.Minutes));
        Assert.DoesNotContain(slide.Flattened(), block => block is TextBlock);
    }

    [Fact]
    public void A_question_of_the_quiz_becomes_a_slide_that_can_reveal_its_answer()
    {
        var question = new QuestionBlock("Which?", [new("this", true, "because"), new("that", false, "not so")]);
        var deck = DeckBuilder.Build("t", [Prose("# One", "slide"), Code("Quiz.Ask(\"q1\");", mark: "slide")], id => id == "q1" ? [question]
            : []);

        Assert.Equal((SlideKind.Question, "Which?"), (deck.Slides[1].Kind, deck.Slides[1].Title));
        Assert.Same(question, Assert.Single(deck.Slides[1].Blocks));
    }

    [Fact]
    public void A_figure_is_preferred_over_the_other_forms_of_the_same_output()
    {
        var output = new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject
            {
                ["text/plain"] = "A falling line",
                ["text/html"] = "<svg/>",
                ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray() },
            },
        };
        var figure = Assert.IsType<FigureBlock>(
            Assert.IsType<PairBlock>(Assert.Single(Assert.Single(Build(Code("plot", output)).Slides).Blocks)).Right[0]);

        Assert.Equal("A falling line", figure.Alt);
    }

    [Fact]
    public void A_mermaid_fence_becomes_a_diagram_between_the_prose_around_it()
    {
        var slide = Assert.Single(Build(Prose("before\n\n```mermaid\ngraph LR\n  A --> B\n```\n\nafter", "slide")).Slides);

        Assert.Equal([new ProseBlock("before"), new MermaidBlock("graph LR\n  A --> B"), new ProseBlock("after")], slide.Blocks);
    }

    [Fact]
    public void A_lesson_without_marks_gets_a_slide_for_each_section_and_none_for_pages_of_prose()
    {
        var pages = string.Join("\n\n", Enumerable.Repeat(new string('x', 400), 6));
        var deck = Build(Prose("# Lesson\n\nWhy."), Prose("## First\n\n" + "Short."), Prose(pages), Code("1 + 1", Printed("2")),
            Prose("## Second\n\nShort."));

        Assert.Equal(["Lesson", "First", "Second"], deck.Slides.Select(slide => slide.Title));
        Assert.DoesNotContain(deck.Slides.SelectMany(slide => slide.Flattened()), block => block is ProseBlock prose
            && prose.Markdown.Contains("xxxx", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_marks_a_cell_that_would_not_fit_any_more_goes_below()
    {
        var listing = string.Join('\n', Enumerable.Repeat("var x = 1;", 20));
        var deck = Build(Prose("# Lesson"), Code(listing), Code(listing));

        Assert.Equal([false, false, true], [.. deck.Slides.Select(slide => slide.IsBelow).Prepend(false)]);
    }

    private static Deck Build(params NotebookCell[] cells) => DeckBuilder.Build("A lesson", cells, _ => []);

    internal static NotebookCell Prose(string source, string? mark = null, string? tag = null) => Cell("markdown", source, mark, tag);

    internal static NotebookCell Code(string source, JsonObject? output = null, JsonObject? second = null, string? mark = null,
        string? tag = null)
    {
        var cell = Cell("code", source, mark, tag);
        foreach (var each in new[] { output, second }.OfType<JsonObject>()) cell.Outputs.Add(each);
        return cell;
    }

    internal static JsonObject Printed(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private static NotebookCell Cell(string type, string source, string? mark, string? tag)
    {
        var metadata = new JsonObject();
        if (mark is not null) metadata["slideshow"] = new JsonObject { ["slide_type"] = mark };
        if (tag is not null) metadata["tags"] = new JsonArray(tag);
        return new NotebookCell { Id = Guid.NewGuid().ToString("N"), Type = type, Source = source, Metadata = metadata };
    }
}
