using System.Globalization;
using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows questions. Each choice opens to its explanation, which needs neither a script nor the kernel.</summary>
internal static class QuizCard
{
    public static MimeBundle Of(IReadOnlyList<Question> questions)
    {
        var html = new StringBuilder();
        var text = new StringBuilder();
        for (var number = 1; number <= questions.Count; number++)
        {
            var question = questions[number - 1];
            var count = questions.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}. ");
            var choices = new StringBuilder().Append("<div><b>").Append(count).Append(Card.Text(question.Text)).Append("</b></div>");
            text.Append(Card.Plain($"{question.Id}: {question.Text}", "")).Append('\n');
            for (var i = 0; i < question.Choices.Count; i++)
            {
                var choice = question.Choices[i];
                choices.Append(Card.Fold($"{Letter(i)}) {Card.Text(choice.Text)}", Explanation(choice)));
                text.Append(Card.Plain($"{Letter(i)}) {choice.Text}", "  ")).Append('\n');
            }

            html.Append(Card.Frame(Palette.Blue, choices.ToString()));
            text.Append("  Answer with Quiz.Answer(\"").Append(question.Id).Append("\", 'a').\n");
        }

        return MimeBundle.Html(html.ToString(), text.ToString().TrimEnd('\n'));
    }

    public static MimeBundle OfAnswer(Question question, char letter, Choice choice)
    {
        var color = choice.IsRight ? Palette.Green : Palette.Vermilion;
        var html = $"<div>{Card.Text(question.Text)}</div><div>{letter}) {Card.Text(choice.Text)}</div>{Explanation(choice)}";
        return MimeBundle.Html(Card.Frame(color, html),
            $"{letter}) {choice.Text}\n{Card.Plain($"{Verdict(choice)} {choice.Explanation}", "  ")}");
    }

    private static char Letter(int index) => (char)('a' + index);

    private static string Verdict(Choice choice) => choice.IsRight ? "✓ Right." : "✗ Not this one.";

    private static string Explanation(Choice choice) => $"<div><b>{Verdict(choice)}</b> {Card.Text(choice.Explanation)}</div>";
}
