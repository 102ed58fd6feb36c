namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

/// <summary>Reading a figure: which step comes next for each of four runs.</summary>
internal sealed class FourCurvesExercise : Exercise<Func<string[]>>
{
    public override string Id => "or-curves";
    public override int Number => 4;
    public override string Title => "Read four curves";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<string[]> Solution => () => ["larger", "regularise", "longer", "keep"];

    protected override Func<string[]> Alternative => () => "larger regularise longer keep".Split(' ');

    public override IReadOnlyList<Case> Cases => [new("A, B, C and D")];

    public override IReadOnlyList<string> Hints =>
    [
        "Look first at the training loss: is it low, and is it still moving? Only then at the distance of the validation loss from it.",
        "High and flat: the model is too small. Still falling: not finished. Low while validation rises: overfitting. Low and close: done.",
        "A is high and flat, B has a gap that grows, C still falls along a line, D is low, flat and close together.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("A and C are exchanged", "A no longer moves, so more epochs bring nothing; C still falls, so it is not yet "
            + "known what it can do.",
            () => ["longer", "regularise", "larger", "keep"]),
        Mistake("A and B are exchanged", "A does not even fit its training data: limiting it further makes it worse. B fits "
            + "them perfectly.",
            () => ["regularise", "larger", "longer", "keep"]),
        Mistake("B and C are exchanged", "Training B longer widens its gap. C has no gap, and both losses still fall.",
            () => ["larger", "longer", "regularise", "keep"]),
        Mistake("B and D are exchanged", "D has no gap to speak of. In B the validation loss turned and climbs.",
            () => ["larger", "keep", "longer", "regularise"]),
    ];
}
