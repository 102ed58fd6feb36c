using System.Globalization;
using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows the hints of an exercise up to a rung of the ladder.</summary>
internal static class HintCard
{
    private static readonly string[] Rungs = ["the idea", "the formula", "nearly the code"];

    public static MimeBundle Of(Exercise exercise, int given, bool isGraded)
    {
        var html = new StringBuilder();
        var text = new StringBuilder();
        for (var i = 0; i < given; i++)
        {
            var heading = string.Create(CultureInfo.InvariantCulture,
                $"Hint {i + 1} of {exercise.Hints.Count}, {Rungs[Math.Min(i, Rungs.Length - 1)]}");
            html.Append("<div style=\"margin:4px 0\"><b>").Append(heading).Append(":</b> ").Append(Card.Text(exercise.Hints[i]))
                .Append("</div>");
            text.Append(heading).Append(":\n").Append(Card.Plain(exercise.Hints[i], "  ")).Append('\n');
        }

        var more = given < exercise.Hints.Count
            ? "Run this cell again for the next one."
            : isGraded ? $"That was the last one. {SolutionCard.Withheld}"
            : $"That was the last one. Try it, and check it; then Check.Solution(\"{exercise.Id}\") shows one way to write it.";
        html.Append("<div style=\"opacity:0.8\">").Append(more).Append("</div>");
        text.Append(more);
        return MimeBundle.Html(Card.Frame(Palette.Blue, html.ToString()), text.ToString());
    }
}
