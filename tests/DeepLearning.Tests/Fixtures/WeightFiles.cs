using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using DeepLearning.Tests.Jupyter;

namespace DeepLearning.Tests;

/// <summary>Weights that PyTorch wrote as safetensors load here and give PyTorch's outputs; weights written here load there.</summary>
public sealed class WeightFiles : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    readonly string calls = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose()
    {
        File.Delete(path);
        File.Delete(calls);
    }

    static ModuleBase Make(string name) => name switch
    {
        "lenet" => new Sequential(new Conv2d(1, 4, 5, padding: 2), new Tanh(), new AvgPool2d(2), new Conv2d(4, 6, 5), new Tanh(), new AvgPool2d(2), new Flatten(), new Linear(24, 10), new Tanh(), new Linear(10, 5)),
        "residual stack" => new Sequential(new ResidualBlock(2, 3), new ResidualBlock(3, 4, 2), new ResidualBlock(4, 4)),
        "lstm, two layers, bidirectional" => new Lstm(3, 4, 2, bidirectional: true),
        "gru, two layers, bidirectional" => new Gru(3, 4, 2, bidirectional: true),
        _ => new Transformer(new(6, 2, 9, 0), 2, 2),
    };

    static Tensor Run(ModuleBase module, Tensor[] inputs) => module is Transformer transformer ? transformer.Forward(inputs[0], inputs[1]) : ((Module)module).Forward(inputs[0]);

    [Theory]
    [InlineData("models", "lenet")]
    [InlineData("models", "residual stack")]
    [InlineData("recurrent", "lstm, two layers, bidirectional")]
    [InlineData("recurrent", "gru, two layers, bidirectional")]
    [InlineData("attention", "transformer")]
    public void Weights_written_by_PyTorch_reproduce_its_outputs(string family, string name)
    {
        ModuleBase module = Make(name);
        module.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-') + ".safetensors"));
        TorchCase fixture = TorchFixtures.Get(family, name);
        Replay.Same("output", fixture.Outputs[0], Run(module, fixture.Inputs));
    }

    [Theory]
    [InlineData("lenet", "2 1 16 16")]
    [InlineData("residual stack", "2 2 6 5")]
    [InlineData("lstm, two layers, bidirectional", "5 2 3")]
    [InlineData("gru, two layers, bidirectional", "5 2 3")]
    [InlineData("transformer", "2 5 6;2 4 6")]
    public void Weights_written_here_give_the_same_outputs_in_PyTorch(string name, string shapes)
    {
        string python = Python.Require("torch", "apt-get install python3-torch");
        RandomGenerator.Seed(3);
        ModuleBase module = Make(name);
        Tensor[] inputs = [.. shapes.Split(';').Select(shape => Tensor.Randn([.. shape.Split(' ').Select(size => int.Parse(size, CultureInfo.InvariantCulture))]))];
        // A pass in training mode, so that the running statistics of batch normalisation are not the ones they begin with.
        Run(module, inputs);
        module.Eval();
        module.Save(path);
        Dictionary<string, Tensor> call = inputs.Index().ToDictionary(item => $"input{item.Index}", item => item.Item, StringComparer.Ordinal);
        using (Tensor.NoGrad()) call["output"] = Run(module, inputs);
        Safetensors.Write(calls, call);
        Python.Result result = Python.TryRun(python, [Script(), name, path, calls], TimeSpan.FromMinutes(2))!;
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.InRange(double.Parse(result.Output, CultureInfo.InvariantCulture), 0, 1e-5);
    }

    static string Script([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "load_weights.py");

    [Theory]
    [InlineData("lenet")]
    [InlineData("residual stack")]
    [InlineData("transformer")]
    public void Weights_written_here_are_read_by_a_reader_of_the_published_format(string name)
    {
        ModuleBase module = Make(name);
        module.Save(path);
        // The format in six lines of Python, so that no package but Python itself is needed.
        const string Reader = """
            import json, struct, sys
            data = open(sys.argv[1], "rb").read()
            size = struct.unpack("<Q", data[:8])[0]
            for key, entry in json.loads(data[8:8 + size]).items():
                if key != "__metadata__":
                    start, end = entry["data_offsets"]
                    print(key, entry["dtype"], *entry["shape"], sum(struct.unpack(f"<{(end - start) // 4}f", data[8 + size + start:8 + size + end])), sep="|")
            """;
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])["-c", Reader, path]) start.ArgumentList.Add(argument);
        string[] lines;
        try
        {
            using Process process = Process.Start(start)!;
            lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs python3: install it with apt-get install python3");
            return;
        }
        IReadOnlyDictionary<string, Tensor> state = module.StateDict();
        Assert.Equal(state.Count, lines.Length);
        foreach (string[] parts in lines.Select(line => line.Trim().Split('|')))
        {
            Tensor tensor = state[parts[0]];
            Assert.Equal("F32", parts[1]);
            Assert.Equal(tensor.Shape, new Shape([.. parts[2..^1].Select(size => int.Parse(size, CultureInfo.InvariantCulture))]));
            Assert.Equal(tensor.Sum().Item(), float.Parse(parts[^1], CultureInfo.InvariantCulture), 1e-3f);
        }
    }
}
