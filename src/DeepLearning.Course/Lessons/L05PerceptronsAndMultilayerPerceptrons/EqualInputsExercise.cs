using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

/// <summary>Any nine numbers with which three neurons with hard steps find out whether two inputs are the same.</summary>
internal sealed class EqualInputsExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const int WeightCount = 9;

    private static readonly (int X1, int X2)[] Corners = [(0, 0), (0, 1), (1, 0), (1, 1)];

    public override string Id => "mp-same";
    public override int Number => 2;
    public override string Title => "Are they the same?";
    public override int Points => 2;

    protected override Func<float[]> Solution => () => [1, 1, -0.5f, 1, 1, -1.5f, -1, 1, 0.5f];

    // Neither, or both.
    protected override Func<float[]> Alternative => () => new[] { -1f, -1, 0.5f, 1, 1, -1.5f, 1, 1, -0.5f };

    protected override string Task => "a network that compares two inputs";

    public override IReadOnlyList<string> Hints =>
    [
        "Say it in words first: they are the same if both are 1, or if neither is. \"Both\" is one hidden neuron, \"at least one\" is the "
            + "other.",
        "Keep the two hidden neurons of the lesson: or = (1, 1, −0.5), and = (1, 1, −1.5). The output must be 1 for (or, and) = (0, 0) "
            + "and (1, 1), and 0 for (1, 0).",
        "The output is 1 unless \"or\" is on without \"and\": a negative weight for or, a positive one of the same size for and, and a "
            + "bias a little above 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a number is missing or one too many",
            "Nine are needed: three for each hidden neuron (two weights and a bias) and three for the output.",
            () => [1, 1, -0.5f, -1, 1], output => output.Length != WeightCount),
        Mistake("it is XOR, the opposite",
            "It outputs 1 where the inputs differ. Change the signs of the output's three numbers, and then raise its bias a little: a "
                + "sum of exactly 0 gives the output 0.",
            () => [1, 1, -0.5f, 1, 1, -1.5f, 1, -1, -0.5f], output => Answers(output) is [0, 1, 1, 0]),
        Mistake("all four corners get the same output",
            "Compute the output's sum at each corner: its bias is larger than the rest can change, or the hidden neurons do not "
                + "distinguish the corners.",
            () => [1, 1, -0.5f, 1, 1, -1.5f, 1, 1, 5], output => Answers(output).Distinct().Count() == 1),
        Mistake("one corner is wrong",
            "Three of four is what a single line can do. Find the corner that is wrong, and write down the outputs of the two hidden "
                + "neurons there.",
            () => [1, 1, -0.5f, 1, 1, -1.5f, 0, 1, -0.5f], output => RightCount(output) == 3),
    ];

    protected override Verdict Judge(float[] output)
    {
        if (output.Length != WeightCount)
            return Failed($"Nine numbers are needed, and {output.Length} came.");
        var results =
            Corners.Zip(Answers(output),
                (corner, answer) => string.Create(CultureInfo.InvariantCulture, $"({corner.X1}, {corner.X2}) → {answer}"));
        return Verdict(RightCount(output) == Corners.Length,
            $"{RightCount(output)} of 4 corners are right: {string.Join(", ", results)}.", Picture(output));
    }

    private static Figure Picture(float[] output) => Figure.DecisionBoundary((float x, float y) => OutputAt(output, x, y) - 0.5f,
            Tensor.From(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }), new[] { 1, 0, 0, 1 }, ["differ", "the same"])
        .Title("Your network").XAxis("first input").YAxis("second input")
        .Alt("The four corners, and where the learner's network outputs 1.");

    private static int RightCount(float[] output) =>
        Corners.Zip(Answers(output)).Count(pair => pair.Second == (pair.First.X1 == pair.First.X2 ? 1 : 0));

    private static int[] Answers(float[] output) =>
        output.Length != WeightCount ? [] : [.. Corners.Select(corner => OutputAt(output, corner.X1, corner.X2))];

    private static int OutputAt(float[] output, float x1, float x2) =>
        Step(output.AsSpan(6), Step(output.AsSpan(0), x1, x2), Step(output.AsSpan(3), x1, x2));

    private static int Step(ReadOnlySpan<float> neuron, float first, float second) =>
        neuron[0] * first + neuron[1] * second + neuron[2] > 0 ? 1 : 0;
}
