namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

/// <summary>Reads a table of accuracies and chooses a program, with a reason.</summary>
internal sealed class ChooseExercise : ChoiceExercise
{
    public override string Id => "dl-choose";
    public override int Number => 4;
    public override string Title => "Which one would you use?";

    protected override string Right => "B2";
    protected override string OtherSpelling => " b 2";
    protected override string Task => "a program for tomorrow's envelopes, and a reason";

    public override IReadOnlyList<string> Hints =>
    [
        "The digits on tomorrow's envelopes are new to each program. Which column was measured on digits that were new, too?",
        "Compare the last column, and hold each entry against the trivial program D.",
        "Of the three numbers in the last column 94.2 is the highest. Your answer is that program's letter and the reason, "
            + "the one that names this column.",
    ];

    protected override IReadOnlyList<WrongChoice> WrongChoices =>
    [
        new("A1", "the program with the highest training accuracy is chosen",
            "It may know its training digits by heart. On digits that it had not seen, another program did better."),
        new("C", "the list of known digits is chosen",
            "A new digit is in no list. Nothing was measured that says how it does on new ones."),
        new("D", "the trivial program is chosen",
            "Its two accuracies hardly differ, and both are useless: one in ten is what guessing gives. A small difference alone says "
                + "little."),
        new("A", "the second-best on new digits is chosen", "Compare the last column once more."),
        new("B", "the program is right and the reason is not",
            "Program B does not have the highest training accuracy, and D's two accuracies differ less. What does B have?"),
    ];
}
