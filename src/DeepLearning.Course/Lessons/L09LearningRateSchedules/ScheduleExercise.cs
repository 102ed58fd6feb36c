using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

/// <summary>Open-ended: any rates for 200 noisy steps that end lower than a constant rate can. The expected loss is computed
/// exactly, so luck plays no part.</summary>
internal sealed class ScheduleExercise : OpenEndedExercise<Func<int, float[]>, float[]>
{
    private const int Steps = 200;
    private const float Needed = 0.06f;

    public override string Id => "lr-design";
    public override int Number => 5;
    public override string Title => "Your own schedule";

    protected override Func<int, float[]> Solution => steps =>
        [.. Enumerable.Range(0, steps).Select(step => 0.25f * (1 + MathF.Cos(MathF.PI * step / steps)))];

    // As a theorist would: like 1 / t after a while.
    protected override Func<int, float[]> Alternative =>
        (int steps) => Enumerable.Range(0, steps).Select(t => MathF.Min(1, 10f / (1 + t))).ToArray();

    protected override string Task => "200 noisy steps on a parabola that is ten times steeper in one direction than in the other";
    protected override object?[] Inputs => [Steps];

    public override IReadOnlyList<string> Hints =>
    [
        "A large constant rate leaves noise in the weights, and a small one does not cover the distance. Begin large and end small.",
        "Any of the lesson's falling schedules will do: half a cosine from about 0.5 to 0, or an exponential fall from 0.8 to about 0.02.",
        "`var rates = new float[steps];` and a loop over i that fills it with half a cosine: 0.5 times (1 + cos(π · i / steps)) / 2. Then "
            + "try what else works.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the number of rates is not the number of steps", "Return one rate for each step: an array of length `steps`.",
            steps => [0.1f], rates => rates.Length != Steps),
        Mistake("a rate is negative", "A negative rate goes uphill. Look at the figure: where does your schedule cross zero?",
            steps => [.. Enumerable.Range(0, steps).Select(i => 0.5f * MathF.Cos(MathF.PI * i / steps))],
            rates => rates.Any(rate => rate < 0)),
        Mistake("the loss diverges", "In the steep direction rates must stay below 2, and well below it to be of use.",
            steps => [.. Enumerable.Repeat(2.1f, steps)], rates => !(Expected(rates)[^1] < 56)),      // 55 at the start
        Mistake("the rate is constant", "No constant rate gets below 0.089 here. Let it fall.",
            steps => [.. Enumerable.Repeat(0.2f, steps)], rates => rates.Max() - rates.Min() < 0.001f),
        Mistake("it cools down too early, or begins too low",
            "There is still a long way to go when the rate has become tiny. Begin higher, or fall more slowly.",
            steps => [.. Enumerable.Range(0, steps).Select(i => 0.1f * MathF.Pow(0.9f, i))],
            rates => Expected(rates)[^1] - Expected(rates, distance: 0)[^1] > Needed / 2),
        Mistake("too much noise is left at the end",
            "The last steps decide how much noise is left. Let the rate fall lower towards the end.",
            steps => [.. Enumerable.Range(0, steps).Select(i => 1 - 0.6f * i / steps)],
            rates => rates[^1] > 0.1f && Expected(rates, distance: 0)[^1] > Needed),
    ];

    protected override Verdict Judge(float[] rates)
    {
        if (rates.Length != Steps)
            return Failed($"{Steps} rates are needed, one for each step, and {rates.Length} came.");
        var expected = Expected(rates);
        var loss = expected[^1];
        return Verdict(loss <= Needed && rates.All(rate => rate >= 0),
            $"The expected loss after {Steps} steps is {loss:0.0000}; at most {Needed:0.00} is allowed, and no rate below 0. The best "
                + $"constant rate, 0.147, reaches 0.090.",
            Picture(rates, expected));
    }

    private static Figure Picture(float[] rates, float[] expected) => Figure.SideBySide(
            Figure.Line(rates).Title("your rates").XAxis("step").YAxis("rate"),
            Figure.Line([.. expected.Select(loss => Math.Clamp(loss, 1e-3f, 1e6f))]).Title("expected loss").XAxis("step")
                .YAxis("loss", log: true))
        .Alt("Left the learner's rates over the steps, right the expected loss that they lead to.");

    // With noise of variance 1 in each slope: E[w²] becomes (1 − ηc)² E[w²] + η².
    private static float[] Expected(float[] rates, double distance = 10)
    {
        var (steep, gentle) = (distance * distance, distance * distance);
        return [.. rates.Select(rate =>
        {
            steep = Math.Pow(1 - rate, 2) * steep + (double)rate * rate;
            gentle = Math.Pow(1 - 0.1 * rate, 2) * gentle + (double)rate * rate;
            return (float)((steep + 0.1 * gentle) / 2);
        })];
    }
}
