using System.Diagnostics;
using System.Text.Json;

namespace DeepLearning.Benchmarks;

/// <summary>One training step to be timed: a model, a batch, cross-entropy and Adam, as in <c>torch_steps.py</c>.</summary>
internal sealed class Workload(string name, string title, double goal, Func<RandomGenerator, Module> build, Shape input, int classes)
{
    private readonly Module _model = build(new RandomGenerator(1));
    private readonly Tensor _data = Tensor.Randn(new RandomGenerator(2), input);
    private readonly CrossEntropyLoss _loss = new();
    private Tensor? _target;
    private Adam? _optimizer;

    /// <summary>The name that both sides know it by.</summary>
    public string Name { get; } = name;

    /// <summary>The line in the table.</summary>
    public string Title { get; } = title;

    /// <summary>How many times faster than PyTorch the project asks it to be.</summary>
    public double Goal { get; } = goal;

    /// <summary>Writes weights and data as raw little-endian floats with a manifest.</summary>
    public void Save(string folder) => Save(folder, _model, _data, Target);

    /// <summary>The same for any model.</summary>
    public static void Save(string folder, Module model, Tensor input, Tensor target)
    {
        var weights = new List<object>();
        foreach (var (parameterName, parameter) in model.NamedParameters())
        {
            weights.Add(
                new { name = parameterName, file = Write(folder, parameterName, parameter), shape = parameter.Shape.Sizes.ToArray() });
        }
        var manifest = new
        {
            weights,
            input = new { file = Write(folder, "input", input), shape = input.Shape.Sizes.ToArray() },
            target = new { file = Write(folder, "target", target), shape = target.Shape.Sizes.ToArray() },
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest));
    }

    /// <summary>The losses of the first steps, to be compared with PyTorch's.</summary>
    public float[] Losses(int steps)
    {
        using var memory = new StepMemory();
        var losses = new float[steps];
        for (int i = 0; i < steps; i++)
        {
            memory.NextStep();
            losses[i] = Step().Item();
        }
        return losses;
    }

    /// <summary>
    /// Median milliseconds of a step, over steps that fill the time given: as <see cref="Trainer"/> runs it, or as a learner writes it.
    /// </summary>
    public double Time(double seconds, bool byHand = false)
    {
        using StepMemory? memory = byHand ? null : new();
        var times = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds || times.Count < 3)
        {
            long start = Stopwatch.GetTimestamp();
            memory?.NextStep();
            Step().Item();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Timing.Median(times);
    }

    /// <summary>Bytes that a steady step asks the garbage collector for.</summary>
    public long AllocatedPerStep()
    {
        const int Steps = 20;
        using var memory = new StepMemory();
        for (int i = 0; i < 5; i++)
        {
            memory.NextStep();
            Step();
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
        {
            memory.NextStep();
            Step();
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
    }

    private Tensor Target => _target ??= MakeTarget();

    private Tensor Step()
    {
        _optimizer ??= new Adam(_model.Parameters());
        _optimizer.ZeroGrad();
        Tensor result = _loss.Forward(_model.Forward(_data), Target);
        result.Backward();
        _optimizer.Step();
        return result;
    }

    private Tensor MakeTarget()
    {
        using var mode = Tensor.NoGrad();
        var random = new RandomGenerator(3);
        var labels = new float[_model.Forward(_data).Shape[0]];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = random.NextInt32(classes);
        }
        return new Tensor(labels);
    }

    private static string Write(string folder, string file, Tensor tensor)
    {
        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, file)));
        foreach (float value in tensor.Data)
        {
            writer.Write(value);
        }
        return file;
    }
}
