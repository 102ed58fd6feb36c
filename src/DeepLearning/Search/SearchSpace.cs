namespace DeepLearning;

/// <summary>
/// The hyperparameters to search and their ranges. Inside, every setting is a point of the unit cube, so that all searches
/// treat rates, sizes and choices alike.
/// </summary>
/// <example><code>
/// var space = new SearchSpace().Uniform("learningRate", 1e-4, 1e-1, logarithmic: true).Integer("hidden", 16, 128);
/// SearchResult found = HyperparameterSearch.Random(space, t => Math.Abs(Math.Log10(t["learningRate"]) + 2), trials: 20, new
/// RandomGenerator(1));
/// Console.WriteLine(found.Best);
/// </code></example>
public sealed class SearchSpace
{
    private readonly List<Dimension> _dimensions = [];

    /// <summary>The number of hyperparameters.</summary>
    public int Count => _dimensions.Count;

    /// <summary>A number between two bounds.</summary>
    /// <param name="name">The hyperparameter.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="logarithmic">Whether every factor of ten gets the same share, as for learning rates.</param>
    public SearchSpace Uniform(string name, double low, double high, bool logarithmic = false) =>
        Add(new Dimension(name, low, high, logarithmic, false, null));

    /// <summary>A whole number between two bounds, both included.</summary>
    public SearchSpace Integer(string name, int low, int high, bool logarithmic = false) =>
        Add(new Dimension(name, low, high, logarithmic, true, null));

    /// <summary>One of several words, such as names of activations; read it with <see cref="Trial.Choice"/>.</summary>
    public SearchSpace Choice(string name, params string[] options) =>
        Add(new Dimension(name, 0, options.Length - 1, false, true, options));

    internal Trial At(double[] point) => new(_dimensions.Select((d, i) => (d.Name, d.ValueAt(point[i]), d.Options)), point);

    internal IEnumerable<double[]> Grid(int points)
    {
        double[][] steps = [.. _dimensions.Select(d => d.Steps(points))];
        var index = new int[steps.Length];
        while (true)
        {
            yield return [.. index.Select((step, d) => steps[d][step])];
            int digit = steps.Length - 1;
            while (digit >= 0 && ++index[digit] == steps[digit].Length) index[digit--] = 0;
            if (digit < 0) yield break;
        }
    }

    private SearchSpace Add(Dimension dimension)
    {
        Throw.ArgumentIf(_dimensions.Exists(d => d.Name == dimension.Name),
            $"SearchSpace: '{dimension.Name}' is there twice.", nameof(dimension));
        Throw.ArgumentIf(!(dimension.Low <= dimension.High) || dimension.Logarithmic && dimension.Low <= 0,
            $"SearchSpace: '{dimension.Name}' from {dimension.Low} to {dimension.High} is no " +
            $"range{(dimension.Logarithmic ? "; a logarithmic one begins above 0" : "")}.", nameof(dimension));
        _dimensions.Add(dimension);
        return this;
    }

    private sealed record Dimension(string Name, double Low, double High, bool Logarithmic, bool Whole, string[]? Options)
    {
        public double ValueAt(double unit)
        {
            // Whole numbers share the unit interval evenly, their ends included.
            double low = Whole ? Low - 0.5 : Low, high = Whole ? High + 0.5 : High;
            double value = Logarithmic ? low * Math.Pow(high / low, unit) : low + (high - low) * unit;
            return Math.Clamp(Whole ? Math.Round(value, MidpointRounding.AwayFromZero) : value, Low, High);
        }

        public double[] Steps(int points)
        {
            if (!Whole) return points == 1 ? [0.5] : [.. Enumerable.Range(0, points).Select(i => (double)i / (points - 1))];
            int count = Options?.Length ?? (int)Math.Min(points, High - Low + 1);
            return [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];
        }
    }
}

/// <summary>One setting of the hyperparameters and, once tried, its score.</summary>
public sealed class Trial
{
    private readonly Dictionary<string, (double Value, string[]? Options)> _values = new(StringComparer.Ordinal);

    internal Trial(IEnumerable<(string Name, double Value, string[]? Options)> values, double[] point)
    {
        foreach (var (name, value, options) in values) _values[name] = (value, options);
        Point = point;
    }

    /// <summary>The value of a hyperparameter.</summary>
    public double this[string name] => Find(name).Value;

    /// <summary>What the objective gave; smaller is better.</summary>
    public double Score { get; internal set; } = double.NaN;

    internal double[] Point { get; }

    /// <summary>The value of a whole-number hyperparameter.</summary>
    public int Integer(string name) => (int)Find(name).Value;

    /// <summary>The word of a choice.</summary>
    public string Choice(string name) => Find(name) is (var value, { } options) ? options[(int)value]
        : throw new ArgumentException($"Trial: '{name}' is a number, not a choice.", nameof(name));

    /// <summary>The values and the score in one line.</summary>
    public override string ToString() =>
        string.Join(", ", _values.Select(p => $"{p.Key} {Text(p.Value.Value, p.Value.Options)}")) + Invariant($": {Score:G4}");

    private static string Text(double value, string[]? options) =>
        options is null ? value.ToString("G4", CultureInfo.InvariantCulture) : options[(int)value];

    private (double Value, string[]? Options) Find(string name) => _values.TryGetValue(name, out var value) ? value
        : throw new ArgumentException($"Trial: no hyperparameter '{name}'; there are: {string.Join(", ", _values.Keys)}.", nameof(name));
}
