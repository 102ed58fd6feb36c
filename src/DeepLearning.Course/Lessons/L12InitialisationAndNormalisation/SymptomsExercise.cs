namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Reading figures: which remedy to try first for each of four symptoms.</summary>
internal sealed class SymptomsExercise : Exercise<Func<string[]>>
{
    public override string Id => "in-symptoms";
    public override int Number => 4;
    public override string Title => "Read four figures";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<string[]> Solution => () => ["he", "residual", "clip", "eval"];

    protected override Func<string[]> Alternative => () => "he residual clip eval".Split(' ');

    public override IReadOnlyList<Case> Cases => [new("A, B, C and D")];

    public override IReadOnlyList<string> Hints =>
    [
        "Ask of each panel: is it the way forward, the way back, one single step, or the mode at inference?",
        "0.7 per layer is √½, what ReLU loses. Level forward and growing from layer to layer backward needs a path around the layers. A "
            + "jump comes from one step. A dependence on the batch size comes from the batch's statistics.",
        "A is about the starting weights, B about the gradient's path, C about one enormous gradient, D about Eval().",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("A and B are exchanged", "In A the activations shrink already going forward: start with larger weights. In B "
            + "they are level, and the gradient changes from layer to layer.", () => ["residual", "he", "clip", "eval"]),
        Mistake("B and C are exchanged", "Clipping scales the whole gradient, so the ratio between the layers of B would stay. C "
            + "shows one step that was far too large.",
            () => ["he", "clip", "residual", "eval"]),
        Mistake("C and D are exchanged", "D depends on the batch size at inference, where there is no gradient to clip.",
            () => ["he", "residual", "eval", "clip"]),
        Mistake("A and C are exchanged", "In A nothing is too large. In C training went well for sixteen epochs, so the start was fine.",
            () => ["clip", "residual", "he", "eval"]),
    ];
}
