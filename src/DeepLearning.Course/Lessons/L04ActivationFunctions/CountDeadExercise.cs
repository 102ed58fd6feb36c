namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class CountDeadExercise : Exercise<Func<float[,], int>>
{
    public override string Id => "af-dead";
    public override int Number => 3;
    public override string Title => "Too many dead neurons";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[,], int> Solution => outputs => Neurons(outputs).Count(neuron => neuron.All(value => value <= 0));

    protected override Func<float[,], int> Alternative => (float[,] outputs) => (int)(Tensor.From(outputs).Sum(0) <= 0).Sum().Item();

    public override IReadOnlyList<Case> Cases =>
    [
        new("three examples, four neurons, of which the second is dead", new float[,] { { 0, 0, 1, 2 }, { 3, 0, 0, 1 }, { 0, 0, 0, 4 } }),
        new("none is dead, though each neuron is silent once", new float[,] { { 0, 1 }, { 1, 0 } }),
        new("an example for which all neurons are silent", new float[,] { { 0, 0, 0 }, { 1, 2, 0 } }),
        new("all are dead", new float[,] { { 0, 0, 0 }, { 0, 0, 0 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (examples, neurons) = (2 + random.NextInt32(3), 3 + random.NextInt32(6));
        var outputs = new float[examples, neurons];
        for (var neuron = 0; neuron < neurons; neuron++)
        {
            var isDead = random.NextSingle() < 0.4f;
            for (var example = 0; example < examples; example++)
                outputs[example, neuron] = isDead ? 0 : MathF.Max(0, random.NextNormal());
        }

        return [outputs];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "What does the function conclude from a single 0 in a column? A neuron that was active even once is not dead.",
        "For each neuron look at all examples, and remember whether one of the numbers was above 0. If none was, count one more.",
        "The outer loop runs over `neuron` up to `outputs.GetLength(1)`, with `bool active = false;` at its beginning; the inner loop runs "
            + "over `example` and sets `active = true;` where `outputs[example, neuron] > 0`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("every zero in the table is counted",
            "A zero is one neuron silent for one example, which is normal. Count columns that are zero from top to bottom.",
            outputs => Neurons(outputs).Sum(neuron => neuron.Count(value => value <= 0))),
        Mistake("a neuron that was silent once counts as dead",
            "It takes a 0 for each example. Ask whether all of the column is 0, not whether any of it is.",
            outputs => Neurons(outputs).Count(neuron => neuron.Any(value => value <= 0))),
        Mistake("rows are counted and not columns", "A row is an example. A neuron is a column: outputs[example, neuron].",
            outputs => Enumerable.Range(0, outputs.GetLength(0))
                .Count(example => Enumerable.Range(0, outputs.GetLength(1)).All(neuron => outputs[example, neuron] <= 0))),
        Mistake("the active neurons are counted", "These are the neurons that were active. Count the others.",
            outputs => Neurons(outputs).Count(neuron => neuron.Any(value => value > 0))),
    ];

    private static IEnumerable<float[]> Neurons(float[,] outputs) =>
        Enumerable.Range(0, outputs.GetLength(1)).Select(neuron =>
            Enumerable.Range(0, outputs.GetLength(0)).Select(example => outputs[example, neuron]).ToArray());
}
