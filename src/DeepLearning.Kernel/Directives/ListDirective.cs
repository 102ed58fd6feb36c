using System.Net;
using System.Text;
using DeepLearning.Kernel.Cells;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!lsmagic</c></summary>
internal static class ListDirective
{
    public static Task RunAsync(DirectiveCall call)
    {
        var rows = Languages.All.Select(language => ($"#!{language.Name}", language.Summary))
            .Concat(DirectiveTable.All.Select(directive => ($"#!{directive.Name} {directive.Usage}".TrimEnd(), directive.Summary)))
            .Append(("#r \"FILE.dll\"", "references an assembly"))
            .Append(("#r \"nuget: NAME, VERSION\"", "references a package"))
            .Append(("#i \"nuget: ADDRESS\"", "looks for packages in one more place"))
            .Append(("#load \"FILE.csx\"", "runs a source file"))
            .OrderBy(row => row.Item1, StringComparer.Ordinal)
            .ToList();
        var width = rows.Max(row => row.Item1.Length) + 2;
        var html = new StringBuilder("<table><thead><tr><th>Command</th><th>Meaning</th></tr></thead><tbody>");
        foreach (var (command, summary) in rows)
            html.Append("<tr><td><code>")
                .Append(WebUtility.HtmlEncode(command))
                .Append("</code></td><td>")
                .Append(WebUtility.HtmlEncode(summary))
                .Append("</td></tr>");
        var text = string.Join('\n', rows.Select(row => row.Item1.PadRight(width) + row.Item2));
        call.Run.Scope.Display(MimeBundle.Html(html.Append("</tbody></table>").ToString(), text), displayId: null);
        return Task.CompletedTask;
    }
}
