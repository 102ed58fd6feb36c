namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>Scales, an expected improvement and a probability, worked out with pencil and calculator.</summary>
internal sealed class ByHandExercise : NumbersExercise
{
    public override string Id => "hp-by-hand";
    public override int Number => 1;
    public override string Title => "Four numbers by hand";
    protected override string Task => "four numbers";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("the learning rate", 0.1f,
            new Slip(0.505f, "the rate is halfway on an even scale", "On a logarithmic scale equal steps are equal factors: from 0.01 to "
                + "the middle and from there to 1.")),
        new("the momentum", 0.9368f,
            new Slip(0.89f, "the momentum is halfway on an even scale", "Take the middle of 0.2 and 0.02 on a logarithmic scale first."),
            new Slip(0.0632f, "1 − μ is given", "That is 1 − μ. The momentum is 1 minus it.")),
        new("the expected improvement", 0.01395f,
            new Slip(0.01f, "the difference of the losses is given", "0.25 − 0.24 is what the prediction promises. Its uncertainty adds "
                + "to the expected improvement: use both terms."),
            new Slip(0.007f, "only one of the two terms is given", "Add both: (b − μ)·Φ(z) and σ·φ(z).")),
        new("the probability", 0.8784f,
            new Slip(0.1216f, "the probability that all miss is given", "0.9²⁰ is the probability that all 20 miss. At least one hits "
                + "with 1 minus that."),
            new Slip(2, "the probabilities are added up", "A probability is at most 1. Multiply the misses: 0.9 twenty times."),
            new Slip(0.6415f, "the best 5 % are used", "The best 10 % are asked for: one trial misses them with 0.9.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Halfway on a logarithmic scale is the root of the product. For the momentum, find the middle of 1 − μ. For the last number ask "
            + "when all trials miss.",
        "√(low · high); 1 − √((1 − low)(1 − high)); (b − μ)·Φ(z) + σ·φ(z) with z = (b − μ)/σ; 1 − 0.9ⁿ.",
        "√(0.01 · 1); 1 − √(0.2 · 0.02); 0.01 · 0.691 + 0.02 · 0.352; 1 − 0.9²⁰, where 0.9²⁰ is about 0.12.",
    ];
}
