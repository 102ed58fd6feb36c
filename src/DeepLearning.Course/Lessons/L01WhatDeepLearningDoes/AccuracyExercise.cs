namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class AccuracyExercise : Exercise<Func<int[], int[], float>>
{
    public override string Id => "dl-accuracy";
    public override int Number => 3;
    public override string Title => "Repair the accuracy";

    protected override Func<int[], int[], float> Solution => (answers, truth) => Right(answers, truth) / (float)truth.Length;

    protected override Func<int[], int[], float> Alternative => (int[] answers, int[] truth) =>
    {
        var mistakes = 0;
        for (var i = 0; i < truth.Length; i++)
            if (answers[i] != truth[i]) mistakes++;
        return 1 - mistakes / (float)truth.Length;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three of four are right", new[] { 7, 1, 3, 3 }, new[] { 7, 1, 3, 5 }),
        new("all are right", new[] { 2, 2 }, new[] { 2, 2 }),
        new("nothing is right", new[] { 0, 1, 2 }, new[] { 1, 2, 0 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 3 + random.NextInt32(20);
        int[] Digits() => [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(3))];
        return [Digits(), Digits()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The function gives 1 when all are right and 0 otherwise, so the counting works. Look at what happens to the count after that.",
        "right / how many, as a number between 0 and 1. In C#, `3 / 4` between two whole numbers is 0: one of them must be a float.",
        "Count in a `float right = 0;` with `if (answers[i] == truth[i]) right++;`, and return `right / …`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("whole numbers are divided", "With two integers, 3 / 4 is 0, because C# drops the remainder. Count in a float.",
            (answers, truth) => Right(answers, truth) / truth.Length),
        Mistake("the right ones are counted and not divided", "Divide by how many there are, so that the answer lies between 0 and 1.",
            (answers, truth) => Right(answers, truth)),
        Mistake("the mistakes are counted", "That is how often it is wrong. Count where the two agree, ==.",
            (answers, truth) => 1 - Right(answers, truth) / (float)truth.Length),
        Mistake("the answer is in per cent", "A fraction between 0 and 1 is wanted: 0.75, not 75.",
            (answers, truth) => 100f * Right(answers, truth) / truth.Length),
    ];

    private static int Right(int[] answers, int[] truth) => answers.Zip(truth, (answer, right) => answer == right).Count(same => same);
}
