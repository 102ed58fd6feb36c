namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>Reading a table of searches: which step comes next.</summary>
internal sealed class FiveSearchesExercise : ChoicesExercise
{
    public override string Id => "hp-read";
    public override int Number => 4;
    public override string Title => "Read five searches";
    protected override string Task => "a next step for each of five searches";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("search 1", 'a',
            ('b', "search 1 gets a wider range", "It covers four powers of ten already, but 27 of 30 trials lie in one of them."),
            ('c', "search 1 is repeated with more seeds", "Most of its rates diverge. Other seeds would repeat that."),
            ('d', "search 1 is opened for the test set", "Only three rates below 0.1 were tried; a better one may easily be among the "
                + "others.")),
        new("search 2", 'b',
            ('a', "search 2 gets a logarithmic scale", "Its rates differ by equal factors: they are on that scale already."),
            ('c', "search 2 is repeated with more seeds", "The loss falls steadily, by far more than chance, up to the largest rate."),
            ('d', "search 2 is opened for the test set", "Its best rate is the largest one tried, so a better one may lie beyond.")),
        new("search 3", 'c',
            ('a', "search 3 gets a logarithmic scale", "Two widths were compared. No scale makes that difference larger."),
            ('b', "search 3 gets a wider range", "First find out whether the two differ: a repetition moved the loss by 0.020 or more."),
            ('d', "search 3 is opened for the test set", "Repeating one width changed its loss by more than the two differ.")),
        new("search 4", 'd',
            ('a', "search 4 gets a logarithmic scale", "It has one."),
            ('b', "search 4 gets a wider range", "Its winner lies inside the range."),
            ('c', "search 4 is repeated with more seeds", "It has five, and the winner's range does not touch that of the next.")),
        new("search 5", 'b',
            ('a', "search 5 gets a logarithmic scale", "It has one."),
            ('c', "search 5 is repeated with more seeds", "It has five, and the ranges do not overlap."),
            ('d', "search 5 is opened for the test set", "Its best penalty is the smallest one tried, so a better one may lie beyond.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Ask of each: were the trials well spread? Does the best lie at an edge? Is the difference larger than chance? Is it finished?",
        "Search 1 spends nine of ten trials on one power of ten. In 3 a repetition changes the loss by more than the difference. Where do "
            + "the best settings of 2, 4 and 5 lie?",
        "The best of 2 is the largest rate tried, the best of 5 the smallest penalty. Only one of the five is finished.",
    ];
}
