namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    private const int BoundaryPixels = 120;

    /// <summary>Loss, and accuracy where there is one, over the epochs of a training.</summary>
    public static Figure Training(History history)
    {
        var epochs = Values.Range(history.Count, i => history[i].Number);
        var loss = Curve(epochs, history, epoch => epoch.Loss, epoch => epoch.ValidationLoss).Title("loss").YAxis("loss");
        if (!history.Any(epoch => epoch.Accuracy is not null))
            return loss.XAxis("epoch");
        var accuracy = Curve(epochs, history, epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy).Title("accuracy")
            .YAxis("accuracy");
        return SideBySide(loss, accuracy).XAxis("epoch");
    }

    /// <summary>An activation function and its derivative, which is computed by automatic differentiation.</summary>
    public static Figure Activation(string name, Func<Tensor, Tensor> function, float from = -5, float to = 5)
    {
        var x = Tensor.Linspace(from, to, 401).RequireGrad();
        var y = function(x);
        y.Sum().Backward();
        var slope = x.Grad ?? Tensor.ZerosLike(x);
        return Line(x, y, "f(z)").AddLine(x, slope, "f′(z)").Title(name).XAxis("z").YAxis("a");
    }

    /// <summary>
    /// Which class a model gives to each place in the plane, with the points that it learned from. Darker is surer.
    /// </summary>
    /// <param name="model">Takes [count, 2]; gives [count, 1] (a logit or probability of class 1) or [count, classes] scores.</param>
    /// <param name="points">Shape: [count, 2].</param>
    /// <param name="classes">The class of each point, from 0.</param>
    /// <param name="names">Names of the classes.</param>
    public static Figure DecisionBoundary(Module model, Tensor points, Values classes, IReadOnlyList<string>? names = null)
    {
        using var evaluation = new EvaluationMode(model);
        return DecisionBoundary(model.Forward, points, classes, names);
    }

    /// <summary>The same for a score of two variables, positive for class 1: <c>(x, y) => w1 * x + w2 * y + b</c>.</summary>
    public static Figure DecisionBoundary(
        Func<float, float, float> score, Tensor points, Values classes, IReadOnlyList<string>? names = null) =>
        DecisionBoundary(
            places => new Tensor(
                [.. Enumerable.Range(0, places.Shape[0]).Select(i => score(places.Data[2 * i], places.Data[2 * i + 1]))],
                places.Shape[0],
                1),
            points, classes, names);

    /// <inheritdoc cref="DecisionBoundary(Module, Tensor, Values, IReadOnlyList{string}?)"/>
    public static Figure DecisionBoundary(Func<Tensor, Tensor> model, Tensor points, Values classes, IReadOnlyList<string>? names = null)
    {
        if (points.Rank != 2 || points.Shape[1] != 2 || points.Shape[0] != classes.Count)
            throw new ArgumentException($"Figure.DecisionBoundary: points {points.Shape} with "
                + $"{Numbers.Count(classes.Count, "class", "classes")}; expected [{Numbers.Text(classes.Count)}, 2]");
        var data = points.ToArray();
        var (x, y) = (Values.Range(classes.Count, i => data[2 * i]), Values.Range(classes.Count, i => data[2 * i + 1]));
        var panel = new Panel();
        var (acrossX, acrossY) = (Around(x), Around(y));
        var regions = ClassRegions.Of(model, acrossX, acrossY, BoundaryPixels);
        panel.Traces.Add(new PictureTrace("", regions.Picture, acrossX.From, acrossX.To, acrossY.From, acrossY.To, Smooth: true));
        panel.Traces.Add(
            Segments(regions.Boundary.Select(piece => (Between(piece.From), Between(piece.To)))) with { Width = 2, Opacity = 1 });
        (double X, double Y) Between((double Across, double Up) part) =>
            (acrossX.From + part.Across * (acrossX.To - acrossX.From), acrossY.From + part.Up * (acrossY.To - acrossY.From));
        var right = Enumerable.Range(0, classes.Count).Count(i => regions.ClassAt(x[i], y[i]) == (int)classes[i]);
        panel.Summary = $"Decision boundary over {Numbers.Count(classes.Count, "point")} of "
            + $"{Numbers.Count(classes.Distinct().Count(), "class", "classes")}; {Numbers.Text(right)} lie in the region of their class";
        foreach (var index in classes.Distinct().Order())
        {
            var of = Enumerable.Range(0, classes.Count).Where(i => classes[i] == index).ToList();
            panel.Traces.Add(new XYTrace(
                names?[(int)index] ?? $"class {Numbers.Text(index)}", [.. of.Select(i => x[i])], [.. of.Select(i => y[i])], false, true)
            {
                Color = Palette.Color((int)index),
                Marker = Palette.MarkerOf((int)index),
                Size = classes.Count > 500 ? 5 : 8,
                IsOutlined = true,
            });
        }
        return new Figure(new FigureModel(panel) { PanelSize = (560, 420) });
    }

    /// <summary>
    /// The traces of a spiking neuron: membrane voltage over time, its threshold, its spikes and the current that drives it.
    /// </summary>
    /// <param name="time">Times, in milliseconds.</param>
    /// <param name="voltage">Membrane voltage at these times, in millivolts.</param>
    /// <param name="spikes">Times of the spikes.</param>
    /// <param name="threshold">The voltage at which the neuron fires.</param>
    /// <param name="current">The input current at these times, in nanoamperes; it gets a panel of its own.</param>
    public static Figure Neuron(Values time, Values voltage, Values spikes, double threshold, Values? current = null)
    {
        var top = Math.Max(threshold, voltage.Where(double.IsFinite).DefaultIfEmpty(threshold).Max());
        var low = voltage.Where(double.IsFinite).DefaultIfEmpty(threshold - 1).Min();
        var mark = top + 0.12 * (top - low);
        var membrane = Line(time, voltage, "voltage").AddHorizontalLine(threshold, "threshold")
            .AddScatter(spikes, Values.Range(spikes.Count, _ => mark), Numbers.Count(spikes.Count, "spike"), marker: Marker.Triangle)
            .XAxis("time (ms)").YAxis("voltage (mV)").Title("membrane");
        return current is null ? membrane.Title("") : Stacked(Line(time, current).YAxis("current (nA)").Title("input"), membrane);
    }

    private static Figure Curve(Values epochs, History history, Func<Epoch, float?> train, Func<Epoch, float?> validation)
    {
        var figure = new Figure(new Panel()).AddLine(
            epochs, Values.Range(history.Count, i => train(history[i]) ?? double.NaN), "train", markers: history.Count < 40);
        return history.Any(epoch => validation(epoch) is not null)
            ? figure.AddLine(
                epochs, Values.Range(history.Count, i => validation(history[i]) ?? double.NaN), "validation", markers: history.Count < 40)
            : figure;
    }

    private static (double From, double To) Around(double[] numbers)
    {
        var finite = numbers.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (from, to) = (finite.Min(), finite.Max());
        var margin = to > from ? 0.12 * (to - from) : 1;
        return (from - margin, to + margin);
    }
}
