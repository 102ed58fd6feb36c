using System.Globalization;

namespace DeepLearning.Benchmarks;

/// <summary>
/// How cost grows with work: a training step at growing batch, hidden size, sequence and image. If the speed in GFLOP/s
/// at the largest size is near the best of its row, cost grows as work does.
/// </summary>
internal static class Sweep
{
    public sealed record Point(int Size, double Milliseconds, double Gflops);

    public sealed record Series(string Title, IReadOnlyList<Point> Points)
    {
        /// <summary>How many times more a FLOP costs at the largest size than at the best.</summary>
        public double GrowthAtEnd => Points.Max(point => point.Gflops) / Points[^1].Gflops;
    }

    public static List<Series> Measure() =>
    [
        Run("batch, MLP 784-128-10", [1, 2, 4, 8, 16, 32, 64, 128, 256, 512], size => MlpStep(size, 128)),
        Run("hidden size, MLP 784-h-10, batch 64", [16, 32, 64, 128, 256, 512, 1024], size => MlpStep(64, size)),
        Run("sequence, LSTM 128 units, batch 32", [16, 32, 64, 128, 256, 512], LstmStep),
        Run("image, conv 3x3 16-32, batch 4", [28, 56, 112, 224], ConvolutionStep),
    ];

    private static Series Run(string title, int[] sizes, Func<int, (Action Step, double Flops)> prepare)
    {
        var points = new List<Point>();
        foreach (int size in sizes)
        {
            var (step, flops) = prepare(size);
            Timing.PerCall(0.5, step);
            double seconds = Timing.Median(Enumerable.Range(0, 5).Select(_ => Timing.PerCall(0.1, step)));
            points.Add(new Point(size, seconds * 1e3, flops / seconds / 1e9));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{title,-40} {size,5} {seconds * 1e3,10:F3} ms {flops / seconds / 1e9,8:F1} GFLOP/s"));
        }
        var series = new Series(title, points);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title,-40} a FLOP at the largest size costs {series.GrowthAtEnd:F2} times the best"));
        return series;
    }

    private static (Action Step, double Flops) MlpStep(int batch, int hidden)
    {
        var model = new Sequential(new Linear(784, hidden), new Relu(), new Linear(hidden, 10));
        var optimizer = new Adam(model.Parameters());
        var loss = new CrossEntropyLoss();
        Tensor input = Tensor.Randn(new RandomGenerator(1), batch, 784), target = Tensor.Zeros(batch);
        // One for all steps: what a step has finished with serves the next.
        var memory = new StepMemory();
        return (() =>
        {
            memory.NextStep();
            optimizer.ZeroGrad();
            loss.Forward(model.Forward(input), target).Backward();
            optimizer.Step();
        }, batch * (4.0 * 784 * hidden + 6.0 * hidden * 10));
    }

    private static (Action Step, double Flops) LstmStep(int steps)
    {
        const int Batch = 32, Hidden = 128;
        var shape = new LstmShape(steps, Batch, Hidden);
        int rows = steps * Batch;
        float[] projected = Numbers(rows * 4 * Hidden), weight = Numbers(4 * Hidden * Hidden), start = new float[Batch * Hidden];
        float[] hidden = new float[rows * Hidden], cells = new float[hidden.Length], gates = new float[projected.Length],
            gradient = new float[projected.Length];
        return (() =>
        {
            LstmKernel.Forward(shape, projected, weight, start, start, hidden, cells, gates);
            LstmKernel.Backward(shape, weight, start, start, hidden, cells, gates, hidden, gradient, new float[weight.Length],
                new float[start.Length], new float[start.Length]);
        }, 3.0 * 2 * rows * 4 * Hidden * Hidden);
    }

    private static (Action Step, double Flops) ConvolutionStep(int size)
    {
        var shape = new ConvolutionShape(4, 16, size, size, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        float[] input = Numbers(4 * 16 * size * size), weight = Numbers(32 * 16 * 9), output = new float[4 * 32 * size * size];
        float[] inputGradient = new float[input.Length], weightGradient = new float[weight.Length];
        return (() =>
        {
            ConvolutionKernel.Forward(shape, input, weight, [], output);
            ConvolutionKernel.InputGradient(shape, weight, output, inputGradient, add: false);
            ConvolutionKernel.WeightGradient(shape, input, output, weightGradient, add: false);
        }, 3.0 * 2 * shape.Work);
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(1);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (random.NextSingle() - 0.5f) * 0.1f;
        }
        return numbers;
    }
}
