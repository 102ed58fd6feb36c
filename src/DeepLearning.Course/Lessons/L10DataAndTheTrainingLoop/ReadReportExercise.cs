namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

/// <summary>Five runs in a report: what to do next with each.</summary>
internal sealed class ReadReportExercise : ChoicesExercise
{
    public override string Id => "tl-read";
    public override int Number => 4;
    public override string Title => "Read the report";
    protected override string Task => "a next step for each of five runs";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("run 1", 'b',
            ('a', "run 1 gets a lower rate", "Both losses fall smoothly and slowly at a rate of 0.0001. Lower is slower still."),
            ('c', "run 1 is treated for overfitting", "Training and validation loss are nearly equal: nothing is memorised."),
            ('d', "run 1 is measured on the test set", "It has hardly learned yet; there is nothing to report.")),
        new("run 2", 'c',
            ('a', "run 2 gets a lower rate", "Nothing is jagged. The training loss is near 0, and the validation loss climbs."),
            ('b', "run 2 gets a higher rate", "It has learned its training set already."),
            ('d', "run 2 is measured on the test set", "The validation loss already shows that it overfits. Fix that first.")),
        new("run 3", 'a',
            ('b', "run 3 gets a higher rate", "Jagged and high, at a rate of 2: the steps are already too long."),
            ('c', "run 3 is treated for overfitting", "Its training loss is as high as its validation loss."),
            ('e', "run 3 is searched for a leak", "A leak makes a measurement look too good, and this one looks bad.")),
        new("run 4", 'd',
            ('b', "run 4 gets a higher rate", "Both losses are low and flat."),
            ('c', "run 4 is treated for overfitting", "The two losses are close together."),
            ('e', "run 4 is searched for a leak",
                "Nothing points to one. But 60 choices used the validation set, so its 0.22 is probably somewhat too low.")),
        new("run 5", 'e',
            ('c', "run 5 is treated for overfitting", "You cannot tell from this validation set: it holds copies of the training images."),
            ('d', "run 5 is measured on the test set", "If the test images were made in the same way, they leak too. Split again first.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "First ask whether the validation loss can be believed. Then compare it with the training loss. Then look at the shape.",
        "Smooth, slow and high: rate up. Jagged: rate down. Training far below validation: overfitting. Related examples on both sides: "
            + "a leak.",
        "Run 2 has a training loss near zero; run 3 a rate of 2; run 4 is finished, and its validation set was used 60 times; run 5 has "
            + "copies of training images in its validation set.",
    ];
}
