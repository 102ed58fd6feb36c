namespace DeepLearning.Tests;

/// <summary>Twenty steps of every optimiser and thirty of every schedule against PyTorch; names as in cases_optimizers.py.</summary>
public class OptimizerFixtures
{
    private static readonly Dictionary<string, Func<Tensor, Tensor, Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["sgd"] = (w, b) => new Sgd([w, b], 0.1f),
        ["sgd, decay"] = (w, b) => new Sgd([w, b], 0.1f, weightDecay: 0.05f),
        ["sgd, momentum"] = (w, b) => new Sgd([w, b], 0.1f, momentum: 0.9f),
        ["sgd, dampening"] = (w, b) => new Sgd([w, b], 0.1f, momentum: 0.9f, dampening: 0.3f),
        ["sgd, nesterov"] = (w, b) => new Sgd([w, b], 0.1f, momentum: 0.9f, nesterov: true),
        ["sgd, nesterov, decay"] = (w, b) => new Sgd([w, b], 0.1f, momentum: 0.8f, nesterov: true, weightDecay: 0.02f),
        ["sgd, groups"] = (w, b) => Grouped(new Sgd([w], 0.2f, weightDecay: 0.1f), b, 0.05f, 0),
        ["adagrad"] = (w, b) => new Adagrad([w, b], 0.1f),
        ["adagrad, decays"] = (w, b) => new Adagrad([w, b], 0.1f, learningRateDecay: 0.05f, weightDecay: 0.02f),
        ["rmsprop"] = (w, b) => new RmsProp([w, b], 0.02f),
        ["rmsprop, momentum"] = (w, b) => new RmsProp([w, b], 0.02f, alpha: 0.9f, momentum: 0.7f, weightDecay: 0.01f),
        ["rmsprop, centered"] = (w, b) => new RmsProp([w, b], 0.02f, centered: true),
        ["adam"] = (w, b) => new Adam([w, b]),
        ["adam, betas"] = (w, b) => new Adam([w, b], 0.05f, beta1: 0.8f, beta2: 0.95f, epsilon: 1e-6f),
        ["adam, decay"] = (w, b) => new Adam([w, b], 0.05f, weightDecay: 0.1f),
        ["adamw"] = (w, b) => new AdamW([w, b], 0.05f),
        ["adamw, decay"] = (w, b) => new AdamW([w, b], 0.05f, weightDecay: 0.3f),
        ["adam, groups"] = (w, b) => Grouped(new Adam([w], 0.2f), b, 0.05f, 0.1f),
    };

    private static readonly Dictionary<string, Func<Optimizer, Schedule>> Schedules = new(StringComparer.Ordinal)
    {
        ["step"] = o => new StepSchedule(o, 7, 0.5f),
        ["step, default"] = o => new StepSchedule(o, 10),
        ["multi-step"] = o => new MultiStepSchedule(o, [3, 11, 20], 0.3f),
        ["exponential"] = o => new ExponentialSchedule(o, 0.9f),
        ["cosine"] = o => new CosineSchedule(o, 30),
        ["cosine, minimum"] = o => new CosineSchedule(o, 30, 0.01f),
        ["one-cycle"] = o => new OneCycleSchedule(o, 0.5f, 31),
        ["one-cycle, shares"] = o => new OneCycleSchedule(o, 0.2f, 31, warmUpShare: 0.5f, startDivisor: 10, endDivisor: 100),
        ["warm-up"] = o => new WarmUpSchedule(o, 5),
        ["warm-up, from a tenth"] = o => new WarmUpSchedule(o, 12, startFactor: 0.1f),
        ["plateau"] = o => new ReduceOnPlateau(o, factor: 0.5f, patience: 3),
        ["plateau, higher"] = o =>
            new ReduceOnPlateau(o, factor: 0.3f, patience: 2, cooldown: 3, minimumRate: 0.001f, higherIsBetter: true),
    };

    private static Optimizer Grouped(Optimizer optimizer, Tensor parameter, float learningRate, float weightDecay)
    {
        optimizer.AddGroup([parameter], learningRate, weightDecay);
        return optimizer;
    }

    public static TheoryData<string> OptimizerNames => [.. TorchFixtures.Family("optimizers").Select(fixture => fixture.Name)];

    public static TheoryData<string> ScheduleNames => [.. TorchFixtures.Family("schedules").Select(fixture => fixture.Name)];

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void An_optimizer_takes_the_steps_of_PyTorch(string name)
    {
        Dictionary<string, Tensor> series = TorchFixtures.Get("optimizers", name).Series;
        Tensor w = series["w0"].RequireGrad(), b = series["b0"].RequireGrad();
        Optimizer optimizer = Optimizers[name](w, b);
        for (int step = 1; step <= 20; step++)
        {
            optimizer.ZeroGrad();
            ((series["x"].MatMul(w) + b).Tanh() - series["y"]).Square().Mean().Backward();
            optimizer.Step();
            if (!series.TryGetValue($"w{step}", out Tensor? expected)) continue;
            Replay.Same($"w after {step} steps", expected, w);
            Replay.Same($"b after {step} steps", series[$"b{step}"], b);
        }
    }

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public void A_schedule_sets_the_rates_of_PyTorch(string name)
    {
        Dictionary<string, Tensor> series = TorchFixtures.Get("schedules", name).Series;
        var optimizer = new Sgd([Tensor.Zeros(1).RequireGrad()], 0.1f);
        Schedule schedule = Schedules[name](optimizer);
        float[] rates = series["rates"].ToArray();
        for (int step = 0; step < rates.Length; step++)
        {
            Assert.Equal(rates[step], optimizer.LearningRate, rates[step] * 1e-5f + 1e-9f);
            if (step < rates.Length - 1) schedule.Step(series.TryGetValue("metrics", out Tensor? metrics) ? metrics.Data[step] : null);
        }
    }

    [Fact]
    public void Every_line_of_the_tables_has_a_fixture()
    {
        Assert.Equal(Optimizers.Keys.Order(), TorchFixtures.Family("optimizers").Select(fixture => fixture.Name).Order());
        Assert.Equal(Schedules.Keys.Order(), TorchFixtures.Family("schedules").Select(fixture => fixture.Name).Order());
    }
}
