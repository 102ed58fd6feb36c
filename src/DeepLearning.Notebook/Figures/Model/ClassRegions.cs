namespace DeepLearning.Notebook;

/// <summary>The classes that a model gives to the places of a rectangle.</summary>
internal sealed class ClassRegions
{
    private readonly int[,] _classes;
    private readonly (double From, double To) _x, _y;

    private ClassRegions(
        int[,] classes,
        (double From, double To) x,
        (double From, double To) y,
        Bitmap picture,
        List<((double, double), (double, double))> boundary)
    {
        (_classes, _x, _y) = (classes, x, y);
        (Picture, Boundary) = (picture, boundary);
    }

    /// <summary>Each place in its class's colour, the more opaque the surer the model is.</summary>
    public Bitmap Picture { get; }

    /// <summary>With two classes: the pieces of the line on which neither is ahead, in parts of the width and height.</summary>
    public IReadOnlyList<((double Across, double Up) From, (double Across, double Up) To)> Boundary { get; }

    public int ClassAt(double atX, double atY)
    {
        var last = _classes.GetLength(0) - 1;
        return _classes[Index((atY - _y.From) / (_y.To - _y.From), last), Index((atX - _x.From) / (_x.To - _x.From), last)];
    }

    public static ClassRegions Of(Func<Tensor, Tensor> model, (double From, double To) x, (double From, double To) y, int pixels)
    {
        var places = new float[pixels * pixels * 2];
        for (var i = 0; i < pixels * pixels; i++)
        {
            places[2 * i] = (float)(x.From + (x.To - x.From) * (i % pixels) / (pixels - 1));
            places[2 * i + 1] = (float)(y.From + (y.To - y.From) * (i / pixels) / (pixels - 1));
        }
        using var noGradient = Tensor.NoGrad();
        var scores = model(new Tensor(places, pixels * pixels, 2));
        if (scores.Length == 0 || scores.Length % (pixels * pixels) != 0)
            throw new ArgumentException($"Figure.DecisionBoundary: for [{Numbers.Text(pixels * pixels)}, 2] the model gives "
                + $"{scores.Shape}; expected [count, 1] or [count, classes]");
        var outputs = scores.Length / (pixels * pixels);
        var probabilities = Probabilities(scores.ToArray(), outputs);
        var (count, found) = (Math.Max(2, outputs), new int[pixels, pixels]);
        double At(int row, int column, int k) => probabilities[(row * pixels + column) * count + k];
        var picture = Bitmaps.Paint(pixels, pixels, (column, fromTop) =>
        {
            var row = pixels - 1 - fromTop;
            var best = Enumerable.Range(0, count).MaxBy(k => At(row, column, k));
            found[row, column] = best;
            var (r, g, b) = Palette.Rgb(Palette.Color(best));
            // From a guess at random (faint) to certainty.
            var sure = (At(row, column, best) - 1.0 / count) / (1 - 1.0 / count);
            return (r, g, b, (byte)(double.IsFinite(sure) ? 30 + 75 * Math.Clamp(sure, 0, 1) : 0));
        });
        // Every second place is enough for a smooth line.
        var ahead = Grid.Of(count == 2 ? pixels / 2 : 0, count == 2 ? pixels / 2 : 0, (i, j) => At(2 * i, 2 * j, 1) - At(2 * i, 2 * j, 0));
        (double, double) Part((double Row, double Column) at) => (2 * at.Column / (pixels - 1), 2 * at.Row / (pixels - 1));
        var boundary = MarchingSquares.Pieces(ahead, 0).ConvertAll(piece => (Part(piece.From), Part(piece.To)));
        return new ClassRegions(found, x, y, picture, boundary);
    }

    // One output is class 1's probability if all lie between 0 and 1, else its logit; several are logits unless they are
    // probabilities already.
    private static double[] Probabilities(float[] scores, int outputs)
    {
        var areProbabilities = Array.TrueForAll(scores, score => score is >= 0 and <= 1 || float.IsNaN(score));
        if (outputs == 1)
        {
            return [.. scores.SelectMany(score =>
            {
                var p = areProbabilities ? score : 1 / (1 + Math.Exp(-score));
                return new[] { 1 - p, p };
            })];
        }
        return [.. scores.Chunk(outputs).SelectMany(row =>
        {
            var weights = areProbabilities
                ? Array.ConvertAll(row, score => (double)score)
                : Array.ConvertAll(row, score => Math.Exp(score - row.Max()));
            var sum = weights.Sum();
            return weights.Select(weight => sum > 0 ? weight / sum : double.NaN);
        })];
    }

    private static int Index(double part, int last) => (int)Math.Round(Math.Clamp(double.IsFinite(part) ? part : 0, 0, 1) * last);
}
