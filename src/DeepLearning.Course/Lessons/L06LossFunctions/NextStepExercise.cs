namespace DeepLearning.Course.Lessons.L06LossFunctions;

/// <summary>A histogram of errors with a small group far away: what should be tried next?</summary>
internal sealed class NextStepExercise : ChoiceExercise
{
    public override string Id => "lf-next";
    public override int Number => 4;
    public override string Title => "What next?";

    protected override string Task => "a step and its reason";

    protected override string Right => "B2";
    protected override string OtherSpelling => " 2, b ";

    protected override string Why =>
        "Squared, a handful of errors of more than 100 minutes outweigh all others, so the line moves up by about 6 minutes for everybody. "
            + "The absolute error and Huber follow the middle of the data. Correcting the records would be better still; where that is "
            + "not possible, choose a robust loss.";

    protected override IReadOnlyList<WrongChoice> WrongChoices =>
    [
        new("A", "step a was chosen",
            "Look at the left figure: has the loss changed in the last 300 steps?"),
        new("C", "step c was chosen",
            "Cross-entropy is for classes. Minutes are a number, and the model outputs no probability."),
        new("D", "step d was chosen",
            "A factor changes the length of the steps and not the place where the loss is smallest."),
        new("B1", "the step is right, and reason 1 was given for it",
            "The left figure is level from about step 50 on."),
        new("B3", "the step is right, and reason 3 was given for it",
            "The slope of e² is 2e: it grows with the error. What vanishes for large errors is the squared error behind a sigmoid."),
        new("B4", "the step is right, and reason 4 was given for it",
            "The size of a loss says nothing about whether it can be trained on; its slope does, and it is zero at the minimum."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "The left figure first: is the training at its end?",
        "Then the right one: how large is a squared error of 140 minutes, beside 200 squared errors of 6 minutes?",
        "Which losses of this lesson are moved little by a few very large errors? Return its letter, and the number of a reason that "
            + "speaks of such errors, such as `return \"a1\";`.",
    ];
}
