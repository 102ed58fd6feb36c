using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DeepLearning.Notebook.Tests;

public sealed class FigureTests
{
    [Fact]
    public void A_line_keeps_its_numbers_and_turns_what_is_not_finite_into_gaps()
    {
        var trace = Figure.Line([0.1, 2, 3], new float[] { 0.1f, float.NaN, float.PositiveInfinity }).ToJson()["data"]![0]!;
        Assert.Equal("[0.1,2,3]", trace["x"]!.ToJsonString());
        Assert.Equal("[0.1,null,null]", trace["y"]!.ToJsonString());
    }

    [Fact]
    public void Series_differ_in_dash_and_marker_besides_colour()
    {
        var lines = Figure.Lines([0, 1], ("a", [0, 1]), ("b", [1, 0]), ("c", [2, 2])).ToJson()["data"]!.AsArray();
        Assert.Equal(["solid", "dash", "dot"], lines.Select(line => (string?)line!["line"]!["dash"]));
        Assert.Equal(3, lines.Select(line => (string?)line!["line"]!["color"]).Distinct(StringComparer.Ordinal).Count());
        var points = Figure.Scatter([0], [1]).AddScatter([1], [0]).ToJson()["data"]!.AsArray();
        Assert.Equal(["circle", "square"], points.Select(point => (string?)point!["marker"]!["symbol"]));
    }

