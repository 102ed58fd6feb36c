using MathNet.Numerics.LinearAlgebra;

namespace DeepLearning;

/// <summary>What solving a Markov decision process gives.</summary>
/// <param name="Values">What each state is worth under the policy: the expected sum of discounted rewards from there.</param>
/// <param name="Policy">The best action in each state; of equally good ones the first.</param>
/// <param name="Sweeps">How many times all states were gone through.</param>
public sealed record MarkovSolution(double[] Values, int[] Policy, int Sweeps);

/// <summary>
/// Solves a <see cref="TabularEnvironment"/> from its rules, without acting. Source: Sutton and Barto, <i>Reinforcement
/// Learning</i>, second edition, chapter 4.
/// </summary>
public static class DynamicProgramming
{
    // Two actions whose values differ by less are taken as equally good, so that rounding does not choose between them.
    private const double Tie = 1e-9;

    /// <summary>Value iteration: V(s) ← max over a of Σ p (r + γ V(s′)) until no value changes by more than the tolerance.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="discount">γ: what a reward is worth a step later, 0 to 1.</param>
    /// <param name="tolerance">The change below which it stops.</param>
    /// <param name="maxSweeps">Sweeps after which it gives up, as it must where rewards go on for ever without discount.</param>
    public static MarkovSolution ValueIteration(
        TabularEnvironment environment, double discount = 0.99, double tolerance = 1e-12, int maxSweeps = 100_000)
    {
        CheckDiscount(discount);
        var values = new double[environment.StateCount];
        for (int sweep = 1; sweep <= maxSweeps; sweep++)
        {
            double change = 0;
            for (int s = 0; s < values.Length; s++)
            {
                double best = ActionValues(environment, values, s, discount).Max();
                change = Math.Max(change, Math.Abs(best - values[s]));
                values[s] = best;
            }

            if (change < tolerance) return new MarkovSolution(values, Greedy(environment, values, discount), sweep);
        }

        throw new InvalidOperationException(
            Invariant($"ValueIteration: the values still change after {maxSweeps} sweeps; use a discount below {discount} or ") +
            Invariant($"more sweeps."));
    }

    /// <summary>Policy iteration: evaluate a policy exactly, act greedily on its values, until the policy stays the same.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="discount">γ, below 1.</param>
    public static MarkovSolution PolicyIteration(TabularEnvironment environment, double discount = 0.99)
    {
        var policy = new int[environment.StateCount];
        for (int round = 1; ; round++)
        {
            double[] values = Evaluate(environment, policy, discount);
            bool stable = true;
            for (int s = 0; s < policy.Length; s++)
            {
                double[] actions = ActionValues(environment, values, s, discount);
                if (actions.Max() <= actions[policy[s]] + Tie) continue;
                (policy[s], stable) = (First(actions), false);
            }

            if (stable) return new MarkovSolution(values, policy, round);
        }
    }

    /// <summary>The exact values of a policy: the solution of the linear equations V(s) = Σ p (r + γ V(s′)).</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="policy">One action a state.</param>
    /// <param name="discount">γ, below 1: at 1 the equations of a policy that never ends have no solution.</param>
    public static double[] Evaluate(TabularEnvironment environment, IReadOnlyList<int> policy, double discount = 0.99)
    {
        CheckDiscount(discount);
        Throw.OutOfRangeIf(discount == 1,
            $"DynamicProgramming.Evaluate: the discount must be below 1; use ValueIteration for an undiscounted task that ends.",
            nameof(discount));
        int n = environment.StateCount;
        Matrix<double> equations = Matrix<double>.Build.DenseIdentity(n);
        Vector<double> rewards = Vector<double>.Build.Dense(n);
        for (int s = 0; s < n; s++)
            foreach (Outcome outcome in environment.Outcomes(s, policy[s]))
            {
                rewards[s] += outcome.Probability * outcome.Reward;
                if (!outcome.Terminated) equations[s, outcome.State] -= discount * outcome.Probability;
            }

        return equations.Solve(rewards).ToArray();
    }

    /// <summary>What each action in a state is worth: Σ p (r + γ V(s′)).</summary>
    public static double[] ActionValues(TabularEnvironment environment, IReadOnlyList<double> values, int state, double discount) =>
        [.. Enumerable.Range(0, environment.ActionCount).Select(a =>
            environment.Outcomes(state, a).Sum(o => o.Probability * (o.Reward + (o.Terminated ? 0 : discount * values[o.State]))))];

    private static int[] Greedy(TabularEnvironment environment, double[] values, double discount) =>
        [.. Enumerable.Range(0, environment.StateCount).Select(s => First(ActionValues(environment, values, s, discount)))];

    private static int First(double[] actions) => Array.FindIndex(actions, a => a >= actions.Max() - Tie);

    private static void CheckDiscount(double discount)
    {
        Throw.OutOfRangeIf(!(discount is >= 0 and <= 1),
            $"DynamicProgramming: the discount {discount} must lie from 0 to 1.", nameof(discount));
    }
}
