namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

/// <summary>The best threshold for eight numbers, found by hand. A whole interval of thresholds is right.</summary>
internal sealed class PencilExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private static readonly float[] Zeros = [0.12f, 0.20f, 0.15f, 0.09f];
    private static readonly float[] Ones = [0.05f, 0.10f, 0.07f, 0.11f];

    public override string Id => "dl-pencil";
    public override int Number => 1;
    public override string Title => "Train with a pencil";
    public override int Points => 1;

    protected override Func<float[]> Solution => () => [0.115f, 7];

    // The rule says "at least", so the threshold may stand on a zero.
    protected override Func<float[]> Alternative => () => new[] { 0.12f, 7f };

    protected override string Task => "the threshold that gets most of eight pictures right";

    public override IReadOnlyList<string> Hints =>
    [
        "Write the eight numbers in order, and mark each as a zero or a one. Then slide a line between them from left to right.",
        "For a threshold t, count the ones below t and the zeros at or above t. Only the gaps between neighbours have to be tried.",
        "In order: 0.05 (one), 0.07 (one), 0.09 (zero), 0.10 (one), 0.11 (one), 0.12 (zero), 0.15 (zero), 0.20 (zero). A threshold "
            + "between 0.11 and 0.12 has four ones on its left. How many zeros has it on its right? Return `[0.115f, …]`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not two numbers", "Return the threshold and the number of right pictures: `[0.5f, 8]` has the right form.",
            () => [0.115f], answer => answer.Length != 2),
        Mistake("the share is given, not the count", "The second number is how many of the eight are right, a whole number.",
            () => [0.115f, 7 / 8f], answer => answer is [var t, > 0 and < 1] && Right(t) == 7),
        Mistake("the threshold is right and the count is not",
            "The zero with 0.09 lies among the ones, on the wrong side of your threshold. Count once more.",
            () => [0.115f, 8], answer => answer is [var t, _] && Right(t) == 7),
        Mistake("all the zeros are caught, and some ones with them",
            "With this threshold no zero is missed, but two ones are called zero. Move it to the right and count again.",
            () => [0.08f, 6], answer => answer is [> 0.07f and <= 0.09f, _]),
        Mistake("another threshold gets more right", "Move your threshold one neighbour to the left or right, and count again each time.",
            () => [0.14f, 6], answer => answer is [var t, _] && Right(t) < 7),
    ];

    protected override Verdict Judge(float[] output) => output is [var threshold, var right]
        ? Verdict(Right(threshold) == 7 && right == 7,
            $"Your threshold {threshold:0.###} gets {Right(threshold)} of eight right; the best gets 7. You counted {right:0.##}.")
        : Failed($"Two numbers are needed, and {output.Length} came.");

    private static int Right(float threshold) => Zeros.Count(ink => ink >= threshold) + Ones.Count(ink => ink < threshold);
}
