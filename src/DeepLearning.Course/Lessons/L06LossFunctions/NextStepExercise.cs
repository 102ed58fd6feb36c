namespace DeepLearning.Course.Lessons.L06LossFunctions;

/// <summary>A histogram of errors with a small group far away: what should be tried next?</summary>
internal sealed class NextStepExercise : StepAndReasonExercise
{
    public override string Id => "lf-next";
    public override int Number => 4;
    public override string Title => "What next?";

    protected override string Task => "a step and its reason";

    protected override (char Letter, string Why) Step => ('b',
        "Squared, a handful of errors of more than 100 minutes outweigh all others, so the line moves up by about 6 minutes for everybody. "
            + "The absolute error and Huber follow the middle of the data.");

    protected override char Reason => '2';

    protected override IReadOnlyList<(char Letter, string Why)> WrongSteps =>
    [
        ('a', "Look at the left figure: has the loss changed in the last 300 steps?"),
        ('c', "Cross-entropy is for classes. Minutes are a number, and the model outputs no probability."),
        ('d', "A factor changes the length of the steps and not the place where the loss is smallest."),
    ];

    protected override IReadOnlyList<(char Number, string Why)> WrongReasons =>
    [
        ('1', "The left figure is level from about step 50 on."),
        ('3', "The slope of e² is 2e: it grows with the error. What vanishes for large errors is the squared error behind a sigmoid."),
        ('4', "The size of a loss says nothing about whether it can be trained on; its slope does, and it is zero at the minimum."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "The left figure first: is the training at its end?",
        "Then the right one: how large is a squared error of 140 minutes, beside 200 squared errors of 6 minutes?",
        "Which losses of this lesson are moved little by a few very large errors? Return its letter, and the number of a reason that "
            + "speaks of such errors, such as `return \"a1\";`.",
    ];
}
