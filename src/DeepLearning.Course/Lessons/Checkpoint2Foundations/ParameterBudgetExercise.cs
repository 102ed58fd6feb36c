namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class ParameterBudgetExercise : Exercise<Func<int, int, int, int>>
{
    public override string Id => "m2-afford";
    public override int Number => 2;
    public override string Title => "How many neurons can you afford?";
    public override Tolerance Tolerance => Tolerance.Exact;
    public override IReadOnlyList<string> Revisit => ["perceptrons-and-multilayer-perceptrons"];

    protected override Func<int, int, int, int> Solution =>
        (inputs, outputs, budget) => Math.Max(0, (budget - outputs) / (inputs + 1 + outputs));

    protected override Func<int, int, int, int> Alternative => (int inputs, int outputs, int budget) =>
    {
        var hidden = 0;
        while ((hidden + 1) * (inputs + 1) + outputs * (hidden + 2) <= budget) hidden++;
        return hidden;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("4 inputs, 3 outputs, 43 parameters: it comes out even", 4, 3, 43),
        new("one parameter less", 4, 3, 42),
        new("not even one hidden neuron", 10, 2, 5),
        new("a picture and ten digits", 784, 10, 10_000),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [1 + random.NextInt32(40), 1 + random.NextInt32(12), 20 + random.NextInt32(3000)];

    public override IReadOnlyList<string> Hints =>
    [
        "Count first: how many parameters does a network with h hidden neurons have? Then ask for the largest h that fits.",
        "hidden · (inputs + 1) + outputs · (hidden + 1) ≤ budget. Each neuron has one weight for each input, and a bias.",
        "Collected by h it is h · (inputs + 1 + outputs) + outputs. Integer division drops the remainder, which rounds down; or count h "
            + "up in a loop while the next one still fits.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the biases are forgotten", "Every neuron, hidden and output, has a bias too: + 1 for each.",
            (inputs, outputs, budget) => budget / (inputs + outputs)),
        Mistake("the output neurons have no biases", "There are as many biases at the end as outputs, whatever h is.",
            (inputs, outputs, budget) => budget / (inputs + 1 + outputs)),
        Mistake("it is rounded up", "A neuron that does not fit in full is not there: round down.",
            (inputs, outputs, budget) => Math.Max(0, (budget - outputs + inputs + outputs) / (inputs + 1 + outputs))),
        Mistake("the hidden neurons' biases are forgotten", "Each hidden neuron has inputs + 1 parameters of its own.",
            (inputs, outputs, budget) => Math.Max(0, (budget - outputs) / (inputs + outputs))),
    ];
}
