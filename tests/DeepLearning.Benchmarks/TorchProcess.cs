using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DeepLearning.Benchmarks;

/// <summary>A Python process that runs PyTorch's half of the comparison; it sleeps on its input while ours is measured.</summary>
internal sealed class TorchProcess : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Below this share of one core's ceiling no optimised BLAS is at work.</summary>
    private const double SlowProduct = 0.4;

    private readonly Process _process;

    private TorchProcess(Process process) => _process = process;

    /// <summary>Starts Python, or says in one line why there is nothing to compare with.</summary>
    public static TorchProcess? Start()
    {
        if (!File.Exists(Python) || !Answers("-c \"import torch, numpy\""))
        {
            Console.WriteLine($"PyTorch: not found for {Python} (Debian: apt-get install python3-torch), so only our own times follow.");
            return null;
        }
        string script = Path.Combine(AppContext.BaseDirectory, "torch_steps.py");
        var torch =
            new TorchProcess(
                Process.Start(new ProcessStartInfo(
                    Python, [script])
                { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!);
        double speed = torch.Ask(new { @do = "product" }).GetDouble();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PyTorch multiplies matrices at {speed:F1} GFLOP/s."));
        if (speed < SlowProduct * FmaCeiling.Measure())
        {
            Console.WriteLine(
                "That is the reference BLAS: the ratios below flatter us. For a fair comparison: apt-get install libopenblas0-pthread.");
        }
        return torch;
    }

    public string Load(string name, string folder) => Ask(new { @do = "load", name, folder }).GetString()!;

    public float[] Losses(int steps) => [.. Ask(new { @do = "losses", steps }).EnumerateArray().Select(loss => loss.GetSingle())];

    /// <summary>Median milliseconds of a step, over steps that fill the time given.</summary>
    public double Time(int threads, double seconds) => Ask(new { @do = "time", threads, seconds }).GetDouble();

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5_000);
        _process.Dispose();
    }

    private JsonElement Ask(object command)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(command));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException(FormattableString.Invariant(
                $"The PyTorch process ended with code {(_process.WaitForExit(2_000) ? _process.ExitCode : -1)}; its message is above."));
        return JsonSerializer.Deserialize<JsonElement>(answer);
    }

    private static bool Answers(string arguments)
    {
        using var trial = Process.Start(new ProcessStartInfo(Python, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        trial.WaitForExit();
        return trial.ExitCode == 0;
    }
}
