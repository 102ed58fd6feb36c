namespace DeepLearning;

/// <summary>The trials of a search in the order in which they were made.</summary>
/// <param name="Trials">Every setting tried, with its score.</param>
public sealed record SearchResult(IReadOnlyList<Trial> Trials)
{
    /// <summary>The trial with the smallest score; one whose score is NaN never wins.</summary>
    public Trial Best => Trials.MinBy(t => double.IsNaN(t.Score) ? double.PositiveInfinity : t.Score)!;

    /// <summary>After each trial, the best score so far: the curve by which searches are compared.</summary>
    public IReadOnlyList<double> BestSoFar
    {
        get
        {
            double best = double.PositiveInfinity;
            return [.. Trials.Select(t => best = t.Score < best ? t.Score : best)];
        }
    }
}

/// <summary>Ways of looking for the setting with the smallest score. Each trial calls the objective once.</summary>
public static class HyperparameterSearch
{
    /// <summary>Every combination of evenly spaced values: complete, and exponential in the number of hyperparameters.</summary>
    /// <param name="space">What to search.</param>
    /// <param name="objective">Trains with a setting and returns what to minimise, a validation loss say.</param>
    /// <param name="points">Values tried of each number; a choice is tried whole.</param>
    public static SearchResult Grid(SearchSpace space, Func<Trial, double> objective, int points) =>
        new([.. space.Grid(points).Select(p => Try(space, p, objective))]);

    /// <summary>Settings drawn at random: better than a grid when few of the hyperparameters matter (Bergstra and Bengio 2012).</summary>
    /// <param name="space">What to search.</param>
    /// <param name="objective">What to minimise.</param>
    /// <param name="trials">The budget.</param>
    /// <param name="generator">The source of randomness.</param>
    public static SearchResult Random(SearchSpace space, Func<Trial, double> objective, int trials, RandomGenerator? generator = null) =>
        new([.. Enumerable.Range(0, trials).Select(_ => Try(space, Draw(space.Count, generator ?? RandomGenerator.Default), objective))]);

    /// <summary>
    /// Bayesian search: a Gaussian process is fitted to the trials so far, and the next setting is the one whose expected
    /// improvement on the best is largest. Source: Jones, Schonlau and Welch 1998; Snoek, Larochelle and Adams 2012.
    /// </summary>
    /// <param name="space">What to search.</param>
    /// <param name="objective">What to minimise.</param>
    /// <param name="trials">The budget.</param>
    /// <param name="generator">The source of randomness.</param>
    /// <param name="initial">Trials drawn at random before the model is used.</param>
    public static SearchResult Bayesian(
        SearchSpace space, Func<Trial, double> objective, int trials, RandomGenerator? generator = null, int initial = 5)
    {
        generator ??= RandomGenerator.Default;
        var done = new List<Trial>();
        while (done.Count < trials)
            done.Add(
                Try(space, done.Count < initial ? Draw(space.Count, generator) : Propose(done, space.Count, generator), objective));
        return new SearchResult(done);
    }

    private static double[] Propose(List<Trial> done, int dimensions, RandomGenerator generator)
    {
        // A score that is no number (a diverged run) counts as the worst finite one, so that the model avoids the place.
        double worst = done.Where(t => double.IsFinite(t.Score)).Select(t => t.Score).DefaultIfEmpty(0).Max();
        double[] scores = [.. done.Select(t => double.IsFinite(t.Score) ? t.Score : worst)];
        GaussianProcess model = GaussianProcess.Fit([.. done.Select(t => t.Point)], scores);
        double best = scores.Min();
        double[] anchor = done[Array.IndexOf(scores, best)].Point;
        // Half of the candidates lie anywhere, half near the best setting so far.
        return Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? Draw(dimensions, generator)
            : Array.ConvertAll(anchor, x => Math.Clamp(x + 0.1 * generator.NextNormal(), 0, 1)))
                .MaxBy(p => model.ExpectedImprovement(p, best))!;
    }

    private static double[] Draw(int dimensions, RandomGenerator generator) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => generator.NextDouble())];

    private static Trial Try(SearchSpace space, double[] point, Func<Trial, double> objective)
    {
        Trial trial = space.At(point);
        trial.Score = objective(trial);
        return trial;
    }
}
