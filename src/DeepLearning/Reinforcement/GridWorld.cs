namespace DeepLearning;

/// <summary>
/// A walk over a map, one letter a cell: <c>S</c> start, <c>#</c> wall, <c>G</c> goal, <c>H</c> hole, anything else free floor.
/// Actions as in Gymnasium's grids: 0 left, 1 down, 2 right, 3 up. Goals and holes end the task; who walks into a wall or the
/// edge stays. States are numbered row by row from the top left.
/// </summary>
/// <example><code>
/// // Russell and Norvig's 4 × 3 world: 0.8 ahead, 0.1 to either side; every step costs 0.04, the last one too.
/// var world = new GridWorld(["...G", ".#.H", "S..."], goal: 0.96, hole: -1.04, step: -0.04, slip: 0.2);
/// Console.WriteLine(DynamicProgramming.ValueIteration(world, discount: 1).Values[8].ToString("F3"));   // 0.705
/// </code></example>
public class GridWorld : TabularEnvironment
{
    private static readonly (int Row, int Column)[] Moves = [(0, -1), (1, 0), (0, 1), (-1, 0)];

    private readonly string[] _map;
    private readonly double _goal, _hole, _step, _slip;
    private readonly Outcome[][] _outcomes;

    /// <summary>A grid world from its map.</summary>
    /// <param name="map">Rows of equal length.</param>
    /// <param name="goal">Reward on entering a goal.</param>
    /// <param name="hole">Reward on entering a hole.</param>
    /// <param name="step">Reward for any other step.</param>
    /// <param name="slip">The chance of moving at a right angle to what was meant, half to either side.</param>
    /// <param name="maxSteps">Steps after which an episode is truncated; 0 for no limit.</param>
    public GridWorld(string[] map, double goal = 1, double hole = 0, double step = 0, double slip = 0, int maxSteps = 100)
        : base(map.Length * (map.Length == 0 ? 0 : map[0].Length), 4, maxSteps)
    {
        Throw.ArgumentIf(
            map.Length == 0 || map[0].Length == 0 || map.Any(row => row.Length != map[0].Length)
            || map.Sum(row => row.Count(c => c == 'S')) != 1,
            $"GridWorld: a map has rows of equal length and exactly one S; got \"{string.Join("\", \"", map)}\".", nameof(map));
        (_map, _goal, _hole, _step, _slip) = (map, goal, hole, step, slip);
        Start = string.Concat(map).IndexOf('S', StringComparison.Ordinal);
        _outcomes = [.. Enumerable.Range(0, StateCount * 4).Select(i => OutcomesOf(i / 4, i % 4))];
    }

    /// <inheritdoc/>
    protected override int Start { get; }

    /// <summary>The number of columns of the map.</summary>
    public int Width => _map[0].Length;

    /// <inheritdoc/>
    public override IReadOnlyList<Outcome> Outcomes(int state, int action) => _outcomes[state * 4 + action];

    /// <summary>The letter of the map at a state.</summary>
    public char this[int state] => _map[state / Width][state % Width];

    private Outcome[] OutcomesOf(int state, int action)
    {
        // Nothing leads out of an end or a wall.
        if (this[state] is 'G' or 'H' or '#') return [new Outcome(1, state, 0, true)];
        if (_slip == 0) return [Move(state, action, 1)];
        return [Move(state, (action + 3) % 4, _slip / 2), Move(state, action, 1 - _slip), Move(state, (action + 1) % 4, _slip / 2)];
    }

    private Outcome Move(int state, int direction, double probability)
    {
        int row = state / Width + Moves[direction].Row, column = state % Width + Moves[direction].Column;
        bool free = row >= 0 && row < _map.Length && column >= 0 && column < Width && _map[row][column] != '#';
        int next = free ? row * Width + column : state;
        return this[next] switch
        {
            'G' => new Outcome(probability, next, _goal, true),
            'H' => new Outcome(probability, next, _hole, true),
            _ => new Outcome(probability, next, _step, false),
        };
    }
}

/// <summary>
/// A walk over a frozen lake: reward 1 at the goal, 0 else; a hole ends it. On slippery ice the agent goes where it meant in one
/// case of three and at a right angle in the others. Source: Gymnasium FrozenLake-v1.
/// </summary>
/// <param name="slippery">Whether the ice is slippery.</param>
/// <param name="large">The 8 × 8 map (200 steps) instead of the 4 × 4 one (100 steps).</param>
public sealed class FrozenLake(bool slippery = true, bool large = false)
    : GridWorld(large ? LargeMap : SmallMap, goal: 1, hole: 0, step: 0, slip: slippery ? 2.0 / 3 : 0, maxSteps: large ? 200 : 100)
{
    private static readonly string[] SmallMap = ["SFFF", "FHFH", "FFFH", "HFFG"];

    private static readonly string[] LargeMap =
        ["SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"];
}
