using System.Globalization;
using System.Text;
using DeepLearning.Notebook;
using static System.FormattableString;

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
        var drawing = new Marks(140 + weights.Length * step + 60, 170);
        var alt = new StringBuilder($"A row of neurons. The input {Short(x)} goes in.");

        drawing.Circle(50, middle, Radius, Palette.Blue).Label(50, middle, Short(x)).Note(50, middle + 52, "input x");
        var input = x;
        for (var i = 0; i < weights.Length; i++)
        {
            var center = 50 + (i + 1) * step;
            var z = weights[i] * input + biases[i];
            var activation = Formulas.Sigmoid(z);
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
        for (var i = 0; i < count; i++) activation[i + 1] = Formulas.Sigmoid(weights[i] * activation[i] + biases[i]);
        var drawing = new Marks(100 + (count + 1) * step + 20, 214);
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
                $" Neuron {i} outputs {Short(activation[i])}; the loss changes by {Short(gradient)} for each unit of that, "
                + $"by {Short(slope)} "
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
        var drawing = new Marks((sizes.Length - 1) * across + 160, height);
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

    /// <summary>The marks of a network drawing, put together from the canvas's.</summary>
    private sealed class Marks(int width, int height)
    {
        private readonly SvgCanvas _canvas = new();

        public Marks Circle(int x, int y, int radius, string color) =>
            Draw(canvas => canvas.Circle(x, y, radius, color, 0.25, color, 2));

        public Marks Line(int x1, int y1, int x2, int y2) => Draw(canvas => canvas.Line(x1, y1, x2, y2, opacity: 0.5));

        public Marks Arrow(int x1, int y1, int x2, int y2) => Draw(canvas => canvas.Path(
            Invariant($"M{x1} {y1}H{x2 - 2}M{x2 - 10} {y2 - 5}L{x2 - 2} {y2}L{x2 - 10} {y2 + 5}"), "currentColor", 1.5));

        public Marks BackArrow(int x1, int y1, int x2, int y2) => Draw(canvas => canvas.Path(
            Invariant($"M{x1} {y1}H{x2 + 2}M{x2 + 10} {y2 - 5}L{x2 + 2} {y2}L{x2 + 10} {y2 + 5}"), Palette.Orange, 2, dash: Dash.Dash));

        public Marks Label(int x, int y, string text) => Draw(canvas => canvas.Text(x, y + 5, text, size: 15, bold: true));

        public Marks Note(int x, int y, string text) => Draw(canvas => canvas.Text(x, y, text, size: 14));

        public MimeBundle ToBundle(string alt)
        {
            var picture = new SvgCanvas();
            picture.Open(width, height, alt);
            picture.Add(_canvas.ToString());
            picture.Close();
            return MimeBundle.Html(picture.ToString(), $"Drawing: {alt}");
        }

        private Marks Draw(Action<SvgCanvas> mark)
        {
            mark(_canvas);
            return this;
        }
    }
}
