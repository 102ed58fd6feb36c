namespace DeepLearning.Course.Tests.Checking;

/// <summary>What an exercise says about a wrong answer is true of that answer; where nothing fits, it names no mistake.</summary>
public class TrueAdviceTests
{
    [Theory]
    [InlineData("the output is high everywhere", 60, -18, 60, -42, 20, -20, 15)]
    [InlineData("a step is in the wrong place", 1, 1, 1, 1, 1, 1, 1)]
    [InlineData("a hidden neuron has no step", 0, 0, 0, 0, 0, 0, 0)]
    [InlineData("a step is in the wrong place", 60, -9, 60, -42, 20, -20, -10)]
    [InlineData("a step is in the wrong place", 60, -11, 60, -42, 20, -20, -3)]
    [InlineData("the output stays high outside the middle because the last bias is not negative enough", 60, -18, 60, -42, 20, -20, -1)]
    [InlineData("a step is in the wrong place", 60, -18, 60, -72, 20, -20, -10)]
    [InlineData("the output steps up and never comes down again", 60, -18, 60, -42, 20, -5, -10)]
    [InlineData("the steps are too gentle", 12, -3.6f, 12, -8.4f, 8, -8, -4)]
    public void A_bump_is_told_what_is_wrong(string mistake, float w1, float b1, float w2, float b2, float v1, float v2, float c) =>
        Assert.Equal((Outcome.Wrong, mistake), Verdict("fp-bump", () => new[] { w1, b1, w2, b2, v1, v2, c }));

    [Theory]
    [InlineData("a step is in the wrong place", 60, -9, 60, -42, 4, 4, -4)]
    [InlineData("a step is in the wrong place", 60, -33, 60, -54, 4, 4, -4)]
    [InlineData("the steps are too gentle or too low", 8, -2.4f, 8, -5.6f, 4, 4, -4)]
    public void A_staircase_is_told_what_is_wrong(string mistake, float w1, float b1, float w2, float b2, float v1, float v2, float c) =>
        Assert.Equal((Outcome.Wrong, mistake), Verdict("m1-stairs", () => new[] { w1, b1, w2, b2, v1, v2, c }));

    [Theory]
    [InlineData(28, Outcome.Right)]
    [InlineData(27, Outcome.Wrong)]
    public void One_pixel_in_the_middle_may_do_and_if_not_it_is_not_said_to_be_in_the_wrong_place(int pixel, Outcome expected)
    {
        Func<float[,], float[]> feature = pictures => [.. Enumerable.Range(0, pictures.GetLength(0)).Select(i => pictures[i, pixel])];
        Assert.Equal((expected, null), Verdict("dl-feature", feature));
    }

    [Fact]
    public void A_count_of_spikes_that_is_off_by_one_is_wrong()
    {
        var right = (Func<float, int, int, int>)Catalogue.Find("bn-refractory")!.Reference;
        Func<float, int, int, int> oneTooMany = (current, milliseconds, refractory) => right(current, milliseconds, refractory) + 1;
        Func<float, int, int, int> firstMissing =
            (current, milliseconds, refractory) => Math.Max(0, right(current, milliseconds, refractory) - 1);

        Assert.Equal(Outcome.Wrong, Verdict("bn-refractory", oneTooMany).Outcome);
        Assert.NotEqual(Outcome.Right, Verdict("bn-refractory", firstMissing).Outcome);
    }

    [Fact]
    public void A_count_of_spikes_may_run_on_a_clock_of_floats()
    {
        Func<float, int, int, int> clock = (current, milliseconds, refractory) =>
        {
            var (spikes, v, until) = (0, -65f, 0f);
            for (var t = 0f; t < milliseconds; t += 0.1f)
            {
                if (t < until) continue;
                v += 0.1f / 10 * (-65 - v + 10 * current);
                if (v < -50) continue;
                (spikes, v, until) = (spikes + 1, -65, t + 0.1f + refractory);
            }

            return spikes;
        };

        Assert.Equal(Outcome.Right, Verdict("bn-refractory", clock).Outcome);
    }

    [Fact]
    public void Two_spikes_are_told_that_one_is_missing()
    {
        Func<float[]> two = () => [.. Enumerable.Range(0, 200).Select(ms => (ms is (>= 20 and < 25) or (>= 90 and < 95)) ? 5f : 0)];
        Assert.Equal((Outcome.Wrong, "the cell fires once or twice"), Verdict("bn-pulses", two));
    }

    private static (Outcome Outcome, string? Mistake) Verdict(string id, Delegate answer)
    {
        var result = Checker.Judge(Catalogue.Find(id)!, new DelegateAnswer(answer));
        return (result.Outcome, result.Recognised?.Name);
    }
}
