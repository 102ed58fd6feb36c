using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>Writes a panel's notes, lines across and pictures, which Plotly keeps in the layout.</summary>
static class PlotlyMarks
{
    public static void Add(
        Panel panel, int index, (Extent X, Extent Y, Extent Z) extent, (Extent X, Extent Y) domain, bool hasPanelTitle,
        JsonArray annotations, JsonArray shapes, JsonArray images)
    {
        var (x, y) = (PlotlyWriter.Id("x", index), PlotlyWriter.Id("y", index));
        if (hasPanelTitle && panel.Title.Length > 0)
        {
            annotations.Add(
                Note(PlotlyWriter.Text(panel.Title), "paper", "paper", (domain.X.From + domain.X.To) / 2, domain.Y.To, 14, null, "bottom"));
        }
        if (panel.IsEmpty)
            annotations.Add(
                Note("no data", x, y, (extent.X.From + extent.X.To) / 2, (extent.Y.From + extent.Y.To) / 2, 12, null, "middle"));
        foreach (var note in panel.IsSpace ? [] : panel.Annotations)
        {
            var json = Note(PlotlyWriter.Text(note.Text), x, y, OnAxis(note.X, panel.X), OnAxis(note.Y, panel.Y), note.Size, note.Color
                ?? panel.Ink, "middle");
            if (note.Arrow)
                (json["showarrow"], json["ax"], json["ay"], json["arrowcolor"]) = (true, 24, -24, panel.Ink ?? Palette.Grey);
            if (note.Boxed)
                (json["bordercolor"], json["borderpad"], json["bgcolor"]) = (Palette.Grey, 5, "rgba(128,128,128,0.18)");
            annotations.Add(json);
        }
        foreach (var line in panel.ReferenceLines)
        {
            AddLine(panel, line, (x, y), extent, annotations, shapes);
        }
        foreach (var picture in panel.Traces.OfType<PictureTrace>())
        {
            images.Add(new JsonObject
            {
                ["source"] = "data:image/png;base64," + picture.Png,
                ["xref"] = x,
                ["yref"] = y,
                ["x"] = PlotlyWriter.Number(picture.Left),
                ["y"] = PlotlyWriter.Number(picture.Top),
                ["sizex"] = PlotlyWriter.Number(picture.Right - picture.Left),
                ["sizey"] = PlotlyWriter.Number(picture.Top - picture.Bottom),
                ["sizing"] = "stretch",
                ["layer"] = "below",
            });
        }
    }

    static void AddLine(
        Panel panel, ReferenceLine line, (string X, string Y) axes, (Extent X, Extent Y, Extent Z) extent, JsonArray annotations,
        JsonArray shapes)
    {
        // Shapes take numbers, notes take powers of ten on a logarithmic axis.
        var (fromX, toX) = line.IsVertical ? (line.At, line.At) : (OffAxis(extent.X.From, panel.X), OffAxis(extent.X.To, panel.X));
        var (fromY, toY) = line.IsVertical ? (OffAxis(extent.Y.From, panel.Y), OffAxis(extent.Y.To, panel.Y)) : (line.At, line.At);
        shapes.Add(new JsonObject
        {
            ["type"] = "line",
            ["xref"] = axes.X,
            ["yref"] = axes.Y,
            ["x0"] = PlotlyWriter.Number(fromX),
            ["x1"] = PlotlyWriter.Number(toX),
            ["y0"] = PlotlyWriter.Number(fromY),
            ["y1"] = PlotlyWriter.Number(toY),
            ["line"] = new JsonObject { ["color"] = Palette.Grey, ["width"] = 1.5, ["dash"] = "dash" },
        });
        if (line.Label.Length == 0)
            return;
        var note = line.IsVertical
            ? Note(PlotlyWriter.Text(line.Label), axes.X, axes.Y, OnAxis(line.At, panel.X), extent.Y.To, 12, null, "top")
            : Note(PlotlyWriter.Text(line.Label), axes.X, axes.Y, extent.X.From, OnAxis(line.At, panel.Y), 12, null, "bottom");
        note["xanchor"] = "left";
        annotations.Add(note);
    }

    static JsonObject Note(string text, string xref, string yref, double x, double y, double size, string? color, string anchor)
    {
        var font = new JsonObject { ["size"] = PlotlyWriter.Number(size) };
        if (color is not null)
            font["color"] = color;
        return new JsonObject
        {
            ["text"] = text,
            ["xref"] = xref,
            ["yref"] = yref,
            ["x"] = PlotlyWriter.Number(x),
            ["y"] = PlotlyWriter.Number(y),
            ["yanchor"] = anchor,
            ["showarrow"] = false,
            ["font"] = font,
        };
    }

    static double OnAxis(double number, Axis axis) => axis.IsLog ? Math.Log10(number) : number;

    static double OffAxis(double place, Axis axis) => axis.IsLog ? Math.Pow(10, place) : place;
}
