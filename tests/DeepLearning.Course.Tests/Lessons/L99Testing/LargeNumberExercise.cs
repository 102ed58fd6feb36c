namespace DeepLearning.Course.Tests.Lessons.L99Testing;

/// <summary>Open-ended: any number over a hundred.</summary>
internal sealed class LargeNumberExercise : Exercise<Func<int, int>>
{
    public override string Id => "test-large";
    public override int Number => 3;
    public override string Title => "A large number";

    protected override Func<int, int> Solution => start => start + 1000;

    protected override Func<int, int> Alternative => start => Math.Abs(start) + 101;

    public override IReadOnlyList<Behaviour> Behaviours =>
    [
        Behaviour<int>("from zero", number => new Verdict(number > 100, $"{number} came, and more than 100 was needed."), 0),
        Behaviour<int>("from minus five hundred", number => new Verdict(number > 100, $"{number} came, and more than 100 was needed."),
            -500),
    ];

    public override IReadOnlyList<string> Hints => ["the idea", "the formula", "the code"];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake<int>("the number is negative", "Up, not down.", start => start - 1, number => number < 0),
    ];
}
