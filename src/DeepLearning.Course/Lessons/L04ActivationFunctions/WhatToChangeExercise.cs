namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

/// <summary>Reads a table of gradients and saturation, and chooses what to change.</summary>
internal sealed class WhatToChangeExercise : ChoiceExercise
{
    public override string Id => "af-choose";
    public override int Number => 4;
    public override string Title => "Why does it not learn?";

    protected override string Right => "B1";
    protected override string OtherSpelling => "b-1";
    protected override string Task => "what to change, and a reason";

    public override IReadOnlyList<string> Hints =>
    [
        "Two questions: does the gradient shrink or grow on its way to layer 1? And are the neurons flat?",
        "From layer 10 to layer 7 the gradient is divided by about 8: by 2 in each layer. Each layer multiplies it by about gain · slope, "
            + "and the last column says whether the slope is the cause.",
        "The slopes are near 1, so the gain is the factor that is too small. Which letter changes that, and which reason says it?",
    ];

    protected override IReadOnlyList<WrongChoice> WrongChoices =>
    [
        new("A", "the learning rate is made smaller",
            "The table was measured before training, so the learning rate plays no part in it. A smaller one would make small steps "
                + "smaller."),
        new("C", "the gain is made smaller",
            "The gradient already shrinks from layer to layer. A smaller gain makes it shrink more quickly."),
        new("B2", "the change is right and saturation is given as the reason",
            "Hardly any neuron has a slope below 0.2: look at the last column."),
        new("B3", "the change is right and explosion is given as the reason",
            "From layer 10 to layer 1 the gradient becomes smaller: it vanishes."),
        new("B", "the letter is right and the number is none of the three", "The reasons are numbered 1 to 3."),
    ];
}
