using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>
/// A figure as HTML that shows itself without a network. Inside are the drawing as an image, one for each step of a slider, which shows
/// even where a page strips scripts and SVG elements, as Jupyter does in a notebook that it does not trust; and a script that sets the
/// drawing into the page, so that it takes the page's text colour, switches a slider's steps, and gives way to Plotly where the
/// page has it.
/// </summary>
internal static class FigureHtml
{
    // Notebook 6 runs scripts away from their place in the page, so the script finds its figures by a name made of the content.
    private const string Script = """
        (function () {
          var all = function () { return document.querySelectorAll('[data-dln-figure="NAME"]'); };
          all().forEach(function (box) {
            box.querySelectorAll('img[src^="data:image/svg+xml"]').forEach(function (image) {
              var bytes = Uint8Array.from(atob(image.src.split(',')[1]), function (letter) { return letter.charCodeAt(0); });
              var drawing = document.createElement('div');
              drawing.innerHTML = new TextDecoder().decode(bytes);
              drawing.firstChild.removeAttribute('color');
              image.replaceWith(drawing.firstChild);
            });
            var input = box.querySelector('input');
            if (!input || input.oninput) return;
            input.oninput = function () {
              box.querySelectorAll('[data-step]').forEach(function (step) { step.hidden = step.dataset.step !== input.value; });
              box.querySelector('output').textContent = box.querySelector('[data-step="' + input.value + '"]').dataset.label;
            };
          });
          var draw = function (Plotly) {
            all().forEach(function (box) {
              if (box.dataset.live) return;
              box.dataset.live = '1';
              var figure = JSON.parse(box.querySelector('script[type="application/json"]').textContent);
              var plot = document.createElement('div');
              figure.layout.font.color = getComputedStyle(box).color;
              figure.layout.width = Math.min(figure.layout.width, box.clientWidth || figure.layout.width);
              box.appendChild(plot);
              Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
                box.querySelector('[data-drawing]').hidden = true;
              }, function () { plot.remove(); });
            });
          };
          var look = function () {
            if (window.Plotly) draw(window.Plotly);
            else if (window.require && window.require.defined && window.require.defined('plotly')) window.require(['plotly'], draw);
          };
          look();
          if (document.readyState !== 'complete') window.addEventListener('load', look);
        })();
        """;

    public static string Write(Figure figure)
    {
        var drawing = new StringBuilder();
        if (figure.Model.Steps.Count == 0)
            drawing.Append(Image(figure, 0));
        else
            AppendSlider(drawing, figure);
        // The JSON writer escapes < and >, so that no label can end the script element.
        var json = figure.ToJson().ToJsonString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing + json)).AsSpan(0, 6));
        var script = Script.Replace("NAME", name, StringComparison.Ordinal);
        return $"<div data-dln-figure=\"{name}\" role=\"group\"><div data-drawing>{drawing}</div>"
            + $"<script type=\"application/json\">{json}</script><script>{script}</script></div>";
    }

    /// <summary>One step's drawing as an image that holds all of itself.</summary>
    public static string Image(Figure figure, int step)
    {
        var (width, height) = figure.PixelSize;
        var source = Convert.ToBase64String(Encoding.UTF8.GetBytes(SvgFigure.Draw(figure.Model, step, isFile: true)));
        return string.Create(
            CultureInfo.InvariantCulture, $"<img width=\"{width}\" height=\"{height}\" style=\"max-width:100%;height:auto\" "
                + $"alt=\"{WebUtility.HtmlEncode(figure.AltText)}\" src=\"data:image/svg+xml;base64,{source}\">");
    }

    private static void AppendSlider(StringBuilder html, Figure figure)
    {
        for (var step = 0; step < figure.Model.Steps.Count; step++)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div data-step=\"{step}\" data-label=\"{WebUtility.HtmlEncode(figure.Model.Steps[step].Label)}\"")
                .Append(step == figure.Model.FirstStep ? ">" : " hidden>").Append(Image(figure, step)).Append("</div>");
        }
        var (name, shown) =
            (WebUtility.HtmlEncode(figure.Model.SliderName), WebUtility.HtmlEncode(figure.Model.Steps[figure.Model.FirstStep].Label));
        html.Append("<label style=\"display:block;max-width:40em\">").Append(name)
            .Append(
                CultureInfo.InvariantCulture,
                $" <input type=\"range\" min=\"0\" max=\"{figure.Model.Steps.Count - 1}\" value=\"{figure.Model.FirstStep}\"")
            .Append(" style=\"display:inline-block;width:60%;vertical-align:middle\"> <output style=\"display:inline\">")
            .Append(shown)
            .Append("</output></label>");
    }
}
