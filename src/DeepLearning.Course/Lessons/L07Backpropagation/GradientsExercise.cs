namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class GradientsExercise : Exercise<Func<int[][], float[][], int[], float[]>>
{
    public override string Id => "bp-gradients";
    public override int Number => 3;
    public override string Title => "The backward pass";
    public override int Points => 3;

    protected override Func<int[][], float[][], int[], float[]> Solution => (inputs, slopes, order) =>
        Backward(inputs, order, (gradients, number, i, input) => gradients[input] + slopes[number][i] * gradients[number]);

    // From the other side: each number collects from those that used it.
    protected override Func<int[][], float[][], int[], float[]> Alternative => (int[][] inputs, float[][] slopes, int[] order) =>
    {
        var gradient = new float[inputs.Length];
        foreach (var number in order.Reverse())
        {
            gradient[number] = number == order[^1] ? 1 : 0;
            foreach (var user in order)
                for (var i = 0; i < inputs[user].Length; i++)
                    if (inputs[user][i] == number) gradient[number] += slopes[user][i] * gradient[user];
        }

        return gradient;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("number 2 is 3 times number 0, and 5 times number 1", new int[][] { [], [], [0, 1] }, new float[][] { [], [], [3, 5] },
            new[] { 0, 1, 2 }),
        new("a row of three: 2 · 5 along the path", new int[][] { [], [0], [1] }, new float[][] { [], [2], [5] }, new[] { 0, 1, 2 }),
        new("a number that goes two ways, and both come back", new int[][] { [], [0], [0], [1, 2] },
            new float[][] { [], [2], [3], [1, 10] }, new[] { 0, 1, 2, 3 }),
        new("a number times itself", new int[][] { [1, 1], [] }, new float[][] { [4, 4], [] }, new[] { 1, 0 }),
        new("number 0 is not needed for the result", new int[][] { [], [2], [] }, new float[][] { [], [7], [] }, new[] { 2, 1 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 4 + random.NextInt32(4);
        var names = random.Permutation(count);
        var inputs = new int[count][];
        var slopes = new float[count][];
        for (var i = 0; i < count; i++)
        {
            inputs[names[i]] = i < 2 ? [] : [names[i - 1], names[random.NextInt32(i)]];
            slopes[names[i]] = [.. inputs[names[i]].Select(_ => 1 + random.NextNormal())];
        }

        return [inputs, slopes, names];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The result moves one to one with itself: its gradient is 1. Then go through the order from the end to the beginning, and let each "
            + "number pass on what it has received, multiplied by the slope of the way.",
        "For number n, for each of its inputs i: gradient[inputs[n][i]] += slopes[n][i] · gradient[n].",
        "`var gradient = new float[inputs.Length]; gradient[order[^1]] = 1;` Then a loop `for (int k = order.Length - 1; k >= 0; k--)` "
            + "with `int n = order[k];`, and in it a loop over `inputs[n]`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a number that is used twice keeps only one of its gradients",
            "Where two paths come together, their contributions are added: += instead of =.",
            (inputs, slopes, order) => Backward(inputs, order, (gradients, number, i, input) => slopes[number][i] * gradients[number])),
        Mistake("the pass starts with nothing to pass on",
            "Set the gradient of the result, the last number of the order, to 1 before the loop.",
            (inputs, slopes, order) => new float[inputs.Length]),
        Mistake("the order is gone through forwards",
            "A number may pass on its gradient only when it has received all of it: begin at the end of the order.",
            (inputs, slopes, order) =>
                Backward(inputs, [.. order.Reverse()],
                    (gradients, number, i, input) => gradients[input] + slopes[number][i] * gradients[number], order[^1])),
        Mistake("slopes along a path are added",
            "Along a path the slopes multiply: 2 and then 5 is 10. Only where paths meet is there a sum.",
            (inputs, slopes, order) =>
                Backward(inputs, order, (gradients, number, i, input) => gradients[input] + slopes[number][i] + gradients[number])),
        Mistake("the slopes are passed on without the gradient of the number they belong to",
            "slopes[n][i] is only the last step of the way. Multiply it by gradient[n], which holds the rest of the way to the result.",
            (inputs, slopes, order) => Backward(inputs, order, (gradients, number, i, input) => gradients[input] + slopes[number][i])),
    ];

    private static float[] Backward(int[][] inputs, int[] order, Func<float[], int, int, int, float> received, int? result = null)
    {
        var gradients = new float[inputs.Length];
        gradients[result ?? order[^1]] = 1;
        foreach (var number in order.Reverse())
            for (var i = 0; i < inputs[number].Length; i++)
                gradients[inputs[number][i]] = received(gradients, number, i, inputs[number][i]);
        return gradients;
    }
}
