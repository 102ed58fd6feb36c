using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows words and what they mean.</summary>
internal static class GlossaryCard
{
    public static MimeBundle Of(IReadOnlyList<Term> terms)
    {
        var html = new StringBuilder("<dl style=\"margin:0\">");
        var text = new StringBuilder();
        foreach (var term in terms)
        {
            html.Append("<dt style=\"float:none;width:auto\"><b>").Append(Card.Text(term.Name))
                .Append("</b></dt><dd style=\"margin:0 0 6px 1.5em;float:none;width:auto\">").Append(Card.Text(term.Meaning))
                .Append("</dd>");
            text.Append(term.Name).Append('\n').Append(Card.Plain(term.Meaning, "  ")).Append('\n');
        }

        return MimeBundle.Html(Card.Frame(Palette.Blue, html.Append("</dl>").ToString()), text.ToString().TrimEnd('\n'));
    }
}
