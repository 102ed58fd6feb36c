namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

/// <summary>Reads two curves of the firing rate and says which property of the neuron differs.</summary>
internal sealed class WhatChangedExercise : ChoiceExercise
{
    public override string Id => "bn-choose";
    public override int Number => 4;
    public override string Title => "What was changed?";

    protected override string Right => "C1";
    protected override string OtherSpelling => "c1";
    protected override string Task => "the property that was changed, and a reason";

    public override IReadOnlyList<string> Hints =>
    [
        "Two things can be read off a curve: the current at which it leaves zero, and its height after that. Which of the two is "
            + "different?",
        "The curve leaves zero where R·I equals the distance from rest to threshold. And r = 1000 / (τ · log …): what happens to r when "
            + "τ is halved?",
        "A would move the start to 0.75 nA, B to 2 nA. Both curves start at 1.5 nA, which leaves one letter, and one reason that says so.",
    ];

    protected override IReadOnlyList<WrongChoice> WrongChoices =>
    [
        new("A", "the resistance is said to have doubled",
            "With twice the resistance half the current reaches the threshold: the curve would start at 0.75 nA."),
        new("B", "the threshold is said to have moved",
            "With a threshold of −45 mV the voltage must rise by 20 mV in place of 15: the curve would start at 2 nA, and lie lower."),
        new("C2", "the time constant is right and the reason is not",
            "How far a current pushes the voltage in the end is R·I, and that would show where the curve starts. Look at that point."),
        new("C3", "the time constant is right and the reason names the threshold",
            "The threshold did not move: look at where both curves start."),
        new("C", "the letter is right and the number is none of the three", "The reasons are numbered 1 to 3."),
    ];
}
