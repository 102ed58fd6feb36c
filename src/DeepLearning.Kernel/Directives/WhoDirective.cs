using System.Net;
using System.Text;
using DeepLearning.Kernel.Cells;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!who</c> and <c>#!whos</c></summary>
internal static class WhoDirective
{
    private const int LongestValue = 80;

    public static async Task NamesAsync(DirectiveCall call)
    {
        var variables = await call.Session.VariablesAsync(call.Command.Language);
        call.Run.Scope.Display(MimeBundle.Text(string.Join('\n', variables.Select(variable => variable.Name))), displayId: null);
    }

    public static async Task TableAsync(DirectiveCall call)
    {
        var variables = await call.Session.VariablesAsync(call.Command.Language);
        // A value's text is made by the learner's code.
        var rows = await call.Run.RunAsync(() => Task.FromResult(variables
            .Select(variable => (variable.Name, Type: CSharpTypeName.Of(variable.Type), Value: Brief(variable.Value)))
            .ToList()));
        var html = new StringBuilder("<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>");
        foreach (var (name, type, value) in rows)
            html.Append("<tr><td>")
                .Append(WebUtility.HtmlEncode(name))
                .Append("</td><td>")
                .Append(WebUtility.HtmlEncode(type))
                .Append("</td><td>")
                .Append(WebUtility.HtmlEncode(value))
                .Append("</td></tr>");
        var text = string.Join('\n', rows.Select(row => $"{row.Name}: {row.Type} = {row.Value}"));
        call.Run.Scope.Display(MimeBundle.Html(html.Append("</tbody></table>").ToString(), text), displayId: null);
    }

    private static string Brief(object? value)
    {
        var text = Formatter.ToMimeBundle(value).PlainText.ReplaceLineEndings(" ");
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }
}
