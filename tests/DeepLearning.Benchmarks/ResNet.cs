using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DeepLearning.Benchmarks;

/// <summary>
/// One image of 3×224×224 through a network of ResNet-18's shape, beside onnxruntime-node on as many threads. PyTorch writes
/// our random weights as ONNX; the outputs of both must agree before anything is timed. Rounds alternate.
/// </summary>
internal static class ResNet
{
    private const string Name = "ResNet-18 forward, 3 x 224 x 224, batch 1";

    public static CompareSteps.Row? Measure(int rounds)
    {
        var generator = new RandomGenerator(1);
        var model = new Sequential(
            new Conv2d(3, 64, 7, 2, 3, bias: false, generator: generator), new BatchNorm2d(64), new Relu(), new MaxPool2d(3, 2, 1),
            Block(64, 64, 1), Block(64, 64, 1), Block(64, 128, 2), Block(128, 128, 1), Block(128, 256, 2), Block(256, 256, 1),
            Block(256, 512, 2), Block(512, 512, 1),
            new AdaptiveAvgPool2d(1), new Flatten(), new Linear(512, 1000, generator: generator));
        Tensor image = Tensor.Randn(generator, 1, 3, 224, 224);
        string folder = Directory.CreateTempSubdirectory("resnet").FullName;
        try
        {
            Workload.Save(folder, model, image, Tensor.Zeros(1));
            if (Run("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "torch_resnet.py"), folder) is not { } export
                || !Finished(export)) return Missing("PyTorch to write the network as ONNX (Debian: apt-get install python3-torch)");
            using var runtime = Run("node", Path.Combine(AppContext.BaseDirectory, "onnx_runtime.cjs"),
                Path.Combine(folder, "resnet18.onnx"), Path.Combine(folder, "input"), "2");
            if (runtime is null || Ask(runtime) is not { } first)
                return Missing("onnxruntime-node in the folder it is started from (npm install --ignore-scripts onnxruntime-node)");
            Check(model.Predict(image), first);
            List<double> ours = [], theirs = [];
            for (int round = 0; round < rounds; round++)
            {
                ours.Add(Timing.Median(Enumerable.Range(0, 5).Select(_ => Timing.Best(1, () => model.Predict(image)) * 1e3)));
                theirs.Add(Ask(runtime)!.Value.GetProperty("milliseconds").GetDouble());
            }
            double our = Timing.Median(ours), their = Timing.Median(theirs);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{Name,-42} ours {our,8:F1} ms   onnxruntime {their,8:F1} ms on 2 threads  " +
                    $" takes {our / their:F2} times as long (goal 2.0: {(our <= 2 * their ? "met" : "MISSED")})"));
            runtime.StandardInput.Close();
            return new CompareSteps.Row("resnet18-forward", our, their, their / our);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        ResidualBlock Block(int inputs, int outputs, int stride) => new(inputs, outputs, stride, generator);
    }

    private static CompareSteps.Row? Missing(string what)
    {
        Console.WriteLine($"{Name}: not compared, for want of {what}.");
        return null;
    }

    private static Process? Run(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true
                });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static bool Finished(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }

    private static JsonElement? Ask(Process process)
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() is { } line ? JsonSerializer.Deserialize<JsonElement>(line) : null;
    }

    private static void Check(Tensor ours, JsonElement theirs)
    {
        int i = 0;
        foreach (JsonElement value in theirs.GetProperty("outputs").EnumerateArray())
        {
            float expected = value.GetSingle(), got = ours.Data[i++];
            if (!(Math.Abs(expected - got) <= 1e-3f * (1 + Math.Abs(expected))))
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"Output {i - 1} is {got} here and {expected} in onnxruntime, so the two do not do the same work."));
        }
    }
}
