namespace DeepLearning.Course.Tests;

public class LessonPartsTests
{
    [Fact]
    public void Every_question_has_one_right_choice_and_explains_them_all()
    {
        foreach (var question in Quiz.All.SelectMany(quiz => quiz.Questions))
        {
            Assert.Single(question.Choices, choice => choice.IsRight);
            Assert.InRange(question.Choices.Count, 2, 5);
            Assert.All(question.Choices, choice => Assert.False(string.IsNullOrWhiteSpace(choice.Explanation)));
        }
    }

    [Fact]
    public void The_right_letter_is_not_always_the_same()
    {
        foreach (var quiz in Quiz.All)
            Assert.True(quiz.Questions.Select(question => question.Choices.ToList().FindIndex(choice => choice.IsRight)).Distinct()
                .Count() > 1, quiz.Lesson.Slug);
    }

    [Fact]
    public void Question_ids_are_unique()
    {
        var ids = Quiz.All.SelectMany(quiz => quiz.Questions).Select(question => question.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Every_lesson_with_exercises_has_quiz_flashcards_and_glossary_of_full_size()
    {
        // A deeper notebook is optional, and so are its parts.
        foreach (var lesson in Catalogue.Exercises.Select(exercise => exercise.Lesson)
            .Where(lesson => !lesson.IsCheckpoint && !lesson.IsDeeper).Distinct())
        {
            Assert.True(Quiz.All.Single(quiz => quiz.Lesson == lesson).Questions.Count >= 5, $"{lesson} needs five questions");
            Assert.True(Flashcards.All.Single(deck => deck.Lesson == lesson).Cards.Count >= 10, $"{lesson} needs ten flashcards");
            // At most six are new in a lesson: notebooks/style.yml holds that, and six at least would leave no choice.
            Assert.True(Glossary.All.Single(glossary => glossary.Lesson == lesson).Terms.Count >= 3,
                $"{lesson} needs three glossary entries");
        }
    }

    [Fact]
    public void Every_checkpoint_asks_five_questions_that_name_their_lesson_and_brings_no_new_words()
    {
        LessonName[] checkpoints =
            [.. Catalogue.Exercises.Select(exercise => exercise.Lesson).Where(lesson => lesson.IsCheckpoint).Distinct()];
        Assert.NotEmpty(checkpoints);
        foreach (var checkpoint in checkpoints)
        {
            var questions = Quiz.All.Single(quiz => quiz.Lesson == checkpoint).Questions;
            Assert.True(questions.Count >= 5, $"{checkpoint} needs five questions");
            Assert.All(questions.SelectMany(question => question.Choices), choice => Assert.Matches(@"Lessons? \d+", choice.Explanation));
            Assert.DoesNotContain(Flashcards.All, deck => deck.Lesson == checkpoint);
            Assert.DoesNotContain(Glossary.All, glossary => glossary.Lesson == checkpoint);
        }
    }

    [Fact]
    public void An_answer_is_judged_and_explained()
    {
        using var notebook = new RecordedNotebook();
        Assert.True(Quiz.Answer("fp-q1", 'c'));
        Assert.False(Quiz.Answer("fp-q1", 'A'));
        Assert.Contains("✓ Right.", notebook.Shown[0].PlainText);
        Assert.Contains("✗ Not this one.", notebook.Shown[1].PlainText);
    }

    [Fact]
    public void A_question_shows_its_choices_and_its_text_form_does_not_give_the_answer_away()
    {
        using var notebook = new RecordedNotebook();
        Quiz.Ask("fp-q2");
        var shown = Assert.Single(notebook.Shown);
        Assert.Contains("b) x = 0.5", shown.PlainText);
        Assert.DoesNotContain("Right", shown.PlainText);
        Assert.Contains("<details", (string)shown.Data["text/html"]);
    }

    [Fact]
    public void Asking_for_a_lesson_shows_all_its_questions()
    {
        using var notebook = new RecordedNotebook();
        Quiz.Ask("forward-propagation");
        Assert.Equal(5, notebook.Shown[0].PlainText.Split("Answer with").Length - 1);
        Assert.Contains("<b>5. A theorem says", (string)notebook.Shown[0].Data["text/html"]);
    }

    [Fact]
    public void A_letter_that_is_not_offered_and_an_unknown_question_are_explained()
    {
        Assert.Contains("choices a to d", Assert.Throws<ArgumentException>(() => Quiz.Answer("fp-q1", 'z')).Message);
        Assert.Contains("Did you mean \"fp-q1\"?", Assert.Throws<ArgumentException>(() => Quiz.Ask("fp-1")).Message);
    }

    [Fact]
    public void Flashcards_read_as_text_too()
    {
        using var notebook = new RecordedNotebook();
        Flashcards.Show("forward-propagation");
        Assert.Contains("Q: The sigmoid's formula?\nA: ", notebook.Shown[0].PlainText.Replace("   ", ""));
    }

    [Fact]
    public void A_word_is_found_whatever_its_capitals_and_a_mistyped_one_is_guessed()
    {
        using var notebook = new RecordedNotebook();
        Glossary.Define("BIAS");
        Assert.StartsWith("bias\n", notebook.Shown[0].PlainText);
        Assert.Contains("Did you mean \"sigmoid\"?", Assert.Throws<ArgumentException>(() => Glossary.Define("sigmod")).Message);
    }

    [Fact]
    public void The_lesson_is_read_from_the_folder()
    {
        Assert.Equal(new LessonName(14, "digit-recogniser"), Catalogue.Find("dr-recogniser")!.Lesson);
        Assert.Equal(new LessonName(1, "checkpoint-1", IsCheckpoint: true), Catalogue.Find("m1-lean")!.Lesson);
        Assert.Equal(("14-digit-recogniser", "checkpoint-1"),
            (Catalogue.Find("dr-recogniser")!.Lesson.ToString(), Catalogue.Find("m1-lean")!.Lesson.ToString()));
        Assert.Equal(
            ["descent", "descent-deeper", "schedules", "checkpoint-1"],
            new[] { "checkpoint-1", "09-schedules", "08-descent-deeper", "08-descent" }.Select(LessonName.OfSource)
                .OrderBy(lesson => lesson.Order).Select(lesson => lesson.Slug));
        Assert.Equal(("lesson 8, descent (deeper)", 8, true), LessonName.OfSource("08-descent-deeper") is var deeper
            ? (deeper.InWords, deeper.Number, deeper.IsDeeper) : default);
        Assert.Contains("must live in a lesson's namespace",
            Assert.Throws<InvalidOperationException>(() => LessonName.Of(typeof(LessonPartsTests))).Message);
    }

    [Fact]
    public void Every_exercise_has_its_lessons_solution() =>
        Assert.Equal([], Catalogue.Exercises.Select(exercise => exercise.Id).Except(CourseText.Solutions.Keys));

    [Fact]
    public void Text_from_learners_and_authors_cannot_break_the_page() =>
        Assert.Equal("&lt;b&gt; <code>a &lt; b</code> <b>bold</b>", Card.Text("<b> `a < b` **bold**"));
}
