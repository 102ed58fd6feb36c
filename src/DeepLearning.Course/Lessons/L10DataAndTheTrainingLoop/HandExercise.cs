namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

/// <summary>Iterations, a last batch, a normalised value and a leak, by pencil.</summary>
internal sealed class HandExercise : NumbersExercise
{
    public override string Id => "tl-hand";
    public override int Number => 1;
    public override string Title => "Counting and scaling by pencil";
    protected override string Task => "five numbers about batches, scaling and a split";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("iterations in an epoch", 4,
            new Slip(3, "the last, smaller batch is left out", "Three full batches leave 100 examples; they make a fourth batch."),
            new Slip(3.333f, "the number of batches was not rounded up",
                "There is no third of a batch: the rest makes a batch of its own.")),
        new("the size of the last batch", 100,
            new Slip(300, "the last batch is taken for full", "1,000 less three batches of 300.")),
        new("iterations in 4 epochs", 16,
            new Slip(14, "it was rounded up after multiplying by the epochs", "Each epoch ends with its own smaller batch: 4 · 4."),
            new Slip(12, "the last, smaller batches are left out", "Each epoch has 4 iterations, not 3.")),
        new("the new value 14, normalised", 10 / MathF.Sqrt(5),
            new Slip(1.789f, "the new value is in the mean and the standard deviation", "That is the leak: take both from 1, 3, 5 and 7."),
            new Slip(2, "it was divided by the variance", "σ is the square root of the variance 5."),
            new Slip(3.873f, "the variance divides by one less than the number of values", "Here σ divides by the number of values, 4."),
            new Slip(6.261f, "the mean was not subtracted", "First subtract the mean, 4; then divide.")),
        new("the share with another image of the patient in training", 1,
            new Slip(0.2f, "that is the share of images in the validation set",
                "60 of 300 images. The question is about those 60: where are their patients' other two images?"),
            new Slip(0.6f, "that is the share of patients in the validation set",
                "60 of 100 patients. The question is about the 60 images: where are their patients' other two?"),
            new Slip(0.667f, "two of three images were taken for two of three patients",
                "For each of the 60, both other images of its patient are in the training set.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "The first three are about whole batches: what is left over makes a batch too. The last is about the 60 images, one by one.",
        "⌈examples / size⌉; what is left after the full batches; iterations · epochs; (14 − μ)/σ with μ and σ of 1, 3, 5, 7.",
        "⌈3.33⌉; 1,000 − 900; an epoch's iterations times 4; μ = 4 and σ = √5; and the two other images of such a patient are not in the "
            + "validation set, so where are they?",
    ];
}
