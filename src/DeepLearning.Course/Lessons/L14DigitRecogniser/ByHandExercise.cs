namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

/// <summary>A probability, a loss, a number of parameters and one of steps, worked out with pencil and calculator.</summary>
internal sealed class ByHandExercise : NumbersExercise
{
    public override string Id => "dr-by-hand";
    public override int Number => 1;
    public override string Title => "Four numbers by hand";
    protected override string Task => "four numbers";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("the probability", 0.1065f,
            new Slip(0.2f, "the scores are divided without the powers of e", "Softmax takes e to the power of each score first."),
            new Slip(0.787f, "the probability of class 1 is given", "The right class is 0, and its score is 1."),
            new Slip(0.1192f, "only one of the other classes is in the sum", "The sum has three terms: e¹ + e³ + e¹.")),
        new("the loss", 2.2396f,
            new Slip(-2.2396f, "the loss has the wrong sign", "The logarithm of a number below 1 is negative; the loss is minus that."),
            new Slip(0.2396f, "the loss of class 1 is given", "The loss is −log of the probability that the right class has, class 0."),
            new Slip(0.9726f, "the logarithm has base 10", "The natural logarithm is meant, with base e.")),
        new("the parameters", 43,
            new Slip(36, "the biases are missing", "Each of the 4 and each of the 3 neurons has a bias, too."),
            new Slip(13, "inputs, hidden neurons and outputs are added up",
                "Each hidden neuron has a weight for each input: 6 · 4 of them.")),
        new("the steps", 15,
            new Slip(14, "the last, smaller batch is not counted",
                "14 batches of 480 are 6,720 digits. The remaining 280 make one more step."),
            new Slip(14.583f, "the steps are not a whole number", "A batch that is not full is a step, too: round up.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Softmax and the loss are computed in the section on the mathematics. A layer has weights and biases. The last batch may be "
            + "smaller.",
        "e¹ / (e¹ + e³ + e¹); −log of it; inputs · neurons + neurons for each layer; digits / batch size, rounded up.",
        "e¹ is 2.718 and e³ is 20.086. The layers have 6 · 4 + 4 and 4 · 3 + 3 parameters. 7,000 / 480 is about 14.6.",
    ];
}