    [Fact]
    public void Dots_can_stand_above_names_as_bars_do()
    {
        var axis = Figure.Scatter([0, 0, 1], [3, 4, 5]).XNames("constant", "cosine").ToJson()["layout"]!["xaxis"]!;
        Assert.Equal("""["constant","cosine"]""", axis["ticktext"]!.ToJsonString());
        Assert.Equal("[-0.5,1.5]", axis["range"]!.ToJsonString());
        var svg = Figure.Scatter([0, 0, 1], [3, 4, 5]).XNames("constant", "cosine").ToHtml();
        Assert.Contains("cosine", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_numbers_can_be_drawn()
    {
        static double[] Y(Figure figure) => [.. figure.ToJson()["data"]![0]!["y"]!.AsArray().Select(node => (double)node!)];
        double[] expected = [1, 2];
        Assert.Equal(expected, Y(Figure.Line([1, 2])));
        Assert.Equal(expected, Y(Figure.Line(new[] { 1, 2 })));
        Assert.Equal(expected, Y(Figure.Line(new List<float> { 1, 2 })));
        Assert.Equal(expected, Y(Figure.Line(new Tensor([1, 2], 2, 1))));
    }

    [Fact]
    public void Unequal_lengths_are_refused_with_both_numbers()
    {
        var exception = Assert.Throws<ArgumentException>(() => Figure.Line([1, 2, 3], [1, 2], "loss"));
        Assert.Equal("Figure: 3 x values for 2 y values of loss", exception.Message);
        Assert.Contains(
            "1 height for 2 categories",
            Assert.Throws<ArgumentException>(() => Figure.Bar(["a", "b"], [1])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_every_finite_value_once()
    {
        var trace = Figure.Histogram([0, 0.5, 1, 1, 2, 4, double.NaN], 4).ToJson()["data"]![0]!;
        Assert.Equal("[0.5,1.5,2.5,3.5]", trace["x"]!.ToJsonString());
        Assert.Equal("[2,2,1,1]", trace["y"]!.ToJsonString());
    }

    [Fact]
    public void A_slider_shows_one_step_and_writes_what_steps_share_once()
    {
        var figure = Figure.Slider(
            "rate", [0.1, 0.5, 0.9], rate => Figure.Lines([0, 1], ("loss", [1, 1 - rate]), ("goal", [0, 0])), first: 1).ToJson();
        Assert.Equal(4, figure["data"]!.AsArray().Count);
        var slider = figure["layout"]!["sliders"]![0]!;
        Assert.Equal(1, (int)slider["active"]!);
        Assert.Equal(["0.1", "0.5", "0.9"], slider["steps"]!.AsArray().Select(step => (string?)step!["label"]));
        Assert.Equal("[false,true,true,false]", slider["steps"]![1]!["args"]![0]!["visible"]!.ToJsonString());
        var hidden = figure["data"]!.AsArray().Select(trace => trace!["visible"] is null);
        Assert.Equal([false, true, true, false], hidden);
    }

    [Fact]
    public void The_axes_of_a_slider_hold_all_steps_so_that_nothing_jumps()
    {
        var figure = Figure.Slider("n", [1, 10], n => Figure.Line([0, n]));
        var range = figure.ToJson()["layout"]!["yaxis"]!["range"]!.AsArray();
        Assert.InRange((double)range[1]!, 10, 11);
        Assert.Contains("data-step=\"1\" data-label=\"10\" hidden", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_with_other_panels_are_refused() => Assert.Contains(
        "every position needs the same",
        Assert.Throws<ArgumentException>(() => Figure.Slider(
            "n", [1, 2], n => n == 1 ? Figure.Line([1]) : Figure.SideBySide(Figure.Line([1]), Figure.Line([1])))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_series_in_two_panels_stands_in_the_legend_once()
    {
        var figure = Figure.SideBySide(Figure.Lines([0], ("a", [0]), ("b", [1])), Figure.Lines([0], ("a", [2]), ("b", [3])));
        var data = figure.ToJson()["data"]!.AsArray();
        Assert.Equal([true, true, false, false], data.Select(trace => (bool)trace!["showlegend"]!));
        Assert.Equal(["x", "x", "x2", "x2"], data.Select(trace => (string?)trace!["xaxis"]));
    }

    [Fact]
    public void A_logarithmic_axis_runs_over_powers_of_ten_and_its_lines_keep_their_numbers()
    {
        var layout =
            Figure.Line([0.001, 1, 10], [1, 2, 3]).XAxis("rate", 0.001, 10, log: true).AddVerticalLine(0.1, "best").ToJson()["layout"]!;
        Assert.Equal("[-3,1]", layout["xaxis"]!["range"]!.ToJsonString());
        Assert.Equal(0.1, (double)layout["shapes"]![0]!["x0"]!, 6);
        Assert.Equal(-1, (double)layout["annotations"]![0]!["x"]!, 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Line([1]).XAxis("rate", 0, 1, log: true));
    }

    [Fact]
    public void The_author_may_say_what_the_figure_shows() =>
        Assert.Equal("Figure: Loss falls.", Figure.Line([2, 1]).Alt("Loss falls.").ToMimeBundle().PlainText);

    [Fact]
    public void The_computed_description_tells_course_and_extremes() => Assert.Equal(
        "Loss. Line chart of loss against epoch: train goes from 3 to 2 for x from 0 to 3, lowest 1 at 2, highest 5 at 1.",
        Figure.Line([0, 1, 2, 3], [3, 5, 1, 2], "train").Title("Loss").XAxis("epoch").YAxis("loss").AltText);

    [Fact]
    public void Pictures_are_embedded_and_large_enough_to_stay_crisp()
    {
        var image = Figure.Images(Tensor.Ones(28, 28)).ToJson()["layout"]!["images"]![0]!;
        var png = Convert.FromBase64String(((string)image["source"]!)["data:image/png;base64,".Length..]);
        var picture = Png.Decode(png);
        Assert.Equal((112, 112), (picture.Width, picture.Height));
        Assert.All(picture.Pixels, pixel => Assert.Equal(255, pixel));
    }

    [Fact]
    public void Mistakes_of_a_classifier_are_marked_in_more_than_colour()
    {
        var notes = Figure.Images(Tensor.Zeros(2, 8, 8), [3, 4], [3, 9]).ToJson()["layout"]!["annotations"]!.AsArray();
        Assert.Equal(["✓ 3", "✗ 9, is 4"], notes.Select(note => (string?)note!["text"]));
        Assert.Equal(Palette.Vermilion, (string?)notes[1]!["font"]!["color"]);
        Assert.Contains(
            "expected", Assert.Throws<ArgumentException>(() => Figure.Images(Tensor.Zeros(2, 5, 8, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confusion_matrix_counts_what_is_right_and_names_the_worst_confusion()
    {
        var figure = Figure.ConfusionMatrix(new[,] { { 5, 2 }, { 0, 7 } }, ["cat", "dog"]);
        Assert.Equal("Confusion matrix of 2 classes: 12 of 14 right; most often wrong: cat taken for dog 2 times.", figure.AltText);
        Assert.Equal(["5", "2", "0", "7"], figure.ToJson()["layout"]!["annotations"]!.AsArray().Select(note => (string?)note!["text"]));
    }

    [Fact]
    public void A_decision_boundary_lies_where_the_score_is_zero()
    {
        var figure = Figure.DecisionBoundary((x, y) => x - 0.25f, new Tensor([-1, -1, 1, 1], 2, 2), [0, 1]);
        var line = figure.ToJson()["data"]!.AsArray().First(trace => (string?)trace!["mode"] == "lines")!;
        Assert.All(line["x"]!.AsArray().Where(node => node is not null), node => Assert.Equal(0.25, (double)node!, 2));
        Assert.Contains("2 lie in the region of their class", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_a_boundary_leaves_the_model_in_its_mode_and_records_no_gradient()
    {
        var model = new Sequential(new Linear(2, 3));
        Figure.DecisionBoundary(model, Tensor.Randn(new RandomGenerator(1), 6, 2), [0, 1, 2, 0, 1, 2]);
        Assert.True(model.IsTraining);
        Assert.All(model.Parameters(), parameter => Assert.Null(parameter.Grad));
    }

    [Fact]
    public void The_derivative_of_an_activation_is_drawn_beside_it()
    {
        var data = Figure.Activation("square", x => x * x, -1, 1).ToJson()["data"]!;
        Assert.Equal((1.0, -2.0), ((double)data[0]!["y"]![0]!, (double)data[1]!["y"]![0]!));
    }

    [Fact]
    public void A_graph_is_found_by_following_inputs_and_a_circle_is_refused()
    {
        var inputs =
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["L"] = ["d", "d"], ["d"] = ["a", "y"], ["a"] = [], ["y"] = [] };
        var figure = Figure.Graph("L", node => inputs[node], node => node);
        Assert.Equal("Graph of 4 nodes: d from a and y; L from d and d.", figure.AltText);
        Assert.Throws<ArgumentException>(() => Figure.Graph(["a", "b"], [(0, 1), (1, 0)]));
    }

    [Fact]
    public void A_nodes_lines_stand_below_each_other_and_are_read_as_one()
    {
        var figure = Figure.Graph(["a\n0.5", "b\n1.5"], [(0, 1)]);
        Assert.Equal("Graph of 2 nodes: b 1.5 from a 0.5.", figure.AltText);
        Assert.Matches(">a</text>.*>0.5</text>", figure.ToSvg().ReplaceLineEndings(""));
        Assert.Contains(figure.ToJson()["layout"]!["annotations"]!.AsArray(), note => (string?)note!["text"] == "a<br>0.5");
    }

    [Fact]
    public void Long_lines_are_thinned_in_the_drawing_but_keep_their_spikes()
    {
        var values = new double[100_000];
        values[54_321] = 7;
        var figure = Figure.Line(values);
        Assert.InRange(figure.ToSvg().Length, 1000, 100_000);
        var line = XDocument.Parse(figure.ToSvg()).Descendants().Single(element => (string?)element.Attribute("stroke") == Palette.Blue);
        var heights = ((string)line.Attribute("d")!).Split('M', 'L')
            .Skip(1)
            .Select(point => double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture))
            .ToList();
        Assert.InRange(heights.Count, 500, 2000);
        Assert.InRange(heights.Min(), 10, 30); // the top of the panel
        Assert.Single(heights, height => height < 300);
    }
}
