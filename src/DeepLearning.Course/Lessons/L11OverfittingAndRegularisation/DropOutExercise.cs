namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class DropOutExercise : Exercise<Func<float[], float[], float, float[]>>
{
    public override string Id => "or-dropout";
    public override int Number => 4;
    public override string Title => "Dropout";

    protected override Func<float[], float[], float, float[]> Solution =>
        (activations, keep, p) => [.. activations.Zip(keep, (a, stays) => a * stays / (1 - p))];

    protected override Func<float[], float[], float, float[]> Alternative =>
        (float[] activations, float[] keep, float p) => (Tensor.From(activations) * Tensor.From(keep) / (1 - p)).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("2 and 4, the second is sent out, p = 0.5", new[] { 2f, 4 }, new[] { 1f, 0 }, 0.5f),
        new("nobody is sent out, p = 0.2", new[] { 1f, -1, 3 }, new[] { 1f, 1, 1 }, 0.2f),
        new("p = 0", new[] { 1f, 2 }, new[] { 1f, 1 }, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(6);
        return [Tensor.Randn(random, count).ToArray(), Enumerable.Range(0, count).Select(_ => (float)random.NextInt32(2)).ToArray(),
            0.8f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Whoever is out passes on nothing. Whoever stays speaks louder, to make up for the missing ones.",
        "a · keep / (1 − p).",
        "`activations.Select((a, i) => keep[i] == 1 ? a / (1 - p) : 0)`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("those who stay do not speak louder",
            "Divide by 1 − p, so that the expected sum stays the same and nothing has to be changed in use.",
            (activations, keep, p) => [.. activations.Zip(keep, (a, stays) => a * stays)]),
        Mistake("it is divided by p", "p is the share that is sent out; 1 − p is the share that stays. Divide by that.",
            (activations, keep, p) => [.. activations.Zip(keep, (a, stays) => a * stays / p)]),
        Mistake("it is multiplied by 1 − p", "That would make them quieter still. Divide.",
            (activations, keep, p) => [.. activations.Zip(keep, (a, stays) => a * stays * (1 - p))]),
        Mistake("keep is read the wrong way round", "1 stays, 0 is sent out.",
            (activations, keep, p) => [.. activations.Zip(keep, (a, stays) => a * (1 - stays) / (1 - p))]),
    ];
}
