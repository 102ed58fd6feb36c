using System.Diagnostics;
namespace DeepLearning.Tests;

public class ConnectFourTests
{
    private static ConnectFour Play(string columns) => columns.Aggregate(new ConnectFour(), (position, c) => position.Drop(c - '0'));

    [Theory]
    [InlineData("0616263", true)]        // four in the bottom row
    [InlineData("0101010", true)]        // four in a column
    [InlineData("01122323363", true)]    // rising diagonal
    [InlineData("65544343303", true)]    // falling diagonal
    [InlineData("061626", false)]
    [InlineData("5555556666660000", false)]    // full columns side by side do not join over the top
    public void Four_in_a_line_win(string moves, bool won) => Assert.Equal(won, Play(moves).IsLost);

    [Fact]
    public void The_number_of_positions_after_each_move_is_the_known_one()
    {
        // OEIS A212693.
        int[] known = [1, 7, 49, 238, 1120, 4263, 16422];
        var positions = new HashSet<ConnectFour> { new() };
        foreach (int count in known)
        {
            Assert.Equal(count, positions.Count);
            positions = [.. positions.SelectMany(p => Enumerable.Range(0, 7).Where(p.IsLegal).Select(p.Drop))];
        }
    }

    [Fact]
    public void A_full_column_is_refused() =>
        Assert.Contains("column 2 is full", Assert.Throws<ArgumentException>(() => Play("2222222")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_board_is_seen_from_the_side_to_move()
    {
        ConnectFour position = Play("334");
        Assert.Equal(".......\n.......\n.......\n.......\n...O...\n...XX..", position.ToString());
        float[] seen = position.Observe();
        Assert.Equal([(4 * 7) + 3], Enumerable.Range(0, 42).Where(i => seen[i] == 1));
        Assert.Equal([(5 * 7) + 3, (5 * 7) + 4], Enumerable.Range(0, 42).Where(i => seen[42 + i] == 1));
    }

    [Theory]
    [InlineData("061625", 3)]    // wins at once
    [InlineData("06162", 3)]     // must stop three in a row
    [InlineData("36363", 3)]     // must stop three in a column
    public void Search_sees_what_must_be_played(string moves, int column)
    {
        var search = new TreeSearch(TreeSearch.Playouts(new RandomGenerator(1)), 400);
        Assert.Equal(column, search.Run(Play(moves)).Best);
    }

    [Fact]
    public void Search_beats_chance_at_least_95_times_of_100()
    {
        var clock = Stopwatch.StartNew();
        var search = new TreeSearch(TreeSearch.Playouts(new RandomGenerator(1)), 200, exploration: 3);
        var (wins, draws, losses) = SelfPlay.Match(p => search.Run(p).Best, SelfPlay.RandomPlayer(new RandomGenerator(2)), 100);
        TestContext.Current.TestOutputHelper?.WriteLine($"{wins} won, {draws} drawn, {losses} lost, {clock.Elapsed.TotalSeconds:F1} s");
        Assert.True(wins >= 95, $"{wins} won, {draws} drawn, {losses} lost");
    }

    [Fact]
    public void Self_play_makes_the_same_search_stronger()
    {
        var clock = Stopwatch.StartNew();
        var generator = new RandomGenerator(3);
        PolicyValueNetwork trained = new(generator: generator), untrained = new(generator: generator);
        var losses = SelfPlay.Train(trained, new Adam(trained.Parameters()), generator: generator);
        TreeSearch Guided(PolicyValueNetwork network, RandomGenerator? noise = null) => new(network.Evaluate, 25, noise: noise);
        // A little noise lets the deterministic players vary from game to game.
        TreeSearch a = Guided(trained, generator), b = Guided(untrained, generator), c = Guided(trained);
        var (wins, draws, lost) = SelfPlay.Match(p => a.Run(p).Best, p => b.Run(p).Best, 40);
        var chance = SelfPlay.Match(p => c.Run(p).Best, SelfPlay.RandomPlayer(new RandomGenerator(4)), 100);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"losses {string.Join(" ", losses)}; {wins} won, {draws} drawn, {lost} lost; against chance {chance.Wins}; " +
            $"{clock.Elapsed.TotalSeconds:F1} s");
        Assert.True(losses[^1] < losses[0], string.Join(" ", losses));
        Assert.True(wins >= 30, $"{wins} won, {draws} drawn, {lost} lost");
        Assert.True(chance.Wins >= 95, $"{chance}");
    }
}
