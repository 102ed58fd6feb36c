namespace DeepLearning.Course.Tests;

/// <summary>Exercises with more than one right answer accept the others too, and still reject what is wrong.</summary>
public class SeveralRightAnswersTests
{
    [Theory]
    [InlineData(0.16f)]
    [InlineData(0.1602f)]
    public void A_change_of_the_loss_may_be_that_of_the_slope_or_the_exact_one(float change)
    {
        Func<float[]> answer = () => [3, 10, 16, 5, change];

        Assert.Equal(Outcome.Right, Judge("bp-graph", answer).Outcome);
    }

    [Fact]
    public void A_path_that_is_missing_is_wrong()
    {
        Func<float[]> answer = () => [3, 10, 6, 5, 0.16f];

        Assert.Equal(Outcome.Wrong, Judge("bp-graph", answer).Outcome);
    }

    [Theory]
    [InlineData("mp-next", "c3")]
    [InlineData("mp-next", "C 3")]
    [InlineData("mp-next", "3, c")]
    [InlineData("lf-next", "(b) (2)")]
    [InlineData("dr-next", "A, C, D, E, B, B")]
    [InlineData("hp-read", "a b c d b")]
    public void A_step_and_its_reason_may_be_written_in_any_way(string id, string answer)
    {
        Func<string> choose = () => answer;

        Assert.Equal(Outcome.Right, Judge(id, choose).Outcome);
    }

    [Theory]
    [InlineData("mp-next", "")]
    [InlineData("mp-next", "c")]
    [InlineData("mp-next", "c3 or a1")]
    [InlineData("lf-next", "b1")]
    [InlineData("lf-next", "a2")]
    public void A_wrong_or_an_ambiguous_choice_is_wrong(string id, string answer)
    {
        Func<string> choose = () => answer;

        Assert.Equal(Outcome.Wrong, Judge(id, choose).Outcome);
    }

    [Fact]
    public void Other_weights_that_compare_two_inputs_are_right()
    {
        // One hidden neuron for "only the first", one for "only the second", and neither of them at the output.
        Func<float[]> neither = () => [1, -1, -0.5f, -1, 1, -0.5f, -1, -1, 0.5f];

        Assert.Equal(Outcome.Right, Judge("mp-same", neither).Outcome);
    }

    [Fact]
    public void A_divergence_that_is_finite_where_it_must_be_infinite_is_wrong()
    {
        Func<float[], float[], float> finite = (p, q) => p.Zip(q, (a, b) => a > 0 && b > 0 ? a * MathF.Log(a / b) : 0).Sum();

        Assert.NotEqual(Outcome.Right, Judge("lf-kl-repair", finite).Outcome);
        Assert.False(Tolerance.SinglePrecision.Allows(double.PositiveInfinity, 3));
    }

    [Fact]
    public void A_constant_column_may_be_recognised_by_comparing_it_with_its_first_row()
    {
        Func<float[,], float[,], float[,]> compare = (training, unseen) =>
        {
            var result = new float[unseen.GetLength(0), unseen.GetLength(1)];
            for (var c = 0; c < unseen.GetLength(1); c++)
            {
                float[] values = [.. Enumerable.Range(0, training.GetLength(0)).Select(r => training[r, c])];
                if (values.All(value => value == values[0])) continue;
                var mean = values.Sum() / values.Length;
                var deviation = MathF.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
                for (var r = 0; r < unseen.GetLength(0); r++) result[r, c] = (unseen[r, c] - mean) / deviation;
            }
            return result;
        };

        Assert.Equal(Outcome.Right, Judge("m3-columns", compare).Outcome);
    }

    [Fact]
    public void Any_layers_may_make_up_for_the_given_ones()
    {
        // Layer 1 alone prepares layer 4, and layer 5 alone makes up for it and prepares layer 8.
        Func<float[]> early = () =>
            [0.044f, 0.125f, 0.125f, 1, 0.125f / 8, 0.125f, 0.125f, 1, 0.125f, 0.125f, 0.125f, 0.125f];

        Assert.Equal(Outcome.Right, Judge("in-given", early).Outcome);
    }

    private static CheckResult Judge(string id, Delegate answer) =>
        Checker.Judge(Catalogue.Find(id)!, new DelegateAnswer(answer));
}
