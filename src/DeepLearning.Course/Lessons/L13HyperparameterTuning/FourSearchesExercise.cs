namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>Reading a table of searches: which step comes next.</summary>
internal sealed class FourSearchesExercise : Exercise<Func<string[]>>
{
    public override string Id => "hp-read";
    public override int Number => 4;
    public override string Title => "Read four searches";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<string[]> Solution => () => ["log", "range", "seeds", "test"];

    protected override Func<string[]> Alternative => () => "log range seeds test".Split(' ');

    public override IReadOnlyList<Case> Cases => [new("A, B, C and D")];

    public override IReadOnlyList<string> Hints =>
    [
        "Ask of each: were the trials well spread? Does the best lie at an edge? Is the difference larger than chance? Is it finished?",
        "A spends nine of ten trials on one power of ten. The best of B is the largest rate tried. In C a repetition changes the loss by "
            + "more than the difference. D has all of it.",
        "A is about the scale, B about the range, C about the seeds; only D is ready.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("A and B are exchanged", "A covers a wide range, badly spread. B is well spread, and its best lies at the edge.",
            () => ["range", "log", "seeds", "test"]),
        Mistake("B and C are exchanged", "The losses of B fall steadily towards the edge, by far more than chance. Those of C "
            + "differ by less than a repetition.",
            () => ["log", "seeds", "range", "test"]),
        Mistake("C and D are exchanged", "In C chance is larger than the difference. In D five seeds separate the winner clearly.",
            () => ["log", "range", "test", "seeds"]),
        Mistake("B and D are exchanged", "The best of B lies at the edge, so a better one may lie beyond it.",
            () => ["log", "test", "seeds", "range"]),
    ];
}
