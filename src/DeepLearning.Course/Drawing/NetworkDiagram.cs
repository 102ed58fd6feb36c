using System.Globalization;
using System.Net;
using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Drawings of small networks: neurons as circles, weights as arrows. Lines and letters take the page's own colour, so
/// that they show on light and dark.</summary>
public static class NetworkDiagram
{
    private const int Radius = 30;

    /// <summary>Sigmoid neurons in a row, with every number on the way from the input to the answer.</summary>
    /// <param name="x">The input.</param>
    /// <param name="weights">The weight of each neuron.</param>
    /// <param name="biases">The bias of each neuron.</param>
    /// <example><code>NetworkDiagram.Row(0.1f, [0.15f, 0.25f], [0.4f, 0.5f])</code></example>
    public static MimeBundle Row(float x, float[] weights, float[] biases)
    {
        const int step = 240;
        const int middle = 80;
        var drawing = new Svg(140 + weights.Length * step + 60, 170);
        var alt = new StringBuilder($"A row of neurons. The input {Short(x)} goes in.");

        drawing.Circle(50, middle, Radius, Palette.Blue).Label(50, middle, Short(x)).Note(50, middle + 52, "input x");
        var input = x;
        for (var i = 0; i < weights.Length; i++)
        {
            var center = 50 + (i + 1) * step;
            var z = weights[i] * input + biases[i];
            var activation = 1 / (1 + MathF.Exp(-z));
            var name = Subscript(i + 1);
            drawing.Arrow(center - step + Radius, middle, center - Radius, middle)
                .Note(center - step / 2, middle - 12, $"w{name} = {Short(weights[i])}")
                .Circle(center, middle, Radius, Palette.Orange).Label(center, middle, Short(activation))
                .Note(center, middle - 44, $"b{name} = {Short(biases[i])}")
                .Note(center, middle + 52, $"z{name} = {Short(z)}")
                .Note(center, middle + 72, $"a{name} = σ(z{name}) = {Short(activation)}");
            alt.Append(CultureInfo.InvariantCulture,
                $" Neuron {i + 1} has weight {Short(weights[i])} and bias {Short(biases[i])}, sums to {Short(z)} and outputs "
                    + $"{Short(activation)}.");
            input = activation;
        }

        var last = 50 + weights.Length * step;
        drawing.Arrow(last + Radius, middle, last + Radius + 50, middle);
        return drawing.ToBundle(alt.ToString());
    }

    /// <summary>Sigmoid neurons in a row with a squared-error loss at the end: the values on the way forward above, and below, on
    /// the way back, by how much the loss changes for each of them.</summary>
    /// <param name="x">The input.</param>
    /// <param name="weights">The weight of each neuron.</param>
    /// <param name="biases">The bias of each neuron.</param>
    /// <param name="target">What the last neuron should say; the loss is the squared difference.</param>
    /// <example><code>NetworkDiagram.Backward(0.1f, [0.15f, 0.25f], [0.4f, 0.5f], 1)</code></example>
    public static MimeBundle Backward(float x, float[] weights, float[] biases, float target)
    {
        const int step = 230;
        const int middle = 70;
        const int below = 150;
        var count = weights.Length;
        var activation = new float[count + 1];
        activation[0] = x;
        for (var i = 0; i < count; i++) activation[i + 1] = 1 / (1 + MathF.Exp(-(weights[i] * activation[i] + biases[i])));
        var drawing = new Svg(100 + (count + 1) * step + 20, 214);
        var loss = (activation[count] - target) * (activation[count] - target);
        int Center(int place) => 50 + place * step;
        drawing.Circle(Center(0), middle, Radius, Palette.Blue).Label(Center(0), middle, Short(x)).Note(Center(0), middle - 44, "input x");

        var alt = new StringBuilder($"A row of neurons with the loss {Short(loss)} at its end; arrows lead forward above and back below.");
        var gradient = 2 * (activation[count] - target);
        drawing.Circle(Center(count + 1), middle, Radius, Palette.Green).Label(Center(count + 1), middle, Short(loss))
            .Note(Center(count + 1), middle - 44, $"loss L, target {Short(target)}")
            .Arrow(Center(count) + Radius, middle, Center(count + 1) - Radius, middle);
        for (var i = count; i >= 1; i--)
        {
            var name = Subscript(i);
            var slope = gradient * activation[i] * (1 - activation[i]);
            drawing.Arrow(Center(i - 1) + Radius, middle, Center(i) - Radius, middle)
                .Note((Center(i - 1) + Center(i)) / 2, middle - 12, $"w{name} = {Short(weights[i - 1])}")
                .Circle(Center(i), middle, Radius, Palette.Orange).Label(Center(i), middle, Short(activation[i]))
                .Note(Center(i), middle - 44, $"a{name}, with b{name} = {Short(biases[i - 1])}")
                .BackArrow(Center(i + 1) - Radius - 20, below - 6, Center(i) + Radius + 20, below - 6)
                .Note(Center(i), below - 22, $"∂L/∂a{name}")
                .Label(Center(i), below - 6, Short(gradient))
                .Note(Center(i), below + 28, $"∂L/∂b{name} = {Short(slope)}")
                .Note(Center(i), below + 52, $"∂L/∂w{name} = {Short(slope * activation[i - 1])}");
            alt.Append(CultureInfo.InvariantCulture,
                $" Neuron {i} outputs {Short(activation[i])}; the loss changes by {Short(gradient)} for each unit of that, by {Short(slope)} "
                    + $"for its bias and by {Short(slope * activation[i - 1])} for its weight.");
            gradient = slope * weights[i - 1];
        }

        return drawing.ToBundle(alt.ToString());
    }

