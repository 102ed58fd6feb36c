namespace DeepLearning;

/// <summary>Whether operations on this thread record how their results were computed. Dispose to go back to the mode before.</summary>
public readonly struct GradientMode : IDisposable
{
    [ThreadStatic] static bool isOff;

    readonly bool wasOff;

    GradientMode(bool off)
    {
        wasOff = isOff;
        isOff = off;
    }

    internal static bool IsOn => !isOff;

    internal static GradientMode Set(bool on) => new(!on);

    /// <summary>Restores the mode that held before.</summary>
    public void Dispose() => isOff = wasOff;
}
