namespace DeepLearning;

/// <summary>Pairs of past and future cut from a time series.</summary>
public static class SlidingWindows
{
    /// <summary>
    /// Every stretch of <paramref name="length"/> moments with the <paramref name="horizon"/> moments that follow it.
    /// Shape: series [time] or [time, features] → inputs [windows, length, features], targets [windows, horizon, features].
    /// </summary>
    /// <param name="series">The values in order of time.</param>
    /// <param name="length">Moments that the model sees.</param>
    /// <param name="horizon">Moments that it must predict.</param>
    /// <param name="stride">Moments from one window's start to the next.</param>
    /// <exception cref="ArgumentException">The series is too short for one window.</exception>
    /// <example><code>
    /// var (inputs, targets) = SlidingWindows.Of(Tensor.Arange(5), length: 3);
    /// Console.WriteLine($"{inputs.Shape} {targets.Shape}");   // [2, 3, 1] [2, 1, 1]
    /// </code></example>
    public static (Tensor Inputs, Tensor Targets) Of(Tensor series, int length, int horizon = 1, int stride = 1)
    {
        Throw.ArgumentIf(series.Rank is not (1 or 2) || length < 1 || horizon < 0 || stride < 1,
            $"SlidingWindows: expected [time] or [time, features] and length ≥ 1, horizon ≥ 0, stride ≥ 1; got {series.Shape}, {length}, " +
            $"{horizon}, {stride}.", nameof(series));
        int time = series.Shape[0], features = series.Rank == 2 ? series.Shape[1] : 1;
        Throw.ArgumentIf(time < length + horizon,
            $"SlidingWindows: {time} moments are fewer than length {length} + horizon {horizon}.", nameof(series));
        int windows = (time - length - horizon) / stride + 1;
        var inputs = new float[windows * length * features];
        var targets = new float[windows * horizon * features];
        ReadOnlySpan<float> data = series.Data;
        for (int w = 0; w < windows; w++)
        {
            data.Slice(w * stride * features, length * features).CopyTo(inputs.AsSpan(w * length * features));
            data.Slice((w * stride + length) * features, horizon * features).CopyTo(targets.AsSpan(w * horizon * features));
        }

        return (new Tensor(inputs, windows, length, features), new Tensor(targets, windows, horizon, features));
    }
}