    /// <summary>Layers side by side, every neuron joined to every neuron of the next layer.</summary>
    /// <param name="sizes">The number of neurons in each layer, the inputs first.</param>
    /// <example><code>NetworkDiagram.Layers(2, 3, 1)</code></example>
    public static MimeBundle Layers(params int[] sizes)
    {
        const int across = 170;
        const int down = 62;
        const int radius = 20;
        var height = sizes.Max() * down + 40;
        var drawing = new Svg((sizes.Length - 1) * across + 160, height);
        int X(int layer) => 80 + layer * across;
        int Y(int layer, int neuron) => (height - 30) / 2 - (sizes[layer] - 1) * down / 2 + neuron * down;

        for (var layer = 1; layer < sizes.Length; layer++)
            for (var from = 0; from < sizes[layer - 1]; from++)
                for (var to = 0; to < sizes[layer]; to++)
                    drawing.Line(X(layer - 1) + radius, Y(layer - 1, from), X(layer) - radius, Y(layer, to));
        for (var layer = 0; layer < sizes.Length; layer++)
        {
            var many = sizes[layer] == 1 ? "" : "s";
            var kind = layer == 0 ? "input" + many : layer == sizes.Length - 1 ? "output" + many : "hidden";
            for (var neuron = 0; neuron < sizes[layer]; neuron++)
                drawing.Circle(X(layer), Y(layer, neuron), radius, layer == 0 ? Palette.Blue : Palette.Orange);
            drawing.Note(X(layer), height - 8, string.Create(CultureInfo.InvariantCulture, $"{sizes[layer]} {kind}"));
        }

        return drawing.ToBundle($"A network of {string.Join(", then ", sizes)} neurons, each joined to all of the next layer.");
    }

    private static string Short(float number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Subscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + digit - '0')));

    /// <summary>The few shapes that the drawings need.</summary>
    private sealed class Svg(int width, int height)
    {
        private readonly StringBuilder _shapes = new();

        public Svg Circle(int x, int y, int radius, string color) =>
            Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{color}\" fill-opacity=\"0.25\" stroke=\"{color}\" "
                + $"stroke-width=\"2\"/>");

        public Svg Line(int x1, int y1, int x2, int y2) =>
            Add($"<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>");

        public Svg Arrow(int x1, int y1, int x2, int y2) =>
            Add($"<path d=\"M{x1} {y1}H{x2 - 2}M{x2 - 10} {y2 - 5}L{x2 - 2} {y2}L{x2 - 10} {y2 + 5}\" stroke=\"currentColor\" "
                + $"stroke-width=\"1.5\" fill=\"none\"/>");

        public Svg BackArrow(int x1, int y1, int x2, int y2) =>
            Add($"<path d=\"M{x1} {y1}H{x2 + 2}M{x2 + 10} {y2 - 5}L{x2 + 2} {y2}L{x2 + 10} {y2 + 5}\" stroke=\"{Palette.Orange}\" "
                + $"stroke-width=\"2\" stroke-dasharray=\"6 4\" fill=\"none\"/>");

        public Svg Label(int x, int y, string text) => Text(x, y + 5, text, 15, "bold");

        public Svg Note(int x, int y, string text) => Text(x, y, text, 14, "normal");

        public MimeBundle ToBundle(string alt) => MimeBundle.Html(
            string.Create(CultureInfo.InvariantCulture,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(alt)}\" viewBox=\"0 0 {width} "
                    + $"{height}\" style=\"width:100%;max-width:{width}px;font-family:sans-serif\">{_shapes}</svg>"),
            $"Drawing: {alt}");

        private Svg Text(int x, int y, string text, int size, string weight) =>
            Add($"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"middle\" "
                + $"fill=\"currentColor\">{WebUtility.HtmlEncode(text)}</text>");

        private Svg Add(InvariantText shape)
        {
            _shapes.Append(shape.ToText());
            return this;
        }
    }
}
