namespace DeepLearning.Course.Tests.Lessons.L99Testing;

/// <summary>An exercise that exists only to try the checker on: add two arrays, element by element.</summary>
internal sealed class AdditionExercise : Exercise<Func<float[], float[], float[]>>
{
    public override string Id => "test-addition";
    public override int Number => 1;
    public override string Title => "Addition";
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(0.5);
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Tensor.Sum", "adding is the exercise")];

    protected override Func<float[], float[], float[]> Solution => (left, right) => [.. left.Zip(right, (a, b) => a + b)];

    protected override Func<float[], float[], float[]> Alternative => (left, right) => [.. left.Select((a, i) => a - -right[i])];

    public override IReadOnlyList<Case> Cases =>
    [
        new("two and two", new[] { 1f, 2f }, new[] { 3f, 4f }),
        new("with a zero", new[] { 0f, 5f, 1f }, new[] { 2f, 0f, 1f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [new[] { random.NextNormal(), random.NextNormal() }, new[] { random.NextNormal(), random.NextNormal() }];

    public override IReadOnlyList<string> Hints => ["the idea", "the formula", "the code"];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("you subtract", "Use +.", (left, right) => [.. left.Zip(right, (a, b) => a - b)]),
        Mistake("you multiply", "Use + and not *.", (left, right) => [.. left.Zip(right, (a, b) => a * b)]),
        Mistake("you look at the left one only", "Use both.", (left, right) => [.. left]),
    ];
}
