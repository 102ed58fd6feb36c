using System.Xml.Linq;

namespace DeepLearning.Notebook.Tests;

public class DrawingTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_computation_graph_has_one_box_a_number_and_one_line_an_input()
    {
        Value x = new(0.1, "x<1>"), y = (x * 2 + x).Tanh();
        y.Backward();
        XElement svg = XElement.Parse(ValueGraph.ToSvg(y));
        Assert.Equal(5, svg.Elements(Ns + "rect").Count());
        Assert.Equal(5, svg.Elements(Ns + "path").Count());
        Assert.Contains(svg.Elements(Ns + "text"), t => t.Value == "x<1>" && t.Attribute("font-weight") is not null);
        Assert.Contains("5 numbers", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    public static TheoryData<Func<string>, string> Pictures => new()
    {
        { new CartPole { State = (1.2, 0, 0, 0) }.Render, "Cart at 1.20 m, pole at 0.0 degrees" },
        { new MountainCar { State = (-0.5, 0) }.Render, "Car at -0.50, goal at 0.5" },
        { new Pendulum { State = (Math.PI / 2, 0) }.Render, "Pendulum 90 degrees from upright" },
        { () => new FrozenLake { State = 5 }.Render(), "Map of 4 rows and 4 columns, agent in row 2, column 2" },
        { () => new ConnectFour().Drop(3).Render(), "Connect Four after 1 moves" },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_picture_of_a_state_is_well_formed_and_says_in_words_what_it_shows(Func<string> picture, string words)
    {
        XElement svg = XElement.Parse(picture());
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(words, svg.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void A_solved_map_is_drawn_with_its_values_and_arrows()
    {
        var world = new GridWorld(["...G", ".#.H", "S..."], 0.96, -1.04, -0.04, slip: 0.2);
        MarkovSolution solution = DynamicProgramming.ValueIteration(world, discount: 1);
        string svg = world.Render(solution.Values, solution.Policy);
        Assert.Contains(">0.812<", svg, StringComparison.Ordinal);
        Assert.Equal(9, XElement.Parse(svg).Elements(Ns + "text").Count(t => "←↓→↑".Contains(t.Value, StringComparison.Ordinal)));
    }
}
