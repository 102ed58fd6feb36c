using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Publishing.Browsers;

namespace DeepLearning.Publishing.Pages;

/// <summary>Mermaid diagrams as SVG, drawn in a browser when a page is made and kept by the hash of their source.</summary>
internal sealed class MermaidPictures(WebAssets assets, PageTheme theme, string cache)
{
    private readonly Dictionary<string, string> _pictures = new(StringComparer.Ordinal);

    /// <summary>Draws those that are not in the cache, all in one start of the browser.</summary>
    /// <exception cref="UserError">A diagram is wrong, or there is no browser to draw it.</exception>
    public async Task PrepareAsync(IReadOnlyCollection<string> sources, CancellationToken cancellation)
    {
        var missing = sources.Distinct(StringComparer.Ordinal).Where(source => !TryCached(source)).ToList();
        if (missing.Count == 0) return;
        var page = Path.Combine(Directory.CreateTempSubdirectory("dln-mermaid-").FullName, "diagrams.html");
        try
        {
            await File.WriteAllTextAsync(page, Page(missing), cancellation);
            await using var browser = Browser.Require("a Mermaid diagram");
            var drawn = JsonSerializer.Deserialize<string[]>(
                await browser.EvaluateAsync(page, "",
                "JSON.stringify([...document.querySelectorAll('article')].map(diagram => diagram.innerHTML))", cancellation))!;
            for (var i = 0; i < missing.Count; i++)
            {
                var svg = drawn[i];
                if (!svg.Contains("<svg", StringComparison.Ordinal))
                    throw new UserError($"Mermaid cannot draw the diagram that begins \"{missing[i].Split('\n')[0]}\": {svg.Trim()}");
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
        Path.Combine(cache,
            $"mermaid-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(theme + "\nSource Sans 3\n" + source)))[..24]}.svg");

    private string Page(List<string> sources)
    {
        var json = new JsonArray([.. sources.Select(source => (JsonNode)source)]).ToJsonString()
            .Replace("<", "\\u003c", StringComparison.Ordinal);
        var look = theme == PageTheme.Light ? "neutral" : "dark";
        var script = assets.Text("mermaid/dist/mermaid.min.js").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><style>{{assets.FontStyle()}}</style></head><body>
            <script>{{script}}</script>
            <script>
            mermaid.initialize({
              startOnLoad: false, theme: '{{look}}', htmlLabels: false, flowchart: { htmlLabels: false },
              fontFamily: 'Source Sans 3, sans-serif',
            });
            (async () => {
              await Promise.all([...document.fonts].map(face => face.load()));
              for (const [i, source] of {{json}}.entries()) {
                const holder = document.createElement('article');
                try { holder.innerHTML = (await mermaid.render('diagram' + i, source)).svg; }
                catch (error) { holder.textContent = error.message; }
                document.body.append(holder);
              }
              document.documentElement.dataset.ready = 'true';
            })();
            </script></body></html>
            """;
    }
}
