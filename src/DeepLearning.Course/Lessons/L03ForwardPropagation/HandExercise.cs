namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

/// <summary>Two neurons in a row, computed with a pencil, and one question in the other direction.</summary>
internal sealed class HandExercise : NumbersExercise
{
    public override string Id => "fp-hand";
    public override int Number => 3;
    public override string Title => "Forward with a pencil";
    protected override string Task => "five numbers for two neurons, from x = 2";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("z1", -2.5f,
            new Slip(3.5f, "the sign of the first weight is lost", "The weight is −1.5, so −1.5 · 2 = −3 goes into the sum."),
            new Slip(-3.5f, "the first bias is subtracted", "The bias is added: −1.5 · 2 + 0.5.")),
        new("a1", 0.07586f,
            new Slip(0.92414f, "the sign in the exponent of the first sigmoid is reversed",
                "σ(z) = 1 / (1 + e^(−z)). With z = −2.5 the power is e^2.5, and the output is below 0.5.")),
        new("z2", -0.69657f,
            new Slip(-11, "z1 goes into the second neuron", "The second neuron's input is the first one's output, a1, after the sigmoid."),
            new Slip(7, "x goes into the second neuron", "Only the first neuron's input is x. The second one's is a1."),
            new Slip(1.30343f, "the second bias is subtracted", "b2 is −1 and is added: 4 · a1 − 1.")),
        new("a2", 0.33257f,
            new Slip(0.66743f, "the sign in the exponent of the second sigmoid is reversed",
                "z2 is negative, so the output is below 0.5: the power is e^0.6966.")),
        new("the a1 at which a2 is 0.5", 0.25f,
            new Slip(-0.25f, "the sign of −b/w is lost", "The sum must be 0: 4 · a1 − 1 = 0."),
            new Slip(4, "the weight is divided by the bias", "4 · a1 − 1 = 0 gives a1 = 1 / 4.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Go from left to right, and write each number down before you use it: first the sum, then the sigmoid, twice. For question 5: "
            + "where is σ exactly 0.5?",
        "z1 = w1·x + b1, a1 = 1 / (1 + e^(−z1)), z2 = w2·a1 + b2, a2 = 1 / (1 + e^(−z2)). And σ is 0.5 where its sum is 0.",
        "z1 = −3 + 0.5. Then a1 = 1 / (1 + 12.18), z2 = 4 · a1 − 1, a2 = 1 / (1 + 2.007). For question 5 solve 4 · a1 − 1 = 0.",
    ];
}
