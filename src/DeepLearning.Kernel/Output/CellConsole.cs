namespace DeepLearning.Kernel.Output;

/// <summary>
/// Stands in for <see cref="Console.Out"/>, <see cref="Console.Error"/> and <see cref="Console.In"/>: what a cell's code
/// writes goes to that cell, everything else where it went before.
/// </summary>
internal static class CellConsole
{
    private static readonly Lock Gate = new();
    private static TextWriter? _former;
    private static TextWriter? _formerError;

    /// <summary>
    /// Puts fresh stand-ins in place before a cell runs: the learner's code may have put something else there, and a
    /// thread that was left behind while it wrote may hold the lock of the old ones for ever.
    /// </summary>
    public static void Install()
    {
        lock (Gate)
        {
            _former ??= Console.Out;
            _formerError ??= Console.Error;
            Console.SetOut(new CellWriter("stdout", _former));
            Console.SetError(new CellWriter("stderr", _formerError));
            Console.SetIn(new CellReader());
        }
    }
}
