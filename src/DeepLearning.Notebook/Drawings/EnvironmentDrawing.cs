namespace DeepLearning.Notebook;

/// <summary>Pictures of the environments' states as SVG, each with a sentence for screen readers.</summary>
public static class EnvironmentDrawing
{
    private const string Ground = "#FFFFFF", Line = "#888888", Dark = "#333344";

    private static readonly string[] Arrows = ["←", "↓", "→", "↑"];

    /// <summary>The cart and its pole.</summary>
    public static string Render(this CartPole environment)
    {
        var (position, _, angle, _) = environment.State;
        SvgCanvas svg = Begin(300, 160, $"Cart at {position:F2} m, pole at {angle * 180 / Math.PI:F1} degrees");
        double center = 150 + position / CartPole.MaxPosition * 140;
        svg.Line(0, 120, 300, 120, Line, 2);
        svg.Rectangle(center - 20, 104, 40, 16, Dark);
        svg.Line(center, 104, center + 90 * Math.Sin(angle), 104 - 90 * Math.Cos(angle), Palette.Vermilion, 6);
        return End(svg);
    }

    /// <summary>The car in its valley, and the flag.</summary>
    public static string Render(this MountainCar environment)
    {
        static double Across(double p) =>
            (p - MountainCar.MinPosition) / (MountainCar.MaxPosition - MountainCar.MinPosition) * 300;
        static double Down(double p) => 140 - (Math.Sin(3 * p) + 1) * 55;
        double position = environment.State.Position;
        SvgCanvas svg = Begin(300, 160, $"Car at {position:F2}, goal at {MountainCar.Goal}");
        double[] track = [.. Enumerable.Range(0, 61)
            .Select(i => MountainCar.MinPosition + i * (MountainCar.MaxPosition - MountainCar.MinPosition) / 60)];
        svg.Path("M" + string.Join('L', track.Select(p => $"{SvgCanvas.N(Across(p))} {SvgCanvas.N(Down(p))}")), Line, 2);
        svg.Line(
            Across(MountainCar.Goal), Down(MountainCar.Goal), Across(MountainCar.Goal), Down(MountainCar.Goal) - 25, Palette.Green, 3);
        svg.Circle(Across(position), Down(position) - 6, 7, Palette.Vermilion);
        return End(svg);
    }

    /// <summary>The pendulum.</summary>
    public static string Render(this Pendulum environment)
    {
        double angle = environment.State.Angle;
        SvgCanvas svg = Begin(160, 160, $"Pendulum {angle * 180 / Math.PI:F0} degrees from upright");
        svg.Line(80, 80, 80 + 60 * Math.Sin(angle), 80 - 60 * Math.Cos(angle), Palette.Vermilion, 8);
        svg.Circle(80, 80, 5, Dark);
        return End(svg);
    }

    /// <summary>The map: with the agent, or with a policy's arrows, the values written in, or both.</summary>
    /// <param name="world">The world to draw.</param>
    /// <param name="values">One a state.</param>
    /// <param name="policy">One action a state.</param>
    public static string Render(this GridWorld world, IReadOnlyList<double>? values = null, IReadOnlyList<int>? policy = null)
    {
        const int Cell = 56;
        int rows = world.StateCount / world.Width, agentRow = world.State / world.Width, agentColumn = world.State % world.Width;
        SvgCanvas svg = Begin(world.Width * Cell, rows * Cell,
            $"Map of {rows} rows and {world.Width} columns, agent in row {agentRow + 1}, column {agentColumn + 1}");
        for (int state = 0; state < world.StateCount; state++)
        {
            double x = state % world.Width * Cell, y = state / world.Width * Cell;
            char kind = world[state];
            string fill = kind switch { '#' => "#555566", 'G' => "#BFE6B8", 'H' => "#8FB4E0", _ => "#F7F7F2" };
            svg.Rectangle(x, y, Cell, Cell, fill, stroke: "#445566");
            if (state == world.State && values is null && policy is null) svg.Circle(x + Cell / 2, y + Cell / 2, 14, Palette.Vermilion);
            if (kind == '#') continue;
            if (policy is not null && kind is not ('G' or 'H'))
                svg.Text(x + Cell / 2, y + (values is null ? Cell / 2 : 20) + 5, Arrows[policy[state]], size: 16, color: Dark);
            if (values is not null)
            {
                string value = FormattableString.Invariant($"{values[state]:F3}");
                svg.Text(x + Cell / 2, y + (policy is null ? Cell / 2 : 40) + 4, value, color: Dark);
            }
        }

        return End(svg);
    }

    /// <summary>The board: the first player's discs red with an X, the second's yellow with an O.</summary>
    public static string Render(this ConnectFour position)
    {
        const int Cell = 44;
        SvgCanvas svg = Begin(ConnectFour.Columns * Cell, ConnectFour.Rows * Cell,
            $"Connect Four after {position.MoveCount} moves{(position.IsLost ? ", won" : "")}");
        svg.Rectangle(0, 0, ConnectFour.Columns * Cell, ConnectFour.Rows * Cell, "#24559C");
        string[] board = position.ToString().Split('\n');
        for (int row = 0; row < ConnectFour.Rows; row++)
            for (int column = 0; column < ConnectFour.Columns; column++)
            {
                char disc = board[row][column];
                double x = column * Cell + Cell / 2.0, y = row * Cell + Cell / 2.0;
                svg.Circle(x, y, 18, disc switch { 'X' => "#DD3333", 'O' => "#FFCC33", _ => Ground });
                if (disc != '.') svg.Text(x, y + 5, disc.ToString(), size: 14, color: Dark);
            }

        return End(svg);
    }

    private static SvgCanvas Begin(int width, int height, FormattableString alt)
    {
        var svg = new SvgCanvas();
        svg.Open(width, height, FormattableString.Invariant(alt));
        svg.Rectangle(0, 0, width, height, Ground);
        return svg;
    }

    private static string End(SvgCanvas svg)
    {
        svg.Close();
        return svg.ToString();
    }
}
