namespace DeepLearning.Course.Tests;

/// <summary>Exercises with more than one right answer accept the others too, and still reject what is wrong.</summary>
public class SeveralRightAnswersTests
{
    private static readonly Dictionary<string, Func<int[][], int, int[]>> TopologicalOrders = new()
    {
        ["depth first, inputs from last to first"] = (inputs, result) =>
            DepthFirst([.. inputs.Select(sources => sources.Reverse().ToArray())], result),
        ["whatever is ready, round by round"] = (inputs, result) => InRounds(inputs, result, ready => ready),
        ["whatever is ready, the largest name first"] = (inputs, result) => InRounds(inputs, result, ready => ready.OrderDescending()),
        ["the farthest from the result first"] = (inputs, result) =>
            [.. DepthFirst(inputs, result).OrderByDescending(number => LongestPath(inputs, number, result))],
    };

    public static TheoryData<string> Ways => [.. TopologicalOrders.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Any_topological_order_is_right(string way)
    {
        var result = Judge("bp-order", TopologicalOrders[way]);
        Assert.True(result.Outcome == Outcome.Right, $"{way}: {result.Message}");
    }

    [Fact]
    public void An_order_that_is_right_except_for_a_number_that_is_not_needed_is_wrong()
    {
        Func<int[][], int, int[]> everything = (inputs, result) =>
        [
            .. Enumerable.Range(0, inputs.Length).SelectMany(one => DepthFirst(inputs, one)).Distinct().Where(one => one != result), result,
        ];

        Assert.NotEqual(Outcome.Right, Judge("bp-order", everything).Outcome);
    }

    [Fact]
    public void An_empty_order_is_wrong()
    {
        Func<int[][], int, int[]> nothing = (_, _) => [];

        Assert.Equal(Outcome.Wrong, Judge("bp-order", nothing).Outcome);
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

    private static int[] DepthFirst(int[][] inputs, int result)
    {
        var order = new List<int>();
        Visit(result);
        return [.. order];

        void Visit(int number)
        {
            if (order.Contains(number)) return;
            foreach (var input in inputs[number]) Visit(input);
            order.Add(number);
        }
    }

    private static int[] InRounds(int[][] inputs, int result, Func<IEnumerable<int>, IEnumerable<int>> arrange)
    {
        var waiting = DepthFirst(inputs, result).ToList();
        var order = new List<int>();
        while (waiting.Count > 0)
        {
            var ready = arrange(waiting.Where(number => inputs[number].All(order.Contains))).ToList();
            order.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return [.. order];
    }

    private static int LongestPath(int[][] inputs, int number, int from) => number == from
        ? 0
        : inputs[from].Select(input => LongestPath(inputs, number, input)).Where(length => length >= 0).Select(length => length + 1)
            .DefaultIfEmpty(-1).Max();
}
