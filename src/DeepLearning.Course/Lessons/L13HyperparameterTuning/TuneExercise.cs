namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

/// <summary>Open-ended: any three numbers, found in any way, with which a small network learns to tell wines apart.</summary>
internal sealed class TuneExercise : OpenEndedExercise<Func<(float Rate, float Momentum, int Hidden)>,
    (float Rate, float Momentum, int Hidden)>
{
    private const float Needed = 0.12f;
    private const int SeedCount = 5;
    private const ulong FirstSeed = 11;
    private const int LargestWidth = 1024;

    private static readonly Lazy<(TensorDataset Training, TensorDataset Validation)> Wines = new(() =>
    {
        var wines = Datasets.Wine();
        var growers = wines.ClassIndices("cultivar");
        var parts = Split.Stratified(growers, new RandomGenerator(1), 0.4, 0.6);
        var chemistry = wines.ToTensor([.. wines.Columns.Where(column => column != "cultivar")]);
        var scaler = Scaler.Standard(chemistry.IndexSelect(0, parts[0]));
        TensorDataset Part(int[] rows) => new(scaler.Transform(chemistry.IndexSelect(0, rows)), growers.IndexSelect(0, rows));
        return (Part(parts[0]), Part(parts[1]));
    });

    public override string Id => "hp-tune";
    public override int Number => 5;
    public override string Title => "Tune it yourself";
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(60);

    protected override Func<(float Rate, float Momentum, int Hidden)> Solution => () => (0.1f, 0.9f, 32);

    protected override Func<(float Rate, float Momentum, int Hidden)> Alternative => () => (0.5f, 0.5f, 24);

    protected override string Task => "a network with your numbers";

    public override IReadOnlyList<string> Hints =>
    [
        "Make a SearchSpace with the three of them, the rate and the width on a logarithmic scale, and search it with 30 or more trials. "
            + "Let each trial return the mean of WineLoss over a few seeds.",
        "`var wineSpace = new SearchSpace().Uniform(\"rate\", 1e-3, 3, logarithmic: true).Uniform(\"slowness\", 0.03, 1, logarithmic: "
            + "true).Integer(\"hidden\", 2, 64, "
            + "logarithmic: true)`.",
        "`var winner = HyperparameterSearch.Random(wineSpace, t => WineLoss((float)t[\"rate\"], 1 - (float)t[\"slowness\"], "
            + "t.Integer(\"hidden\"), seed: 1), 40).Best;`, better with the mean of several seeds, and then return its three values. "
            + "The momentum is 1 minus the slowness.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a number lies outside what makes sense",
            "The rate is above 0, the momentum from 0 to below 1, and there are 1 to 1,024 hidden neurons.",
            () => (0.1f, 1.5f, 16), setting => !Sensible(setting)),
        Mistake("the learning rate is far too small for five epochs",
            "Five epochs are some twenty-five steps. With small steps the network has not arrived when time is up.",
            () => (0.001f, 0, 16), setting => Sensible(setting) && setting.Rate / (1 - setting.Momentum) < 0.05f),
        Mistake("the learning rate is so large that training diverges",
            "With momentum the steps add up to rate/(1 − momentum). Lower one of the two.",
            () => (20, 0.95f, 16), setting => Sensible(setting) && !(Loss(setting) < 1) && setting.Rate / (1 - setting.Momentum) > 2),
        Mistake("there are too few hidden neurons",
            "With one or two hidden neurons the network has hardly enough capacity for three growers. Try 8, 16 or 32.",
            () => (0.3f, 0.5f, 1), setting => Sensible(setting) && setting.Hidden < 3),
    ];

    protected override Verdict Judge((float Rate, float Momentum, int Hidden) setting)
    {
        if (!Sensible(setting))
            return Failed($"A rate above 0, a momentum from 0 to below 1, and 1 to 1,024 hidden neurons are needed.");
        var loss = Loss(setting);
        return Verdict(loss <= Needed,
            $"A rate of {setting.Rate:0.####}, a momentum of {setting.Momentum:0.##} and {setting.Hidden} hidden neurons reach a "
                + $"mean validation loss of {loss:0.000} over {SeedCount} seeds; at most {Needed:0.00} is needed.");
    }

    private static bool Sensible((float Rate, float Momentum, int Hidden) setting) =>
        setting.Rate > 0 && float.IsFinite(setting.Rate) && setting.Momentum is >= 0 and < 1 && setting.Hidden is >= 1 and <= LargestWidth;

    // The seeds are not those of the lesson's example: a setting that was lucky there may fail here.
    private static float Loss((float Rate, float Momentum, int Hidden) setting) =>
        Enumerable.Range(0, SeedCount).Average(seed => Loss(setting, FirstSeed + (ulong)seed));

    private static float Loss((float Rate, float Momentum, int Hidden) setting, ulong seed)
    {
        var (training, validation) = Wines.Value;
        var random = new RandomGenerator(seed);
        var net = new Sequential(new Linear(training.Inputs.Shape[1], setting.Hidden, generator: random), new Tanh(),
            new Linear(setting.Hidden, 3, generator: random));
        var sgd = new Sgd(net.Parameters(), setting.Rate, setting.Momentum);
        var loss = new CrossEntropyLoss();
        Training.Fit(net, sgd, loss, new DataLoader(training, 16, shuffle: true, random), epochs: 5);
        return loss.Forward(Training.Predict(net, validation.Inputs), validation.Targets).Item();
    }
}
