namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class ThreeLossesExercise : Exercise<Func<float[]>>
{
    private static readonly float[] Errors = [0.5f, -3, 1, 0];

    public override string Id => "lf-hand";
    public override int Number => 1;
    public override string Title => "Three losses, by hand";
    public override Tolerance Tolerance => new(0.006, 0, "numbers found by hand may be rounded to two digits");

    protected override Func<float[]> Solution => () => Averages(Square, MathF.Abs, Huber);

    protected override Func<float[]> Alternative => () => new[] { 2.56f, 1.13f, 0.78f };

    public override IReadOnlyList<Case> Cases => [new("the three averages")];

    public override IReadOnlyList<string> Hints =>
    [
        "Make a small table: one row for each error, one column for each loss. Then average each column over all four rows.",
        "The columns are e², |e|, and for Huber ½e² where |e| ≤ 1 and |e| − ½ beyond. The error 0 counts in the average too.",
        "The column of Huber's loss is 0.125, 2.5, 0.5, 0. Fill in the other two, add each up, divide by 4, and return the three "
            + "numbers: `return [mse, mae, huber];`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sums are returned, not the averages", "Divide each sum by the number of predictions, which is 4.",
            () => [.. Averages(Square, MathF.Abs, Huber).Select(average => average * Errors.Length)]),
        Mistake("the error of 0 was left out", "A prediction that is right counts in the average: divide by 4, not by 3.",
            () => [.. Averages(Square, MathF.Abs, Huber).Select(average => average * Errors.Length / 3)]),
        Mistake("errors below zero were subtracted", "The absolute value of −3 is 3. Without it, errors cancel each other.",
            () => Averages(Square, e => e, Huber)),
        Mistake("the half in Huber's square is missing", "Up to δ Huber's loss is ½e²: 0.125 for 0.5, and 0.5 for 1.",
            () => Averages(Square, MathF.Abs, e => MathF.Abs(e) <= 1 ? e * e : MathF.Abs(e) - 0.5f)),
        Mistake("Huber's loss beyond δ is the plain absolute value",
            "Beyond δ it is δ(|e| − ½δ): 2.5 for an error of −3, so that the pieces meet.",
            () => Averages(Square, MathF.Abs, e => MathF.Abs(e) <= 1 ? e * e / 2 : MathF.Abs(e))),
        Mistake("Huber's loss squares the large error", "−3 lies beyond δ = 1, where the loss is |e| − ½, not ½e².",
            () => Averages(Square, MathF.Abs, e => e * e / 2)),
        Mistake("the order is not MSE, MAE, Huber", "The numbers are right. Return the mean squared error first.",
            () => Averages(MathF.Abs, Square, Huber)),
    ];

    private static float[] Averages(params Func<float, float>[] losses) => [.. losses.Select(loss => Errors.Average(loss))];

    private static float Square(float e) => e * e;

    private static float Huber(float e) => MathF.Abs(e) <= 1 ? e * e / 2 : MathF.Abs(e) - 0.5f;
}
