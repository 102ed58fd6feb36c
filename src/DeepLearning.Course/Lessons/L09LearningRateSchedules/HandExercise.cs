namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

/// <summary>Five rates of five schedules, by pencil.</summary>
internal sealed class HandExercise : NumbersExercise
{
    public override string Id => "lr-hand";
    public override int Number => 1;
    public override string Title => "Rates by pencil";
    protected override string Task => "five rates of five schedules";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("the step schedule in epoch 70", 0.004f,
            new Slip(0.04f, "one drop is missing", "70 / 30 rounds down to 2: epochs 30 and 60 each brought a drop."),
            new Slip(0.0004f, "there is a drop too many",
                "The first 30 epochs have the initial rate; epoch 90 would bring the third drop.")),
        new("the cosine at step 30 of 90", 0.15f,
            new Slip(0.1f, "the 1 in (1 + cos)/2 is missing", "0.2 · (1 + 0.5)/2: half a wave from 1 to 0."),
            new Slip(0.1333f, "the cosine was taken for a straight line",
                "A third of the way down is a third of the angle, not of the height.")),
        new("the warm-up at step 1", 0.1f,
            new Slip(0.05f, "the first step was counted as step 1",
                "Steps count from 0, so step 1 is the second: two eighths of the rate."),
            new Slip(0.15f, "a step was counted too many", "Steps 0 and 1 have been reached: two eighths of the rate.")),
        new("the factor from 0.8 to 0.2 in 2 steps", 0.5f,
            new Slip(0.25f, "the factor was used once", "γ · γ = 0.25, so γ is its square root."),
            new Slip(0.125f, "the quotient was divided by the number of steps", "Equal factors multiply: take the root of 0.25.")),
        new("reduce on plateau after the sixth loss", 0.025f,
            new Slip(0.05f, "the second reduction is missing",
                "After the fourth loss the count begins at 0 again; 0.91 and 0.93 are two more epochs that did not beat 0.9."),
            new Slip(0.0125f, "the count was not set back",
                "A reduction sets the count back to 0: the new rate gets its own patience."),
            new Slip(0.1f, "nothing was reduced", "0.92 is below 0.95 and does not beat the best, 0.9: the second bad epoch in a row.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "One formula of the lesson for each question. For the last one, draw the lesson's table and fill it row by row.",
        "Step: η · γ^⌊t/every⌋. Cosine: η · (1 + cos(πt/T))/2. Warm-up: η · (t + 1)/warm. Exponential: ηγ² = last. Plateau: more than 1 "
            + "epoch in a row without a new best; a reduction sets the count back to 0.",
        "⌊70/30⌋ = 2. πt/T = π/3. (1 + 1)/8. γ² = 0.2/0.8. The epochs without a new best are the third to the sixth; the "
            + "count is 1, 2 (reduce, back to 0), 1, 2.",
    ];
}
