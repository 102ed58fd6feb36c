using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Cli.Slides;

/// <summary>Mermaid diagrams as SVG, drawn in a browser when a page is made and kept by the hash of their source.</summary>
internal sealed partial class MermaidPictures(WebAssets assets, PageTheme theme, string cache)
{
    private readonly Dictionary<string, string> _pictures = new(StringComparer.Ordinal);

    /// <summary>Draws those that are not in the cache, all in one start of the browser.</summary>
    /// <exception cref="UserError">A diagram is wrong, or there is no browser to draw it.</exception>
    public void Prepare(IReadOnlyCollection<string> sources)
    {
        var missing = sources.Distinct(StringComparer.Ordinal).Where(source => !TryCached(source)).ToList();
        if (missing.Count == 0) return;
        var page = Path.Combine(Directory.CreateTempSubdirectory("dln-mermaid-").FullName, "diagrams.html");
        try
        {
            File.WriteAllText(page, Page(missing));
            var html = Browser.Require("a Mermaid diagram").Html(page, "", 1200, 900);
            var drawn = Diagram().Matches(html);
            for (var i = 0; i < missing.Count; i++)
            {
                var svg = drawn.FirstOrDefault(match => match.Groups[1].Value == $"{i}")?.Groups[2].Value ?? "";
                if (!svg.Contains("<svg", StringComparison.Ordinal)) throw new UserError($"Mermaid cannot draw the diagram that begins \"{missing[i].Split('\n')[0]}\": {svg.Trim()}");
                _pictures[missing[i]] = svg;
                AtomicFile.Write(CachePath(missing[i]), Encoding.UTF8.GetBytes(svg));
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
        }
    }

    public string Svg(string source) => _pictures[source];

    private bool TryCached(string source)
    {
        if (!File.Exists(CachePath(source))) return false;
        _pictures[source] = File.ReadAllText(CachePath(source));
        return true;
    }

    private string CachePath(string source) =>
        Path.Combine(cache, $"mermaid-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(theme + "\nSource Sans 3\n" + source)))[..24]}.svg");

    private string Page(List<string> sources)
    {
        var json = new JsonArray([.. sources.Select(source => (JsonNode)source)]).ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
        var look = theme == PageTheme.Light ? "neutral" : "dark";
        return $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><style>{{assets.FontStyle()}}</style></head><body>
            <script>{{assets.Text("mermaid/dist/mermaid.min.js").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}}</script>
            <script>
            mermaid.initialize({ startOnLoad: false, theme: '{{look}}', htmlLabels: false, flowchart: { htmlLabels: false }, fontFamily: 'Source Sans 3, sans-serif' });
            (async () => {
              await Promise.all([...document.fonts].map(face => face.load()));
              for (const [i, source] of {{json}}.entries()) {
                const holder = document.createElement('article');
                holder.dataset.diagram = i;
                try { holder.innerHTML = (await mermaid.render('diagram' + i, source)).svg; } catch (error) { holder.textContent = error.message; }
                document.body.append(holder);
              }
            })();
            </script></body></html>
            """;
    }

    [GeneratedRegex("""<article data-diagram="(\d+)">(.*?)</article>""", RegexOptions.Singleline)]
    private static partial Regex Diagram();
}
