namespace DeepLearning.Kernel.Output;

/// <summary>
/// Stands in for <see cref="Console.Out"/>, <see cref="Console.Error"/> and <see cref="Console.In"/>: what a cell's code
/// writes goes to that cell, everything else where it went before.
/// </summary>
static class CellConsole
{
    static readonly Lock Gate = new();
    static TextWriter? former;
    static TextWriter? formerError;

    /// <summary>
    /// Puts fresh stand-ins in place before a cell runs: the learner's code may have put something else there, and a
    /// thread that was left behind while it wrote may hold the lock of the old ones for ever.
    /// </summary>
    public static void Install()
    {
        lock (Gate)
        {
            former ??= Console.Out;
            formerError ??= Console.Error;
            Console.SetOut(new CellWriter("stdout", former));
            Console.SetError(new CellWriter("stderr", formerError));
            Console.SetIn(new CellReader());
        }
    }
}
