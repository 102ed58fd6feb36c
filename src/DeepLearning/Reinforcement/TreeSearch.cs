namespace DeepLearning;

/// <summary>What is thought of a position before searching it.</summary>
/// <param name="Priors">How promising each column looks; they need not sum to 1.</param>
/// <param name="Value">What the player to move may expect, from −1 (loss) to 1 (win).</param>
public readonly record struct Evaluation(float[] Priors, float Value);

/// <summary>What a search found.</summary>
/// <param name="Visits">How often each column was tried: the better, the oftener.</param>
/// <param name="Value">What the player to move may expect, −1 to 1.</param>
public sealed record TreeSearchResult(int[] Visits, double Value)
{
    /// <summary>The column tried most.</summary>
    public int Best => Array.IndexOf(Visits, Visits.Max());
}

/// <summary>
/// Monte Carlo tree search for <see cref="ConnectFour"/>: every simulation walks down the tree by
/// Q + c · P √N / (1 + n), adds one position, evaluates it and carries the value back up. With random playouts for evaluation it
/// is the classical search; with a policy–value network it is AlphaZero's. Source: Kocsis and Szepesvári 2006; Silver and others
/// 2018.
/// </summary>
/// <example><code>
/// var search = new TreeSearch(TreeSearch.Playouts(new RandomGenerator(1)), simulations: 100);
/// var threat = new ConnectFour().Drop(0).Drop(6).Drop(1).Drop(6).Drop(2).Drop(5);
/// Console.WriteLine(search.Run(threat).Best);   // 3
/// </code></example>
/// <param name="evaluate">What is thought of a position that is not over.</param>
/// <param name="simulations">How many positions are added to the tree.</param>
/// <param name="exploration">c: how much a promising but untried column counts; with playouts, whose priors are flat, 3 plays
/// better.</param>
/// <param name="noise">When given, the priors at the root are mixed with a quarter of Dirichlet noise, so that self-play varies.</param>
public sealed class TreeSearch(
    Func<ConnectFour, Evaluation> evaluate, int simulations, double exploration = 1.5, RandomGenerator? noise = null)
{
    /// <summary>Evaluation by playing on at random to the end: no column is promising before it is tried.</summary>
    public static Func<ConnectFour, Evaluation> Playouts(RandomGenerator generator) => position =>
    {
        int start = position.MoveCount;
        while (!position.IsOver)
        {
            int column;
            do column = generator.NextInt32(ConnectFour.Columns); while (!position.IsLegal(column));
            position = position.Drop(column);
        }

        float outcome = !position.IsLost ? 0 : (position.MoveCount - start) % 2 == 0 ? -1 : 1;
        return new Evaluation([1, 1, 1, 1, 1, 1, 1], outcome);
    };

    /// <summary>Searches a position.</summary>
    /// <exception cref="ArgumentException">The game is over.</exception>
    public TreeSearchResult Run(ConnectFour position)
    {
        Throw.ArgumentIf(position.IsOver, $"TreeSearch.Run: the game is over; there is nothing to search.", nameof(position));
        var root = new Node(position, 1);
        root.Expand(evaluate(position).Priors);
        if (noise is not null) root.AddNoise(noise);
        for (int i = 0; i < simulations; i++) Simulate(root);
        var visits = new int[ConnectFour.Columns];
        for (int column = 0; column < visits.Length; column++) visits[column] = root.Children![column]?.Visits ?? 0;
        return new TreeSearchResult(visits, -root.Mean);
    }

    private void Simulate(Node root)
    {
        var path = new List<Node> { root };
        Node node = root;
        while (node.Children is not null)
        {
            node = node.SelectChild(exploration);
            path.Add(node);
        }

        double value;
        if (node.Position.IsOver) value = node.Position.IsLost ? -1 : 0;
        else
        {
            Evaluation evaluation = evaluate(node.Position);
            node.Expand(evaluation.Priors);
            value = evaluation.Value;
        }

        // A node counts for the player who moved into it, whose gain is the other's loss.
        for (int i = path.Count - 1; i >= 0; i--, value = -value) path[i].Add(-value);
    }

    private sealed class Node(ConnectFour position, double prior)
    {
        private double _sum, _prior = prior;

        public ConnectFour Position { get; } = position;

        public Node?[]? Children { get; private set; }

        public int Visits { get; private set; }

        public double Mean => Visits == 0 ? 0 : _sum / Visits;

        public void Add(double value) => (Visits, _sum) = (Visits + 1, _sum + value);

        public void Expand(float[] priors)
        {
            double total = 0;
            for (int c = 0; c < priors.Length; c++)
                if (Position.IsLegal(c)) total += priors[c];
            Children = new Node?[priors.Length];
            for (int c = 0; c < priors.Length; c++)
                if (Position.IsLegal(c)) Children[c] = new Node(Position.Drop(c), total > 0 ? priors[c] / total : 1);
        }

        public Node SelectChild(double exploration)
        {
            double root = exploration * Math.Sqrt(Visits + 1), best = double.NegativeInfinity;
            Node? chosen = null;
            foreach (Node? child in Children!)
                if (child is not null && child.Mean + root * child._prior / (1 + child.Visits) is var score
                    && score > best) (best, chosen) = (score, child);
            return chosen!;
        }

        // Dirichlet(1) noise: exponential draws divided by their sum.
        public void AddNoise(RandomGenerator generator)
        {
            double[] draws = [.. Children!.Select(_ => -Math.Log(1 - generator.NextDouble()))];
            double total = Children!.Zip(draws, (child, draw) => child is null ? 0 : draw).Sum();
            for (int c = 0; c < draws.Length; c++)
                if (Children![c] is { } child) child._prior = 0.75 * child._prior + 0.25 * draws[c] / total;
        }
    }
}
