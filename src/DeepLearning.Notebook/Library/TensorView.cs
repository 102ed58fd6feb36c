using System.Globalization;
using System.Net;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Shows a tensor: shape and statistics in a line, then its values, or the pictures that it holds.</summary>
internal static class TensorView
{
    private const int MostPictures = 20;

    public static string Html(Tensor tensor)
    {
        var html = new StringBuilder("<div><p style=\"margin:0.2em 0\">").Append(WebUtility.HtmlEncode(Facts(tensor))).Append("</p>");
        if (Pictures.IsPicture(tensor) && tensor.Length > 0)
            html.Append(
                FigureHtml.Image(Figure.Images(tensor.Rank == 4 && tensor.Shape[0] > MostPictures ? tensor[..MostPictures] : tensor), 0));
        else
            html.Append("<pre style=\"margin:0;line-height:1.25\">").Append(WebUtility.HtmlEncode(Values(tensor))).Append("</pre>");
        return html.Append("</div>").ToString();
    }

    /// <summary>Shape, number of values, smallest, mean, largest and spread, and how many are not finite.</summary>
    public static string Facts(Tensor tensor)
    {
        var facts = new StringBuilder("Tensor ").Append(tensor.Shape);
        if (tensor.Rank > 0)
            facts.Append(CultureInfo.InvariantCulture, $" · {tensor.Length:N0} {(tensor.Length == 1 ? "value" : "values")}");
        var finite = tensor.ToArray().Where(float.IsFinite).Select(value => (double)value).ToList();
        if (finite.Count > 1)
        {
            var mean = finite.Average();
            var spread = Math.Sqrt(finite.Sum(value => (value - mean) * (value - mean)) / finite.Count);
            facts.Append($" · min {Numbers.Text(finite.Min())} · mean {Numbers.Text(mean)} · max {Numbers.Text(finite.Max())} · std "
                + $"{Numbers.Text(spread)}");
        }
        if (finite.Count < tensor.Length)
            facts.Append($" · {Numbers.Text(tensor.Length - finite.Count)} not finite");
        if (tensor.RequiresGrad)
            facts.Append(" · requires gradient");
        return facts.ToString();
    }

    // The library's own text starts with the shape, which stands above already.
    private static string Values(Tensor tensor)
    {
        var text = tensor.ToString();
        var firstLine = text.IndexOf('\n', StringComparison.Ordinal);
        return tensor.Rank > 0 && firstLine >= 0 ? text[(firstLine + 1)..] : text;
    }
}
