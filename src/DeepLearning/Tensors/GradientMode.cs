namespace DeepLearning;

/// <summary>Whether operations on this thread record how their results were computed. Dispose to go back to the mode before.</summary>
public readonly struct GradientMode : IDisposable
{
    [ThreadStatic] private static bool _isOff;

    private readonly bool _wasOff;

    private GradientMode(bool off)
    {
        _wasOff = _isOff;
        _isOff = off;
    }

    internal static bool IsOn => !_isOff;

    internal static GradientMode Set(bool on) => new(!on);

    /// <summary>Restores the mode that held before.</summary>
    public void Dispose() => _isOff = _wasOff;
}
