using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepLearning.Plotly;

/// <summary>
/// A chart as HTML that shows itself without a network: a drawing or a table that needs no script, and plotly.js in its
/// place where the page has it or Jupyter serves it from the kernel's folder.
/// </summary>
internal static class ChartHtml
{
    // Notebook 6 runs scripts away from their place in the page, so the script finds its charts by a name made of the content.
    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = typeof(ChartHtml).Assembly.GetManifestResourceStream("chart.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Write(JsonObject figure, string alt)
    {
        var drawing = ChartDrawing.Html(figure, alt);
        // The JSON writer escapes < and >, so that no label can end the script element.
        var json = figure.ToJsonString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 6));
        var script = Script.Value.Replace("NAME", name, StringComparison.Ordinal);
        return $"<div data-dln-chart=\"{name}\" role=\"group\" aria-label=\"{WebUtility.HtmlEncode(alt)}\"><div "
            + $"data-drawing>{drawing}</div>"
            + $"<script type=\"application/json\">{json}</script><script>{script}</script></div>";
    }
}
