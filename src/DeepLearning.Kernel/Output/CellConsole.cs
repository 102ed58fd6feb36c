namespace DeepLearning.Kernel.Output;

/// <summary>
/// Stands in for <see cref="Console.Out"/>, <see cref="Console.Error"/> and <see cref="Console.In"/>: what a cell's code
/// writes goes to that cell, everything else where it went before.
/// </summary>
static class CellConsole
{
    static readonly Lock Gate = new();
    static TextWriter? ours;
    static TextWriter? oursError;
    static TextReader? oursIn;

    /// <summary>Puts the stand-ins in place, also when the learner's code has put something else there.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!ReferenceEquals(Console.Out, ours))
            {
                Console.SetOut(ours ?? new CellWriter("stdout", Console.Out));
                ours = Console.Out;
            }
            if (!ReferenceEquals(Console.Error, oursError))
            {
                Console.SetError(oursError ?? new CellWriter("stderr", Console.Error));
                oursError = Console.Error;
            }
            if (!ReferenceEquals(Console.In, oursIn))
            {
                Console.SetIn(oursIn ?? new CellReader());
                oursIn = Console.In;
            }
        }
    }
}
