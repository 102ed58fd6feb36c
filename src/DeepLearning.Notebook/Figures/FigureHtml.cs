using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>
/// A figure as HTML that shows itself without a network: the SVG drawing, one for each step of a slider with an input that switches
/// them, and a script that puts Plotly in their place where the page has it. Where scripts are not allowed the drawing remains.
/// </summary>
static class FigureHtml
{
    // Notebook 6 runs scripts away from their place in the page, so the script finds its figures by a name made of the content.
    const string Script = """
        (function () {
          var all = function () { return document.querySelectorAll('[data-dln-figure="NAME"]'); };
          all().forEach(function (box) {
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
        if (figure.Steps.Count == 0)
            drawing.Append(SvgFigure.Draw(figure, 0));
        else
            AppendSlider(drawing, figure);
        // The JSON writer escapes < and >, so that no label can end the script element.
        var json = figure.ToJson().ToJsonString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing + json)).AsSpan(0, 6));
        return $"""
            <div data-dln-figure="{name}" role="group" aria-label="{WebUtility.HtmlEncode(figure.AltText)}"><div data-drawing>{drawing}</div><script type="application/json">{json}</script><script>{Script.Replace("NAME", name, StringComparison.Ordinal)}</script></div>
            """;
    }

    static void AppendSlider(StringBuilder html, Figure figure)
    {
        for (var step = 0; step < figure.Steps.Count; step++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div data-step=\"{step}\" data-label=\"{WebUtility.HtmlEncode(figure.Steps[step].Label)}\"")
                .Append(step == figure.FirstStep ? ">" : " hidden>").Append(SvgFigure.Draw(figure, step)).Append("</div>");
        }
        html.Append(CultureInfo.InvariantCulture, $"<label>{WebUtility.HtmlEncode(figure.SliderName)} <input type=\"range\" min=\"0\" max=\"{figure.Steps.Count - 1}\" value=\"{figure.FirstStep}\" style=\"width:min(20em,50%);vertical-align:middle\"> <output>{WebUtility.HtmlEncode(figure.Steps[figure.FirstStep].Label)}</output></label>");
    }
}
