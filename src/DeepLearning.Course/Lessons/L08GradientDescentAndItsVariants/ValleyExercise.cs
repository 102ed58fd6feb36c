using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>Open-ended: any way of walking down a bent valley within 200 steps.</summary>
internal sealed class ValleyExercise : OpenEndedExercise<Func<float[], float[,]>, float[,]>
{
    private const int MostSteps = 200;
    private const float LongestStep = 0.5f;
    private const float Needed = 0.01f;

    private static readonly float[] Start = [-1.5f, 1.5f];

    public override string Id => "gd-valley";
    public override int Number => 5;
    public override string Title => "Down the bent valley";

    protected override Func<float[], float[,]> Solution => start => Descend(start, MostSteps, Gradient, rate: 0.005f, momentum: 0.9f);

    // Adam from the library instead of momentum by hand.
    protected override Func<float[], float[,]> Alternative => (float[] start) =>
    {
        var place = Tensor.From(start).RequireGrad();
        var optimizer = new Adam([place], learningRate: 0.2f);
        var path = new float[MostSteps + 1, 2];
        for (var i = 0; i <= MostSteps; i++)
        {
            (path[i, 0], path[i, 1]) = (place.Data[0], place.Data[1]);
            optimizer.ZeroGrad();
            var (x, y) = (place.Narrow(0, 0, 1), place.Narrow(0, 1, 1));
            ((1 - x).Square() + 10 * (y - x.Square()).Square()).Sum().Backward();
            optimizer.Step();
        }

        return path;
    };

    protected override string Task => "at the bottom of a bent valley within 200 steps";
    protected override object?[] Inputs => [Start];

    public override IReadOnlyList<string> Hints =>
    [
        "Row 0 is the start. At each place compute both derivatives, make one step by a rule of this lesson, and write down the new place.",
        "The derivatives are −2(1 − x) − 40x(y − x²) and 20(y − x²). Plain descent is too slow here. Momentum 0.9 with a rate of 0.005 "
            + "arrives, and so does Adam with 0.2.",
        "A `new float[201, 2]`, a velocity for each of the two directions, and a loop over 200 steps: first both derivatives from the old "
            + "place, then both velocities, then both moves; then fill the next row.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the path is not a list of places with two numbers each",
            "Return a float[,] with one row for each place, and two columns, x and y.",
            start => new float[2, 3], path => path.GetLength(1) != 2),
        Mistake("the start is missing in the path", "Row 0 should be the start itself, and row 1 the place after the first step.",
            start => WithoutStart(Descend(start, MostSteps, Gradient, rate: 0.005f, momentum: 0.9f)),
            path => Fits(path) && (path[0, 0] != Start[0] || path[0, 1] != Start[1])),
        Mistake("you never leave the start",
            "Every row is the same. Keep what your step function returns: w = …, and write the new w down.",
            start => Descend(start, 5, (_, _) => [0, 0], rate: 0.005f),
            path => Fits(path) && Last(path) is var (x, y) && x == Start[0] && y == Start[1]),
        Mistake("the walk goes uphill or flies out of the valley",
            "You end higher than you began. Check the signs of both derivatives, or take a smaller rate.",
            start => Descend(start, 5, (x, y) => [-Gradient(x, y)[0], -Gradient(x, y)[1]], rate: 0.001f),
            path => Fits(path) && Last(path) is var (x, y) && !(Loss(x, y) < Loss(Start[0], Start[1]))),
        Mistake("the walk is still on its way along the valley's floor",
            "The path has found the floor and moves slowly along it. Keep a velocity (momentum), or scale the steps (Adam).",
            start => Descend(start, MostSteps, Gradient, rate: 0.005f),
            path => Fits(path) && Last(path) is var (x, y) && Loss(x, y) > Needed && MathF.Abs(y - x * x) < 0.1f),
    ];

    protected override Verdict Judge(float[,] path)
    {
        if (!Fits(path))
            return Failed($"A path of places with 2 numbers each is needed, and float[{path.GetLength(0)}, {path.GetLength(1)}] came.");
        if (path[0, 0] != Start[0] || path[0, 1] != Start[1])
            return Failed($"The path begins at ({path[0, 0]:0.##}, {path[0, 1]:0.##}), and it should begin at ({Start[0]}, {Start[1]}).",
                Map(path));
        var steps = path.GetLength(0) - 1;
        var longest =
            Enumerable.Range(1, steps).Select(i => MathF.Sqrt(Square(path[i, 0] - path[i - 1, 0]) + Square(path[i, 1] - path[i - 1, 1])))
                .DefaultIfEmpty().Max();
        var (x, y) = Last(path);
        var loss = Loss(x, y);
        return Verdict(steps <= MostSteps && longest <= LongestStep && loss <= Needed,
            $"{steps} steps (at most {MostSteps}), the longest {longest:0.00} (at most {LongestStep:0.0}); at the end the loss is "
                + $"{loss:0.0000} (at most {Needed:0.00}).",
            Map(path));
    }

    private static Figure Map(float[,] path)
    {
        var places =
            Enumerable.Range(0, path.GetLength(0)).Where(i => MathF.Abs(path[i, 0]) < 2.5f && path[i, 1] is > -1.5f and < 3.5f).ToArray();
        return Figure.Contour((float x, float y) => MathF.Log(Loss(x, y) + 0.05f), (-2, 2), (-1, 3))
            .AddPath(places.Select(i => path[i, 0]).ToArray(), places.Select(i => path[i, 1]).ToArray(), "your walk")
            .Title("Your walk in the valley").XAxis("x").YAxis("y")
            .Alt("The learner's walk over a map of a bent valley whose lowest place is at x = 1, y = 1.");
    }

    private static bool Fits(float[,] path) => path.GetLength(0) > 0 && path.GetLength(1) == 2;

    private static (float X, float Y) Last(float[,] path) => (path[path.GetLength(0) - 1, 0], path[path.GetLength(0) - 1, 1]);

    private static float Square(float number) => number * number;

    private static float Loss(float x, float y) => Square(1 - x) + 10 * Square(y - x * x);

    private static float[] Gradient(float x, float y) => [-2 * (1 - x) - 40 * x * (y - x * x), 20 * (y - x * x)];

    private static float[,] Descend(float[] start, int steps, Func<float, float, float[]> gradient, float rate, float momentum = 0)
    {
        var path = new float[steps + 1, 2];
        var (x, y, velocityX, velocityY) = (start[0], start[1], 0f, 0f);
        for (var t = 0; ; t++)
        {
            (path[t, 0], path[t, 1]) = (x, y);
            if (t == steps) return path;
            var g = gradient(x, y);
            (velocityX, velocityY) = (momentum * velocityX + g[0], momentum * velocityY + g[1]);
            (x, y) = (x - rate * velocityX, y - rate * velocityY);
        }
    }

    private static float[,] WithoutStart(float[,] path)
    {
        var rest = new float[path.GetLength(0) - 1, 2];
        for (var i = 0; i < rest.GetLength(0); i++) (rest[i, 0], rest[i, 1]) = (path[i + 1, 0], path[i + 1, 1]);
        return rest;
    }
}
