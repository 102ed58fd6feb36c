namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

/// <summary>Reading a figure of three sweeps: what it shows and what it does not.</summary>
internal sealed class SweepsExercise : ChoicesExercise
{
    public override string Id => "m3-sweeps";
    public override int Number => 6;
    public override int Points => 1;
    public override string Title => "Read three sweeps";
    protected override string Task => "four questions on three sweeps";
    public override IReadOnlyList<string> Revisit => ["hyperparameter-tuning", "initialisation-and-normalisation"];

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("A or B", 'a',
            ('b', "B is called better than A", "Compare each at its own best rate: A at 0.003, B at 0.001. Lower is better."),
            ('c', "A and B are called equal", "At 0.001 they are. But A has a better rate, and there the bands do not overlap.")),
        new("network C", 'c',
            ('a', "C is called the worst", "It is the worst at rates that may be too small for it. Where is its lowest point?"),
            ('b', "C is called as good as A", "At the last rate C has 0.38, and A's best is 0.31.")),
        new("network D", 'b',
            ('a', "D is called better than A", "One run against a band of five: 0.30 lies inside it."),
            ('c', "A is called better than D", "One run at one rate, and it lies inside A's band. Nothing shows that A is better.")),
        new("the test set", 'b',
            ('a', "the winner is chosen on the test set", "Then its score is too good: it was chosen for it. Use the validation set."),
            ('c', "the test set is used in the sweep", "What is used for choosing is a validation set.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "A network is judged at its own best rate. Is that rate inside the range that was tried? Is a difference larger than the bands?",
        "A's lowest point is at 0.003, B's at 0.001, C's at the edge. D has a single run.",
        "Question 2: a lowest point at the edge means that the range was too narrow. Question 3: a single run inside a band of five "
            + "decides nothing.",
    ];
}
