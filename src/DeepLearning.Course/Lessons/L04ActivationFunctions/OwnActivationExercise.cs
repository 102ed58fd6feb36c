using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

/// <summary>Open-ended: any activation function whose slope is never too small and never too large.</summary>
internal sealed class OwnActivationExercise : OpenEndedExercise<Func<float[], float[]>, float[]>
{
    private const float LeastSlope = 0.05f;
    private const float MostSlope = 1.05f;
    private const float LeastBend = 0.3f;
    private const float ZeroRoom = 0.1f;
    private const float Step = 0.1f;

    // From −10 to 10; the place in the middle is exactly 0.
    private static readonly float[] Places = [.. Enumerable.Range(-100, 201).Select(i => i * Step)];

    public override string Id => "af-own";
    public override int Number => 5;
    public override string Title => "An activation function of your own";

    protected override Func<float[], float[]> Solution => z => Each(z, one => 0.2f * one + 0.8f * MathF.Tanh(one));

    protected override Func<float[], float[]> Alternative => (float[] z) => z.Select(one => MathF.Max(0.9f * one, 0.1f * one)).ToArray();

    protected override string Task => "201 values of z from −10 to 10";
    protected override object?[] Inputs => [Places];

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with a function that you know, see which promise it breaks, and mend that one. ReLU, for instance, breaks only the first.",
        "Two recipes: two straight pieces with different slopes that meet at 0; or a bend that flattens out, such as tanh, added to a "
            + "gentle ramp that never does. Mind that slopes add up.",
        "Leaky ReLU with a leak between 0.05 and 0.7 keeps all four promises: `z.Select(one => one > 0 ? one : 0.2f * one).ToArray()`. Can "
            + "you make a smooth one?",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the number of outputs is not the number of inputs", "Return one output for each z, in the same order.",
            z => [0], output => output.Length != Places.Length),
        Mistake("it is a straight line",
            "The slope is the same everywhere, and layers of lines are one line. Let it be steeper in one place than in another.",
            z => Each(z, one => 0.5f * one), output => Slopes(output).Max() - Slopes(output).Min() < 0.01f),
        Mistake("it falls somewhere", "Where the slope is negative, more input makes less output. Let your function rise all the way.",
            z => Each(z, MathF.Sin), output => Slopes(output).Min() < -0.01f),
        Mistake("it is flat far from zero, or on one side",
            "There the slope is nearly 0, as with sigmoid, tanh or ReLU. Add a gentle ramp, such as 0.1 · z, or let it leak.",
            z => Each(z, MathF.Tanh), output => Slopes(output).Min() < LeastSlope - 0.001f),
        Mistake("it is too steep",
            "Somewhere the slope is above 1.05, and through twenty layers that can explode. Multiply the whole by a smaller number.",
            z => Each(z, one => one > 0 ? 2 * one : one), output => Slopes(output).Max() > MostSlope + 0.001f),
        Mistake("zero does not stay zero",
            "At z = 0 something comes out. Subtract it everywhere: that moves the curve and leaves its slope alone.",
            z => Each(z, one => 1 + (one > 0 ? one : 0.2f * one)), output => MathF.Abs(output[Places.Length / 2]) > ZeroRoom),
    ];

    protected override Verdict Judge(float[] output)
    {
        if (output.Length != Places.Length)
            return Failed($"One output for each of the {Places.Length} values is needed, and {output.Length} came.");
        var slopes = Slopes(output);
        var (least, most, atZero) = (slopes.Min(), slopes.Max(), output[Places.Length / 2]);
        // A thousandth of room: a slope measured between two floats is not exact.
        var passed = least >= LeastSlope - 0.001f && most <= MostSlope + 0.001f && most - least >= LeastBend
            && MathF.Abs(atZero) <= ZeroRoom;
        return Verdict(passed,
            $"Its slope is between {least:0.000} (0.050 is the least allowed) and {most:0.000} (1.050 is the most); they differ by "
                + $"{most - least:0.000} (0.300 is needed); and at z = 0 it gives {atZero:0.000}.",
            Picture(output, slopes));
    }

    private static Figure Picture(float[] output, float[] slopes)
    {
        float[] between = [.. Places.Skip(1).Select(place => place - Step / 2)];
        return Figure.Line(Places, output, "your function").AddLine(between, slopes, "its slope")
            .Title("An activation function of your own").XAxis("z").YAxis("a")
            .Alt("The learner's function and its slope for z from minus 10 to 10.");
    }

    private static float[] Slopes(float[] output) => [.. output.Zip(output.Skip(1), (left, right) => (right - left) / Step)];

    private static float[] Each(float[] z, Func<float, float> function) => [.. z.Select(function)];
}
