using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>A nerve cell with its parts named, and under it the artificial neuron with the same parts in the same places.
/// Lines and letters take the page's own colour, so that they show on light and dark.</summary>
public static class NeuronDrawing
{
    private const string Alt =
        "Above, a nerve cell: branching dendrites on the left lead to the soma with its nucleus; a long axon runs to the right and ends "
        + "in terminal buttons, which touch the dendrites of the next cell at synapses. Below, in the same places, an artificial neuron: "
        + "inputs with weights on the left, a weighted sum in the middle, and an output on the right that goes on to the next neuron.";

    /// <summary>Both neurons, one above the other.</summary>
    /// <example><code>NeuronDrawing.Both()</code></example>
    public static MimeBundle Both()
    {
        var canvas = new SvgCanvas();
        canvas.Open(820, 480, Alt);
        canvas.Add(Cell);
        canvas.Add(Artificial);
        canvas.Close();
        return MimeBundle.Html(canvas.ToString(), $"Drawing: {Alt}");
    }

    private static string Cell => $"""
        <g fill="none" stroke="{Palette.Blue}" stroke-width="5" stroke-linecap="round">
        <path d="M212 118 C170 90 150 60 96 46 M150 76 C130 84 110 86 84 86 M120 55 C112 44 108 36 92 26"/>
        <path d="M206 140 C150 140 120 132 66 132 M132 136 C116 146 104 152 78 160"/>
        <path d="M214 164 C176 184 160 206 110 216 M166 194 C150 196 128 194 96 190"/>
        </g>
        <path d="M278 140 C360 140 420 128 500 138 C560 146 590 120 640 96 M548 142 C590 150 610 168 642 184"
        fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round"/>
        <g fill="none" stroke="currentColor" stroke-opacity="0.45" stroke-width="14" stroke-linecap="round">
        <path d="M316 139 H352 M376 135 L412 132 M436 132 L472 135"/></g>
        <g fill="none" stroke="{Palette.Blue}" stroke-opacity="0.6" stroke-width="5" stroke-linecap="round">
        <path d="M664 90 C690 96 720 110 770 112 M664 190 C694 178 720 150 770 130 M706 104 C716 92 726 84 744 76"/></g>
        <circle cx="648" cy="92" r="8" fill="{Palette.Orange}"/><circle cx="650" cy="188" r="8" fill="{Palette.Orange}"/>
        <circle cx="245" cy="140" r="40" fill="{Palette.Orange}" fill-opacity="0.25" stroke="{Palette.Orange}" stroke-width="3"/>
        <circle cx="245" cy="140" r="14" fill="{Palette.Orange}" fill-opacity="0.6"/>
        {Text(60, 244, "dendrites", bold: true)}{Text(245, 84, "soma")}{Text(245, 206, "nucleus")}
        <path d="M245 192 V158" stroke="currentColor" stroke-width="1"/>
        {Text(420, 108, "axon", bold: true)}{Text(420, 170, "the impulse runs this way →")}
        {Text(640, 66, "terminal button")}{Text(640, 232, "synapse: a gap", bold: true)}
        <path d="M648 216 L660 198" stroke="currentColor" stroke-width="1"/>{Text(768, 158, "next cell")}
        """;

    private static string Artificial => $"""
        <path d="M40 262 H790" stroke="currentColor" stroke-opacity="0.3" stroke-dasharray="4 6"/>
        <g fill="none" stroke="{Palette.Blue}" stroke-width="3"><path d="M108 310 L208 352 M108 370 H205 M108 430 L208 388"/></g>
        <g fill="{Palette.Blue}" fill-opacity="0.25" stroke="{Palette.Blue}" stroke-width="2">
        <circle cx="90" cy="305" r="19"/><circle cx="90" cy="370" r="19"/><circle cx="90" cy="435" r="19"/></g>
        {Text(90, 310, "x₁", bold: true)}{Text(90, 375, "x₂", bold: true)}{Text(90, 440, "x₃", bold: true)}
        {Text(158, 318, "w₁")}{Text(150, 362, "w₂")}{Text(158, 430, "w₃")}
        <circle cx="245" cy="370" r="40" fill="{Palette.Orange}" fill-opacity="0.25" stroke="{Palette.Orange}" stroke-width="3"/>
        {Text(245, 366, "add up", bold: true)}{Text(245, 384, "squash")}
        <path d="M285 370 H628 M618 364 L630 370 L618 376" fill="none" stroke="currentColor" stroke-width="4"/>
        {Text(440, 356, "the output a, one number")}
        <circle cx="655" cy="370" r="8" fill="{Palette.Orange}"/>
        <path d="M664 370 H730" stroke="{Palette.Blue}" stroke-opacity="0.6" stroke-width="3"/>{Text(690, 358, "next weight")}
        <circle cx="764" cy="370" r="30" fill="{Palette.Orange}" fill-opacity="0.12"
          stroke="{Palette.Orange}" stroke-opacity="0.6" stroke-width="2"/>
        {Text(764, 424, "next neuron")}
        """;

    private static string Text(int x, int y, string text, bool bold = false)
    {
        var canvas = new SvgCanvas();
        canvas.Text(x, y, text, size: 15, bold: bold);
        return canvas.ToString();
    }
}
