namespace DeepLearning.Course.Tests;

public class LessonBlocksTests
{
    private static readonly string Question = """
        :::{admonition} Which input gives 0.5?
        :name: fp-q2
        :class: quiz dropdown

        - [ ] x = 0
          - Then z is −2.
        - [x] x = 0.5
          - There `z` is 0.
        :::
        """.ReplaceLineEndings("\n");

    private static readonly string Flashcards = """
        :::{admonition} Flashcards
        :class: flashcards dropdown

        - The sigmoid's formula?
          - σ(z) = 1 / (1 + e^(−z)).
        - What moves a step?
          - The bias.
        :::
        """.ReplaceLineEndings("\n");

    private static readonly string Glossary = """
        :::{glossary}
        bias
        : The number that is **added**.

        weight
        : The number that an input is multiplied by.
        :::
        """.ReplaceLineEndings("\n");

    [Fact]
    public void The_blocks_of_a_lesson_are_read_in_order_with_their_places()
    {
        var blocks = LessonBlockReader.Read($"# Title\n\n{Question}\n\n{Flashcards}\n\nText.\n\n{Glossary}\n");

        Assert.Empty(blocks.Problems);
        var question = Assert.Single(blocks.Questions);
        Assert.Equal(("fp-q2", "Which input gives 0.5?"), (question.Id, question.Text));
        Assert.Equal(
            [new Choice("x = 0", false, "Then z is −2."), new Choice("x = 0.5", true, "There `z` is 0.")], question.Choices);
        Assert.Equal(
            [new Flashcard("The sigmoid's formula?", "σ(z) = 1 / (1 + e^(−z))."), new Flashcard("What moves a step?", "The bias.")],
            blocks.Flashcards);
        Assert.Equal(
            [new Term("bias", "The number that is **added**."), new Term("weight", "The number that an input is multiplied by.")],
            blocks.Terms);
        Assert.Equal([new BlockPlace(3, 11), new BlockPlace(13, 20), new BlockPlace(24, 30)], blocks.Places);
    }

    [Fact]
    public void Line_ends_of_every_system_give_the_same_blocks()
    {
        var expected = LessonBlockReader.Read(Question);
        var got = LessonBlockReader.Read(Question.ReplaceLineEndings("\r\n"));
        Assert.Equal(expected.Questions[0].Choices, got.Questions[0].Choices);
        Assert.Equal(expected.Places, got.Places);
    }

    [Fact]
    public void Colons_in_a_block_of_code_are_no_block() =>
        Assert.Empty(LessonBlockReader.Read("````\n" + Question.Replace(":name: fp-q2\n", "") + "\n:::\n````\n").Problems);

    [Theory]
    [InlineData(":name: fp-q2\n", "", 1, "this question has no id; add a line `:name: fp-q1` below")]
    [InlineData(" Which input gives 0.5?", "", 1, "this question has no text; write it behind `:::{admonition}`")]
    [InlineData("- [x] x = 0.5", "- [ ] x = 0.5", 1, "exactly one choice of a question is right; mark it `- [x]`")]
    [InlineData("- [ ] x = 0\n", "- [x] x = 0\n", 1, "exactly one choice of a question is right; mark it `- [x]`")]
    [InlineData("- [ ] x = 0\n", "- x = 0\n", 5, "this choice does not say whether it is right")]
    [InlineData("  - Then z is −2.\n", "", 5, "the line below this one is missing")]
    [InlineData("  - Then z is −2.\n", "  - Then z is −2.\nand more\n", 7, "this line does not fit the block")]
    [InlineData("class: quiz dropdown", "class: dropdown", 1, "this admonition has no class that the course knows")]
    [InlineData("{admonition}", "{note}", 1, "`{note}` is no block of a lesson")]
    [InlineData(":name: fp-q2", ":label: fp-q2", 2, "a block has no option `label`; its options are `name` and `class`")]
    [InlineData("\n:::", "", 1, "the block opened here is never closed; end it with a line `:::`")]
    [InlineData(":::{admonition}", "```{admonition}", 1, "a block is written with colons; open it with `:::{admonition}`")]
    public void A_mistake_in_a_question_is_named_with_its_line_and_the_remedy(string from, string to, int line, string message)
    {
        Assert.Contains(from, Question);
        var problem = LessonBlockReader.Read(Question.Replace(from, to)).Problems[0];
        Assert.Equal(line, problem.Line);
        Assert.StartsWith(message, problem.Message);
    }

    [Fact]
    public void Two_questions_of_a_lesson_have_two_ids()
    {
        var problem = Assert.Single(LessonBlockReader.Read($"{Question}\n\n{Question}").Problems);
        Assert.Equal(11, problem.Line);
        Assert.StartsWith("the lesson has another question `fp-q2`", problem.Message);
    }

    [Theory]
    [InlineData(":::{glossary}\nbias\n:::", 2, "the line below this one is missing: a word stands on a line of its own")]
    [InlineData(":::{glossary}\n: what it means\n:::", 2, "this line does not fit the block: a word stands on a line of its own")]
    [InlineData(":::{glossary}\n:::", 1, "this glossary has no words")]
    [InlineData(":::{admonition} Flashcards\n:class: flashcards\n:::", 1, "this block has no flashcards")]
    [InlineData(":::", 1, "no block is open here")]
    public void A_mistake_in_another_block_is_named_too(string text, int line, string message)
    {
        var problem = LessonBlockReader.Read(text).Problems[0];
        Assert.Equal(line, problem.Line);
        Assert.StartsWith(message, problem.Message);
    }

    [Fact]
    public void The_course_holds_what_the_lessons_say()
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));
        var sources = Directory.GetFiles(Path.Combine(root, "notebooks"), "*.md", SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            var lesson = LessonName.OfSource(Path.GetFileNameWithoutExtension(source));
            var blocks = LessonBlockReader.Read(File.ReadAllText(source));
            var quiz = Quiz.All.FirstOrDefault(one => one.Lesson == lesson)?.Questions ?? [];
            Assert.Equal(
                blocks.Questions.Select(question => (question.Id, question.Text, string.Join("|", question.Choices))),
                quiz.Select(question => (question.Id, question.Text, string.Join("|", question.Choices))));
            Assert.Equal(blocks.Flashcards, Course.Flashcards.All.FirstOrDefault(one => one.Lesson == lesson)?.Cards ?? []);
            Assert.Equal(blocks.Terms, Course.Glossary.All.FirstOrDefault(one => one.Lesson == lesson)?.Terms ?? []);
        }
    }

    [Fact]
    public void A_source_whose_name_has_no_number_is_refused() =>
        Assert.Contains("rename it", Assert.Throws<InvalidOperationException>(() => LessonName.OfSource("forward-propagation")).Message);
}
