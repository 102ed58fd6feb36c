namespace DeepLearning.Course.Tests.Lessons.L99Testing;

/// <summary>Tensors and a gradient check: multiply, then square.</summary>
internal sealed class ScaleExercise : Exercise<Func<Tensor, Tensor, Tensor>>
{
    public override string Id => "test-scale";
    public override int Number => 2;
    public override string Title => "Scale";
    public override bool ChecksGradient => true;

    protected override Func<Tensor, Tensor, Tensor> Solution => (x, scale) => (x * scale).Square();

    protected override Func<Tensor, Tensor, Tensor> Alternative => (x, scale) => x * x * scale * scale;

    public override IReadOnlyList<Case> Cases => [new("three numbers", new Tensor([1f, -2f, 0.5f]), new Tensor([2f, 1f, 3f]))];

    public override IReadOnlyList<string> Hints => ["the idea", "the formula", "the code"];

    public override IReadOnlyList<Mistake> Mistakes => [];
}
