using System.Runtime.CompilerServices;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// Runs a few instructions of the kernel's on a cell's thread, which may be aborted at any moment, but not in a finally
/// block. They must not wait for anything, or an interrupt would reach them after all.
/// </summary>
static class Unabortable
{
    // Optimisation would remove the empty try block, and with it the protection.
    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    public static void Run<T>(Action<T> action, T state)
    {
        try
        {
        }
        finally
        {
            action(state);
        }
    }
}
