namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

/// <summary>Three slopes and a softmax share, computed by hand.</summary>
internal sealed class FourNumbersExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const float Room = 0.004f;

    private static readonly float[] Expected = [0.16f, 0.36f, 0.01f, 0.75f];

    private static readonly string[] Names =
        ["the sigmoid's slope", "the slope of tanh", "the leaky ReLU's slope", "the larger share of the softmax"];

    public override string Id => "af-pencil";
    public override int Number => 1;
    public override string Title => "Three slopes and a share, by hand";
    public override int Points => 1;

    protected override Func<float[]> Solution => () => [0.16f, 0.36f, 0.01f, 0.75f];

    protected override Func<float[]> Alternative => () => new[] { 0.8f * 0.2f, 1 - 0.8f * 0.8f, 0.01f, 3 / 4f };

    protected override string Task => "three slopes and a share";

    public override IReadOnlyList<string> Hints =>
    [
        "For 1 and 2 the output a is given, and the slopes have formulas in a. For 3, on which side of zero is z?",
        "a(1 − a); 1 − a²; the leak where z < 0; and for softmax e to the power of the score, divided by the sum of both powers.",
        "0.8 · 0.2, then 1 − 0.64, then the leak, then 3 / (1 + …), where e⁰ is 1.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there are not four numbers", "Four numbers are asked for, in the order of the questions.",
            () => [0.16f], numbers => numbers.Length != Expected.Length),
        Mistake("the two formulas for slopes are exchanged", "a(1 − a) belongs to the sigmoid, and 1 − a² to tanh.",
            () => [0.36f, 0.16f, 0.01f, 0.75f], numbers => Near(numbers[0], 0.36f) && Near(numbers[1], 0.16f)),
        Mistake("0.8 is used as z",
            "0.8 is the output. You need not apply the function once more: a(1 − a) and 1 − a² work with the output.",
            () => [0.214f, 0.559f, 0.01f, 0.75f], numbers => Near(numbers[0], 0.214f) || Near(numbers[1], 0.559f)),
        Mistake("the leaky ReLU's output is given, not its slope", "At z = −3 its output is −0.03. Its slope there is the leak.",
            () => [0.16f, 0.36f, -0.03f, 0.75f], numbers => Near(numbers[2], -0.03f)),
        Mistake("the slope of a plain ReLU is given", "A plain ReLU has slope 0 on the left. The leaky one keeps its leak.",
            () => [0.16f, 0.36f, 0, 0.75f], numbers => Near(numbers[2], 0)),
        Mistake("the scores are divided without the powers of e",
            "Softmax first takes e to the power of each score: e⁰ = 1 and e^1.0986 = 3.",
            () => [0.16f, 0.36f, 0.01f, 1], numbers => Near(numbers[3], 1)),
        Mistake("the smaller share is given", "The shares are 1/4 and 3/4. The larger one is asked for.",
            () => [0.16f, 0.36f, 0.01f, 0.25f], numbers => Near(numbers[3], 0.25f)),
        Mistake("a number is off", "Check each once more with its formula.",
            () => [0.16f, 0.36f, 0.1f, 0.75f], numbers => FirstWrong(numbers) < Expected.Length),
    ];

    protected override Verdict Judge(float[] output)
    {
        if (output.Length != Expected.Length) return Failed($"{Expected.Length} numbers are needed, and {output.Length} came.");
        var wrong = FirstWrong(output);
        return wrong == Expected.Length
            ? Verdict(true, $"All four are right.")
            : Failed($"{Names[wrong]} is not {output[wrong]:0.###}.");
    }

    private static int FirstWrong(float[] output) => output.Zip(Expected).TakeWhile(pair => Near(pair.First, pair.Second)).Count();

    private static bool Near(float number, float other) => MathF.Abs(number - other) <= Room;
}
