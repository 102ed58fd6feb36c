namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>Four loss curves: what to do next with each.</summary>
internal sealed class ReadCurvesExercise : ChoicesExercise
{
    public override string Id => "gd-read";
    public override int Number => 4;
    public override string Title => "Four runs, four next steps";
    protected override string Task => "a next step for each of the runs 1 to 4";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("run 1", 'b',
            ('a', "run 1 gets a lower rate",
                "Run 1 falls without a single jump and has hardly moved. A lower rate would make it slower still."),
            ('c', "run 1 is left alone",
                "It loses a few hundredths a pass. A larger rate is tried before a hundred more passes are spent."),
            ('d', "run 1 gets other starting weights", "Run 1 does move, from its first pass on. Its steps are too short.")),
        new("run 2", 'a',
            ('b', "run 2 gets a higher rate", "Run 2 jumps up and down after its first pass: its steps are already too long."),
            ('c', "run 2 is left alone", "It has jumped around the same level for nine passes, and more of them will do the same."),
            ('d', "run 2 gets other starting weights",
                "It left its start quickly, so the start was fine. The jumps come from the length of the steps.")),
        new("run 3", 'c',
            ('a', "run 3 gets a lower rate", "Run 3 falls steadily and shows no jumps. Lower would only be slower."),
            ('b', "run 3 gets a rate ten times higher",
                "Run 3 has the rate 0.15. In the lesson's table plain descent works best near 0.3 and failed at 3; 1.5 is far beyond "
                + "the best."),
            ('d', "run 3 gets other starting weights", "Run 3 learns. It has not finished yet.")),
        new("run 4", 'd',
            ('a', "run 4 gets a lower rate",
                "Run 4 has the rate of run 3, which works, and no jumps. Look at the gradients of its hidden layer."),
            ('b', "run 4 gets a higher rate", "A gradient of exactly zero stays zero, whatever it is multiplied by."),
            ('c', "run 4 is left alone", "Where the gradient of a weight is exactly zero, no number of passes moves it.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "For each run ask two questions: does the loss move at all, and does it jump?",
        "Falls smoothly but hardly: steps too short. Jumps: steps too long. Falls well: more passes. Flat, with a rate that works "
            + "elsewhere: look at the gradients and at where it started.",
        "One of the runs started with all weights at zero, where the hidden layer's gradient is exactly zero: a saddle. Which curve has "
            + "the good rate and is flat all the same?",
    ];
}
