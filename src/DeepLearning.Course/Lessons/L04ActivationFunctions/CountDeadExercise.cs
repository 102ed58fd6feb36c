namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class CountDeadExercise : Exercise<Func<float[,], int>>
{
    public override string Id => "af-dead";
    public override int Number => 5;
    public override string Title => "Count the dead";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[,], int> Solution => said => Neurons(said).Count(neuron => neuron.All(value => value <= 0));

    protected override Func<float[,], int> Alternative => (float[,] said) => (int)(Tensor.From(said).Sum(0) <= 0).Sum().Item();

    public override IReadOnlyList<Case> Cases =>
    [
        new("three examples, four neurons, of which the second is dead", new float[,] { { 0, 0, 1, 2 }, { 3, 0, 0, 1 }, { 0, 0, 0, 4 } }),
        new("nobody is dead, though every neuron is silent once", new float[,] { { 0, 1 }, { 1, 0 } }),
        new("an example to which everyone is silent", new float[,] { { 0, 0, 0 }, { 1, 2, 0 } }),
        new("all are dead", new float[,] { { 0, 0, 0 }, { 0, 0, 0 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (examples, neurons) = (2 + random.NextInt32(3), 3 + random.NextInt32(6));
        var said = new float[examples, neurons];
        for (var neuron = 0; neuron < neurons; neuron++)
        {
            var isDead = random.NextSingle() < 0.4f;
            for (var example = 0; example < examples; example++)
                said[example, neuron] = isDead ? 0 : MathF.Max(0, random.NextNormal());
        }

        return [said];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the table one neuron at a time, so column by column. A neuron that spoke even once is alive.",
        "For each neuron look at all examples, and remember whether one of the numbers was above 0. If none was, count one more.",
        "The outer loop runs over `neuron` up to `said.GetLength(1)`, with `bool spoke = false;` at its beginning; the inner loop runs "
            + "over `example` and sets `spoke = true;` where `said[example, neuron] > 0`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("every zero in the table is counted",
            "A zero is one neuron silent to one example, which is normal. Count columns that are zero from top to bottom.",
            said => Neurons(said).Sum(neuron => neuron.Count(value => value <= 0))),
        Mistake("a neuron that was silent once counts as dead",
            "It takes silence to every example. Ask whether all of the column is 0, not whether any of it is.",
            said => Neurons(said).Count(neuron => neuron.Any(value => value <= 0))),
        Mistake("rows are counted and not columns", "A row is an example. A neuron is a column: said[example, neuron].",
            said => Enumerable.Range(0, said.GetLength(0))
                .Count(example => Enumerable.Range(0, said.GetLength(1)).All(neuron => said[example, neuron] <= 0))),
        Mistake("the living are counted", "These are the neurons that spoke. Count the others.",
            said => Neurons(said).Count(neuron => neuron.Any(value => value > 0))),
    ];

    private static IEnumerable<float[]> Neurons(float[,] said) =>
        Enumerable.Range(0, said.GetLength(1)).Select(neuron =>
            Enumerable.Range(0, said.GetLength(0)).Select(example => said[example, neuron]).ToArray());
}
