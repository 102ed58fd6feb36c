namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

/// <summary>Results with spreads, and results seed by seed: what follows from them.</summary>
internal sealed class ReadResultsExercise : ChoicesExercise
{
    public override string Id => "lr-read";
    public override int Number => 4;
    public override string Title => "Read the results";
    protected override string Task => "four conclusions from results with several seeds";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("question 1", 'c',
            ('a', "P is called better", "The means differ by 0.2 %, and the seeds of each vary by about 2 %."),
            ('b', "Q is called better", "Its best seed is higher and its mean is lower; neither says much with this spread."),
            ('d', "P and Q are called equal", "That is not shown either. More seeds might show a difference.")),
        new("question 2", 'b',
            ('a', "P's rate is taken for tuned", "The best of three was the largest of them. Beyond it might be a better one."),
            ('c', "lower rates are tried for P", "The best rate was at the upper edge, so look above it."),
            ('d', "P is given Q's rate", "0.15 was among P's candidates, and 0.4 was better for P.")),
        new("question 3", 'c',
            ('a', "only R's mean is looked at", "One seed at 0.39 moves the mean of five. The mean hides it."),
            ('b', "only R's best seed is looked at", "The best seed alone compares luck."),
            ('d', "R's rate is raised", "A seed that ends far above the others suggests steps that are too long, not too short.")),
        new("question 4", 'b',
            ('a', "only the ranges of S and T are compared",
                "With the same seeds you can subtract seed by seed. That removes what a seed does to both schedules."),
            ('c', "S and T are called equal", "S is higher on each of the five seeds, by 0.4 or 0.5."),
            ('d', "the best seeds are compared", "The best of five seeds compares luck. Subtract seed by seed.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Compare each difference of means with the spread of the seeds beside it, and each chosen rate with its candidates. Where the "
            + "results of each seed are given, use them.",
        "A difference of means much smaller than the spread: no order. Better still, where you can: subtract seed by seed. A best value "
            + "at the edge of a search: search beyond the edge. One far seed: look at its curve.",
        "P and Q differ by 0.2 and spread over 2. 0.4 is the largest candidate. R's training loss reaches from 0.040 to 0.390. "
            + "S minus T: 90.2 − 89.8, 91.0 − 90.5, and so on.",
    ];
}
