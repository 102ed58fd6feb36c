namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

/// <summary>Two figures of a perceptron that does not come to an end: what should be tried next?</summary>
internal sealed class NextStepExercise : ChoiceExercise
{
    public override string Id => "mp-next";
    public override int Number => 4;
    public override string Title => "What next?";

    protected override string Task => "a step and its reason";

    protected override string Right => "C3";
    protected override string OtherSpelling => " 3, c ";

    protected override string Why =>
        "With these two measurements some birds of both species lie at the same places, so no line separates them. The depth of the bill "
        + "adds a coordinate in which the two species differ.";

    protected override IReadOnlyList<WrongChoice> WrongChoices =>
    [
        new("A", "step a was chosen",
            "Sixty rounds without a trend prove nothing: the first pair of species took more than 100. But in the right figure some "
            + "birds of each species lie inside the other cloud, and there no number of rounds is enough."),
        new("B", "step b was chosen",
            "From a start at zero a smaller step scales w and b alike, and the output asks only whether the sum is above zero. Not one "
            + "mistake would change."),
        new("D", "step d was chosen",
            "Then the remaining birds are separated, and the rule fails on the next birds that lie there. Leaving out what is difficult "
            + "improves the score and not the model."),
        new("C1", "the step is right, and reason 1 was given for it",
            "They fell for the first ten rounds. After that they go up and down without a trend."),
        new("C2", "the step is right, and reason 2 was given for it",
            "The length of the step is not the cause: from a start at zero it scales w and b alike and changes no output."),
        new("C4", "the step is right, and reason 4 was given for it",
            "The right figure shows several birds of each species inside the other cloud. Two measurements can simply be too few; "
            + "nothing suggests wrong labels."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with the left figure: do the mistakes still become fewer after the tenth round? That alone decides nothing, since the first "
            + "pair of species took more than 100 rounds.",
        "Then the right figure: could you draw one straight line with each species on its own side? If not, no training of this model with "
            + "these inputs will.",
        "Which of the four steps changes what the model can see? Which reason says that the two clouds overlap? Return both, such as "
            + "`return \"a1\";`.",
    ];
}
