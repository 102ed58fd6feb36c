using System.Text.Json;

namespace DeepLearning.Tests;

public class SearchTests
{
    private static readonly SearchSpace Square = new SearchSpace().Uniform("x", -1, 1).Uniform("y", -1, 1);

    // One valley at (0.3, -0.6).
    private static double Bowl(Trial t) => Math.Pow(t["x"] - 0.3, 2) + 2 * Math.Pow(t["y"] + 0.6, 2);

    [Fact]
    public void A_gaussian_process_predicts_as_scikit_learn_does()
    {
        JsonElement f = Fixture.Json("Search/gaussian_process.json");
        double[][] Rows(string name) =>
            [.. f.GetProperty(name).EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        double[] targets = f.Doubles("targets");
        GaussianProcess model = GaussianProcess.Fit(Rows("points"), targets, 0.4, 1e-3);
        double[][] queries = Rows("queries");
        for (int i = 0; i < queries.Length; i++)
        {
            Assert.Equal(f.Doubles("mean")[i], model.Predict(queries[i]).Mean, 8);
            Assert.Equal(f.Doubles("deviation")[i], model.Predict(queries[i]).Deviation, 8);
            Assert.Equal(f.Doubles("improvement")[i], model.ExpectedImprovement(queries[i], targets.Min()), 8);
        }

        Assert.Equal(f.Number("logLikelihood"), model.LogLikelihood, 8);
    }

    [Fact]
    public void A_grid_tries_every_combination_once()
    {
        SearchSpace space = new SearchSpace().Uniform("rate", 0.01, 1, logarithmic: true).Integer("layers", 1, 2)
            .Choice("activation", "relu", "tanh", "gelu");
        SearchResult result = HyperparameterSearch.Grid(space, t => t["rate"] + t.Integer("layers"), points: 3);
        Assert.Equal(3 * 2 * 3, result.Trials.Count);
        Assert.Equal([0.01, 0.1, 1], result.Trials.Select(t => Math.Round(t["rate"], 9)).Distinct());
        Assert.Equal([1, 2], result.Trials.Select(t => t.Integer("layers")).Distinct());
        Assert.Equal(["relu", "tanh", "gelu"], result.Trials.Select(t => t.Choice("activation")).Distinct());
        Assert.Equal((0.01, 1), (Math.Round(result.Best["rate"], 9), result.Best.Integer("layers")));
    }

    [Fact]
    public void Random_values_keep_to_their_ranges_and_fill_them()
    {
        SearchSpace space = new SearchSpace().Uniform("rate", 1e-4, 1e-1, logarithmic: true).Integer("size", 3, 5);
        SearchResult result = HyperparameterSearch.Random(space, _ => 0, 600, new RandomGenerator(1));
        Assert.All(result.Trials, t => Assert.InRange(t["rate"], 1e-4, 1e-1));
        Assert.InRange(result.Trials.Count(t => t["rate"] < 1e-3), 150, 250);
        Assert.All(new[] { 3, 4, 5 }, size => Assert.InRange(result.Trials.Count(t => t.Integer("size") == size), 150, 250));
    }

    [Fact]
    public void Bayesian_search_comes_nearer_than_random_search_with_the_same_budget()
    {
        double[] Best(Func<RandomGenerator, SearchResult> search) =>
            [.. Enumerable.Range(1, 5).Select(seed => search(new RandomGenerator((ulong)seed)).Best.Score).Order()];
        double[] random = Best(g => HyperparameterSearch.Random(Square, Bowl, 25, g));
        double[] bayesian = Best(g => HyperparameterSearch.Bayesian(Square, Bowl, 25, g));
        Assert.True(bayesian[2] < random[2] / 10, $"median {bayesian[2]} against {random[2]}");
        Assert.True(bayesian[4] < 0.01, $"worst of five {bayesian[4]}");
    }

    [Fact]
    public void The_best_so_far_never_gets_worse_and_a_diverged_run_never_wins()
    {
        SearchResult result = HyperparameterSearch.Bayesian(Square, t => t["x"] < 0 ? double.NaN : Bowl(t), 15, new RandomGenerator(2));
        Assert.True(double.IsFinite(result.Best.Score));
        Assert.Equal(result.BestSoFar.OrderDescending(), result.BestSoFar);
        Assert.Equal(result.Best.Score, result.BestSoFar[^1]);
    }

    [Fact]
    public void Impossible_ranges_are_refused()
    {
        Assert.Contains("begins above 0", Assert.Throws<ArgumentException>(() =>
            new SearchSpace().Uniform("rate", 0, 1, logarithmic: true)).Message, StringComparison.Ordinal);
        Assert.Contains("'x' is there twice", Assert.Throws<ArgumentException>(() =>
            new SearchSpace().Uniform("x", 0, 1).Integer("x", 0, 1)).Message, StringComparison.Ordinal);
    }
}
