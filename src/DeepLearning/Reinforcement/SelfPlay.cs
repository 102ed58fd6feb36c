namespace DeepLearning;

/// <summary>How <see cref="SelfPlay"/> trains.</summary>
public sealed record SelfPlayOptions
{
    /// <summary>Rounds of playing and learning.</summary>
    public int Rounds { get; init; } = 6;

    /// <summary>Games a round.</summary>
    public int Games { get; init; } = 40;

    /// <summary>Simulations a move.</summary>
    public int Simulations { get; init; } = 100;

    /// <summary>Moves at the start of a game that are drawn by the visits instead of taking the most visited.</summary>
    public int RandomMoves { get; init; } = 8;

    /// <summary>How often a round's positions, and those kept of earlier rounds, are gone through.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>Positions kept to learn from.</summary>
    public int Memory { get; init; } = 8000;

    /// <summary>Positions in a batch.</summary>
    public int BatchSize { get; init; } = 64;
}

/// <summary>
/// Learns Connect Four from nothing but its rules: the network guides a search, the search plays better than the network, and
/// the network learns to foresee what the search chose and who won. Source: Silver and others 2018 (AlphaZero), at desk size.
/// </summary>
public static class SelfPlay
{
    /// <summary>Trains a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimiser.</param>
    /// <param name="options">How to train.</param>
    /// <param name="generator">The source of randomness.</param>
    /// <param name="cancellation">Stops between two games; by default when the notebook is interrupted.</param>
    /// <returns>The mean loss of each round.</returns>
    public static IReadOnlyList<float> Train(PolicyValueNetwork network, Optimizer optimizer, SelfPlayOptions? options = null,
        RandomGenerator? generator = null, CancellationToken cancellation = default)
    {
        options ??= new SelfPlayOptions();
        cancellation = TrainingHost.Signal(cancellation);
        generator ??= RandomGenerator.Default;
        var memory = new List<Example>();
        var losses = new List<float>();
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int game = 0; game < options.Games; game++)
            {
                cancellation.ThrowIfCancellationRequested();
                memory.AddRange(PlayGame(network, options, generator));
            }

            if (memory.Count > options.Memory) memory.RemoveRange(0, memory.Count - options.Memory);
            losses.Add(Learn(network, optimizer, memory, options, generator));
        }

        return losses;
    }

    /// <summary>Two players meet; each begins every other game. Gives the first one's wins, draws and losses.</summary>
    /// <param name="first">Chooses a column in a position.</param>
    /// <param name="second">Chooses a column in a position.</param>
    /// <param name="games">How many games.</param>
    public static (int Wins, int Draws, int Losses) Match(Func<ConnectFour, int> first, Func<ConnectFour, int> second, int games)
    {
        int wins = 0, draws = 0;
        for (int game = 0; game < games; game++)
        {
            var position = new ConnectFour();
            bool firstMoves = game % 2 == 0;
            for (; !position.IsOver; firstMoves = !firstMoves) position = position.Drop((firstMoves ? first : second)(position));
            if (!position.IsLost) draws++;
            else if (!firstMoves) wins++;
        }

        return (wins, draws, games - wins - draws);
    }

    /// <summary>A player who drops into any column that is not full.</summary>
    public static Func<ConnectFour, int> RandomPlayer(RandomGenerator generator) => position =>
    {
        int[] legal = [.. Enumerable.Range(0, ConnectFour.Columns).Where(position.IsLegal)];
        return legal[generator.NextInt32(legal.Length)];
    };

    private static List<Example> PlayGame(PolicyValueNetwork network, SelfPlayOptions options, RandomGenerator generator)
    {
        var search = new TreeSearch(network.Evaluate, options.Simulations, noise: generator);
        var examples = new List<Example>();
        var position = new ConnectFour();
        while (!position.IsOver)
        {
            TreeSearchResult found = search.Run(position);
            float[] shares = Array.ConvertAll(found.Visits, v => (float)v / found.Visits.Sum());
            examples.Add(new Example(position.Observe(), shares, 0));
            position = position.Drop(examples.Count <= options.RandomMoves ? Draw(found.Visits, generator) : found.Best);
        }

        // Whoever moved last has won; the positions before belong to the players in turn.
        for (int i = examples.Count - 1, sign = 1; i >= 0; i--, sign = -sign)
            examples[i] = examples[i] with { Outcome = position.IsLost ? sign : 0 };
        // A mirrored board is as good: twice the examples for the same games.
        return [.. examples.SelectMany(l => new[] { l, l.Mirrored() })];
    }

    private static float Learn(
        PolicyValueNetwork network, Optimizer optimizer, List<Example> memory, SelfPlayOptions options, RandomGenerator generator)
    {
        double sum = 0;
        int batches = 0;
        for (int epoch = 0; epoch < options.Epochs; epoch++)
            foreach (int[] rows in generator.Permutation(memory.Count).Chunk(options.BatchSize))
            {
                var (logits, value) = network.Forward(Episodes.Rows([.. rows.Select(r => memory[r].Board)]));
                Tensor policyLoss = -(logits.LogSoftmax() * Episodes.Rows([.. rows.Select(r => memory[r].Shares)])).Sum(1).Mean();
                Tensor valueLoss = (value.Squeeze(1) - Tensor.From([.. rows.Select(r => memory[r].Outcome)])).Square().Mean();
                (sum, batches) = (sum + optimizer.Minimize(policyLoss + valueLoss), batches + 1);
            }

        return (float)(sum / batches);
    }

    private static int Draw(int[] visits, RandomGenerator generator)
    {
        int chance = generator.NextInt32(visits.Sum());
        for (int column = 0; ; column++)
            if ((chance -= visits[column]) < 0) return column;
    }

    private readonly record struct Example(float[] Board, float[] Shares, float Outcome)
    {
        public Example Mirrored()
        {
            float[] board = [.. Board.Chunk(ConnectFour.Columns).SelectMany(row => Enumerable.Reverse(row))];
            return new Example(board, [.. Enumerable.Reverse(Shares)], Outcome);
        }
    }
}
