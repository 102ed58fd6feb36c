namespace DeepLearning;

/// <summary>Lowers the rate when a metric has stopped improving for more than <c>patience</c> steps.</summary>
/// <remarks>Rates of PyTorch's <c>ReduceLROnPlateau</c> with its relative threshold.</remarks>
public sealed class ReduceOnPlateau : Schedule
{
    private readonly double _factor, _threshold, _least;
    private readonly int _patience, _cooldown;
    private readonly bool _higherIsBetter;
    private double _best;
    private int _bad, _cooling, _reductions;

    /// <summary>A schedule that watches a metric.</summary>
    /// <param name="optimizer">Whose rate is changed.</param>
    /// <param name="factor">What the rate is multiplied by.</param>
    /// <param name="patience">Steps without improvement that are tolerated.</param>
    /// <param name="threshold">How large an improvement must be, relative to the best, to count.</param>
    /// <param name="cooldown">Steps to wait after a reduction before counting again.</param>
    /// <param name="minimumRate">The rate never falls below this.</param>
    /// <param name="higherIsBetter">Whether the metric, such as accuracy, should rise.</param>
    public ReduceOnPlateau(Optimizer optimizer, float factor = 0.1f, int patience = 10, float threshold = 1e-4f, int cooldown = 0, float minimumRate = 0, bool higherIsBetter = false) : base(optimizer)
    {
        (_factor, _patience, _threshold, _cooldown, _least, _higherIsBetter) = (factor, patience, threshold, cooldown, minimumRate, higherIsBetter);
        _best = higherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No metric was given.</exception>
    public override void Step(float? metric = null)
    {
        double value = metric ?? throw new ArgumentNullException(nameof(metric), "ReduceOnPlateau: needs a metric, such as the validation loss, at every step.");
        bool improved = _higherIsBetter ? value > _best * (1 + _threshold) : value < _best * (1 - _threshold);
        if (improved) (_best, _bad) = (value, 0);
        else _bad++;
        if (_cooling > 0) (_cooling, _bad) = (_cooling - 1, 0);
        if (_bad > _patience)
        {
            _reductions++;
            (_cooling, _bad) = (_cooldown, 0);
        }
        base.Step(metric);
    }

    /// <inheritdoc/>
    protected internal override double[] State
    {
        get => [.. base.State, _best, _bad, _cooling, _reductions];
        set
        {
            (_best, _bad, _cooling, _reductions) = (value[1], (int)value[2], (int)value[3], (int)value[4]);
            base.State = value;
        }
    }

    /// <inheritdoc/>
    protected internal override double RateAt(int step, double initialRate) => Math.Max(initialRate * Math.Pow(_factor, _reductions), Math.Min(_least, initialRate));
}
