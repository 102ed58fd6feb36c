namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class InitialScaleExercise : Exercise<Func<int, int, string, float>>
{
    public override string Id => "in-start";
    public override int Number => 1;
    public override string Title => "How large to begin";

    protected override Func<int, int, string, float> Solution =>
        (inputs, outputs, activation) => MathF.Sqrt(activation == "relu" ? 2f / inputs : 2f / (inputs + outputs));

    protected override Func<int, int, string, float> Alternative => (int inputs, int outputs, string activation) => activation switch
    {
        "relu" => (float)Math.Pow(inputs / 2.0, -0.5),
        _ => (float)(1 / Math.Sqrt((inputs + outputs) / 2.0)),
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("tanh, from 100 to 100", 100, 100, "tanh"),
        new("ReLU, from 100 to 100", 100, 100, "relu"),
        new("ReLU, from 784 to 10", 784, 10, "relu"),
        new("tanh, from 3 to 5", 3, 5, "tanh"),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [1 + random.NextInt32(900), 1 + random.NextInt32(900), random.NextInt32(2) == 0 ? "tanh" : "relu"];

    public override IReadOnlyList<string> Hints =>
    [
        "First the variance, which is different for the two activations; the standard deviation is its root.",
        "Xavier: √(2/(inputs + outputs)). He: √(2/inputs).",
        "`float variance = activation == \"relu\" ? 2f / inputs : 2f / (inputs + outputs);` The f matters: 2 / 100 with whole numbers is "
            + "0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("whole numbers are divided", "2 / 100 is 0 in C#. Write 2f, so that it is computed with fractions.",
            (inputs, outputs, activation) => MathF.Sqrt(activation == "relu" ? 2 / inputs : 2 / (inputs + outputs))),
        Mistake("the variance is returned", "Asked for is the standard deviation: take the root.",
            (inputs, outputs, activation) => activation == "relu" ? 2f / inputs : 2f / (inputs + outputs)),
        Mistake("tanh and ReLU are swapped", "He's 2/inputs belongs to ReLU, Xavier's to tanh.",
            (inputs, outputs, activation) => MathF.Sqrt(activation != "relu" ? 2f / inputs : 2f / (inputs + outputs))),
        Mistake("the activation is not looked at, and Xavier is used always", "ReLU halves the mean square and needs larger weights.",
            (inputs, outputs, activation) => MathF.Sqrt(2f / (inputs + outputs))),
        Mistake("He's 2 is missing", "1/inputs keeps a *linear* signal level; ReLU needs 2/inputs.",
            (inputs, outputs, activation) => MathF.Sqrt(activation == "relu" ? 1f / inputs : 2f / (inputs + outputs))),
    ];
}
