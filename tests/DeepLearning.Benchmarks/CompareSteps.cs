using System.Globalization;
using System.Text.Json;

namespace DeepLearning.Benchmarks;

/// <summary>
/// Times our training steps beside PyTorch's. Rounds alternate: ours, PyTorch on one thread, PyTorch on two; the better of
/// its two medians counts. Before that, both run a few steps from the same weights and their losses must agree.
/// </summary>
internal static class CompareSteps
{
    public sealed record Row(string Name, double OursMs, double? TorchMs, double? Ratio);

    private static readonly Workload[] Workloads =
    [
        new("mlp", "MLP 784-128-10, batch 64", 2.5,
            g => new Sequential(new Linear(784, 128, generator: g), new Relu(), new Linear(128, 10, generator: g)), [64, 784], 10),
        new("cnn", "CNN 2 x conv 3x3 (16, 32), batch 64", 2,
            g => new Sequential(
                new Conv2d(1, 16, 3, padding: 1, generator: g), new Relu(), new MaxPool2d(2),
                new Conv2d(16, 32, 3, padding: 1, generator: g), new Relu(), new MaxPool2d(2),
                new Flatten(), new Linear(32 * 7 * 7, 10, generator: g)), [64, 1, 28, 28], 10),
        new("lstm", "LSTM 64-128, 32 x 64 tokens", 3, g => new LastStep(g), [32, 64, 64], 10),
        new("transformer", "Transformer 2 layers d=64, 32 x 64 tokens", 2, g => new TokenModel(g), [32, 64, 64], 64),
    ];

    /// <summary>An LSTM whose last output is classified.</summary>
    private sealed class LastStep(RandomGenerator generator) : Module
    {
        private readonly Lstm _lstm = new(64, 128, batchFirst: true, generator: generator);
        private readonly Linear _output = new(128, 10, generator: generator);

        public override Tensor Forward(Tensor input) => _output.Forward(_lstm.Forward(input).Narrow(1, input.Shape[1] - 1, 1).Squeeze(1));
    }

    /// <summary>A Transformer encoder that predicts a class for every token.</summary>
    private sealed class TokenModel(RandomGenerator generator) : Module
    {
        private readonly TransformerEncoder _encoder = new(
            new TransformerOptions(64, 4, FeedForward: 256, Dropout: 0), 2, generator: generator);
        private readonly Linear _output = new(64, 64, generator: generator);

        public override Tensor Forward(Tensor input) => _output.Forward(_encoder.Forward(input)).Reshape(-1, 64);
    }

    /// <summary>PyTorch's threads spin for a while after their work; without a pause they would slow our round.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The same steps as <see cref="Trainer"/> runs them and in a loop written by hand, in alternating rounds.</summary>
    public static void CompareLoops(int rounds, double seconds)
    {
        foreach (var workload in Workloads)
        {
            var (trainer, byHand, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (int round = 0; round <= rounds; round++)
            {
                double inTrainer = workload.Time(seconds), inLoop = workload.Time(seconds, byHand: true);
                if (round == 0) continue;
                trainer.Add(inTrainer);
                byHand.Add(inLoop);
                ratios.Add(inLoop / inTrainer);
            }
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload.Title}: Trainer {Timing.Median(trainer):F3} ms, by hand {Timing.Median(byHand):F3} ms, ratio " +
                $"{Timing.Median(ratios):F2}"));
        }
    }

    public static List<Row> Measure(int rounds, double seconds, string? only = null)
    {
        using var torch = TorchProcess.Start();
        var rows = new List<Row>();
        foreach (var workload in Workloads.Where(workload => only is null || workload.Name == only))
        {
            string folder = Directory.CreateTempSubdirectory("compare").FullName;
            try
            {
                rows.Add(Measure(workload, torch, folder, rounds, seconds));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return rows;
    }

    private static Row Measure(Workload workload, TorchProcess? torch, string folder, int rounds, double seconds)
    {
        workload.Save(folder);
        torch?.Load(workload.Name, folder);
        float[] losses = workload.Losses(3);
        if (torch is not null)
        {
            CheckSame(workload, losses, torch.Losses(3));
        }
        workload.Time(seconds * 3);
        var ours = new List<double>();
        List<double> one = [], two = [];
        for (int round = 0; round < rounds; round++)
        {
            Thread.Sleep(Pause);
            ours.Add(workload.Time(seconds));
            if (torch is not null)
            {
                one.Add(torch.Time(1, seconds));
                two.Add(torch.Time(2, seconds));
            }
        }
        double our = Timing.Median(ours);
        string allocated = Text($"{workload.AllocatedPerStep()} B a step");
        if (torch is null)
        {
            Console.WriteLine(Text($"{workload.Title,-42} ours {our,8:F3} ms {Spread(ours)}   {allocated}"));
            return new Row(workload.Name, our, null, null);
        }
        var best = Timing.Median(one) < Timing.Median(two) ? one : two;
        double their = Timing.Median(best), ratio = their / our;
        Console.WriteLine(
            Text($"{workload.Title,-42} ours {our,8:F3} ms {Spread(ours)}   PyTorch {their,8:F3} ms {Spread(best)} on ") +
            Text($"{(best == one ? 1 : 2)} thread(s)   {Verdict(ratio, workload.Goal)}   {allocated}"));
        return new Row(workload.Name, our, their, ratio);
    }

    private static string Verdict(double ratio, double goal) =>
        ratio >= goal ? Text($"{ratio:F2}x faster (goal {goal:F1}x: met)")
        : ratio >= 1 ? Text($"{ratio:F2}x faster (goal {goal:F1}x: MISSED)")
        : Text($"{1 / ratio:F2}x SLOWER: we lose here (goal {goal:F1}x)");

    /// <summary>Half the range of the middle half of the rounds, as a percentage of the median.</summary>
    private static string Spread(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return Text($"±{(sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 2 / Timing.Median(times),4:P0}");
    }

    private static void CheckSame(Workload workload, float[] ours, float[] theirs)
    {
        for (int i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(ours[i] - theirs[i]) <= 1e-3f * (1 + Math.Abs(theirs[i]))))
            {
                throw new InvalidOperationException(
                    Text($"{workload.Name}: the loss of step {i + 1} is {ours[i]} here and {theirs[i]} in PyTorch, ") +
                    "so the two do not do the same work.");
            }
        }
    }

    public static string Json(IEnumerable<Row> steps, IEnumerable<ProductShares.Row> products)
    {
        var rows = steps.Select(row => (object)new { name = row.Name, oursMs = row.OursMs, torchMs = row.TorchMs, ratio = row.Ratio })
            .Concat(products.Select(row => (object)new { name = row.Name, gflops = row.Gflops, ceiling = row.Ceiling, share = row.Share }));
        return JsonSerializer.Serialize(rows, Options);
    }

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
