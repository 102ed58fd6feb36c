namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

/// <summary>One number from each lesson of the module, worked out with pencil and calculator.</summary>
internal sealed class ByHandExercise : NumbersExercise
{
    public override string Id => "m3-by-hand";
    public override int Number => 1;
    public override int Points => 1;
    public override string Title => "Five numbers by hand";
    protected override string Task => "five numbers";

    public override IReadOnlyList<string> Revisit =>
        ["data-and-the-training-loop", "overfitting-and-regularisation", "initialisation-and-normalisation", "hyperparameter-tuning",
            "digit-recogniser"];

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("the steps", 24,
            new Slip(21, "the last, smaller batch is not counted",
                "450 examples make 7 full batches of 64 and one of 2: 8 steps an epoch."),
            new Slip(27, "the validation examples are trained on", "Only 530 − 80 examples are for training."),
            new Slip(8, "the steps are those of one epoch", "There are three epochs.")),
        new("the activation", 4,
            new Slip(3, "the activation is not scaled", "What is kept is divided by 1 − p, so that the expected sum stays the same."),
            new Slip(12, "it is divided by p", "Divide by 1 − p, the probability of being kept."),
            new Slip(2.25f, "it is multiplied by 1 − p", "A quarter is dropped, so the rest must become larger: divide by 1 − p.")),
        new("the starting weights", 0.1f,
            new Slip(0.01f, "the variance is given", "The standard deviation is the root of it."),
            new Slip(0.0707f, "ReLU is forgotten", "ReLU halves the mean square, so the variance is 2 divided by the inputs.")),
        new("the learning rate", 0.01f,
            new Slip(0.334f, "the rate is on an even scale", "On a logarithmic scale the three powers of ten get a third each."),
            new Slip(0.1f, "two thirds of the way are given", "0.1 lies two thirds of the way from 0.001 to 1.")),
        new("the loss", 1.6094f,
            new Slip(-1.6094f, "the loss has the wrong sign", "It is minus the logarithm of the probability."),
            new Slip(0.2231f, "the loss belongs to 0.8", "The right class got 0.2."),
            new Slip(0.699f, "the logarithm has base 10", "The natural logarithm is meant, with base e.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "One number from each of lessons 10 to 14: steps, dropout, He's rule, the logarithmic scale, cross-entropy.",
        "Examples for training / batch size, rounded up, times epochs; h / (1 − p); √(2 / inputs); low · (high / low)^u; −log p.",
        "450 / 64 is a little more than 7; 3 / 0.75; √(2 / 200); 0.001 · 1000^(1/3); −log 0.2.",
    ];
}
