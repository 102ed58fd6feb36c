namespace DeepLearning;

/// <summary>
/// A slot machine with several arms, each paying 1 with its own hidden probability, else 0: the smallest problem in which
/// trying costs and not trying costs too.
/// </summary>
/// <param name="Probabilities">Each arm's chance of paying.</param>
public sealed record Bandit(IReadOnlyList<double> Probabilities)
{
    /// <summary>Pulls an arm.</summary>
    public double Pull(int arm, RandomGenerator generator) => generator.NextDouble() < Probabilities[arm] ? 1 : 0;

    /// <summary>Lets a strategy pull arms.</summary>
    /// <param name="strategy">Chooses an arm from what every arm has paid so far.</param>
    /// <param name="pulls">How many times.</param>
    /// <param name="generator">The source of randomness.</param>
    public BanditResult Play(Func<ArmCount[], RandomGenerator, int> strategy, int pulls, RandomGenerator? generator = null)
    {
        generator ??= RandomGenerator.Default;
        var arms = new ArmCount[Probabilities.Count];
        var regret = new double[pulls];
        double best = Probabilities.Max(), lost = 0;
        for (int i = 0; i < pulls; i++)
        {
            int arm = strategy(arms, generator);
            arms[arm] = new ArmCount(arms[arm].Pulls + 1, arms[arm].Paid + Pull(arm, generator));
            regret[i] = lost += best - Probabilities[arm];
        }

        return new BanditResult(arms, regret);
    }

    /// <summary>Tries each arm once, then a random arm with probability ε, else the arm with the highest mean.</summary>
    public static Func<ArmCount[], RandomGenerator, int> EpsilonGreedy(double epsilon) => (arms, generator) =>
        Untried(arms) is var arm and >= 0 ? arm : generator.NextDouble() < epsilon ? generator.NextInt32(arms.Length) : Largest(arms, a => a.Mean);

    /// <summary>
    /// UCB1 (Auer, Cesa-Bianchi and Fischer 2002): the arm with the highest mean + √(2 ln t / n), which is optimistic about arms
    /// that are little known.
    /// </summary>
    public static Func<ArmCount[], RandomGenerator, int> UpperConfidenceBound() => (arms, _) =>
        Untried(arms) is var arm and >= 0 ? arm : Largest(arms, a => a.Mean + Math.Sqrt(2 * Math.Log(arms.Sum(x => x.Pulls)) / a.Pulls));

    /// <summary>Thompson sampling (1933): draws each arm's chance from what is believed of it, Beta(1 + paid, 1 + unpaid), and pulls the largest.</summary>
    public static Func<ArmCount[], RandomGenerator, int> Thompson() => (arms, generator) => Largest(arms, a => Beta(1 + a.Paid, 1 + a.Pulls - a.Paid, generator));

    private static int Untried(ArmCount[] arms) => Array.FindIndex(arms, a => a.Pulls == 0);

    private static int Largest(ArmCount[] arms, Func<ArmCount, double> score)
    {
        double[] scores = Array.ConvertAll(arms, a => score(a));
        return Array.IndexOf(scores, scores.Max());
    }

    private static double Beta(double a, double b, RandomGenerator generator)
    {
        double x = Gamma(a, generator), y = Gamma(b, generator);
        return x / (x + y);
    }

    // Marsaglia and Tsang 2000, for a shape of 1 or more.
    private static double Gamma(double shape, RandomGenerator generator)
    {
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = generator.NextNormal(), v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - generator.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}

/// <summary>What is known of an arm.</summary>
/// <param name="Pulls">How often it was pulled.</param>
/// <param name="Paid">What it paid in all.</param>
public readonly record struct ArmCount(int Pulls, double Paid)
{
    /// <summary>What it paid on average.</summary>
    public double Mean => Pulls == 0 ? 0 : Paid / Pulls;
}

/// <summary>A strategy's run.</summary>
/// <param name="Arms">What is known of each arm in the end.</param>
/// <param name="Regret">After each pull, how much less than the best arm's mean was expected so far.</param>
public sealed record BanditResult(IReadOnlyList<ArmCount> Arms, IReadOnlyList<double> Regret);
