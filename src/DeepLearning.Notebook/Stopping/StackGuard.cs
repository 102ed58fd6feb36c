using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

/// <summary>
/// What the kernel writes into functions of a cell that may call themselves. A stack that overflows ends the process, and with
/// it all that the learner had computed; .NET can only ask beforehand whether there is room.
/// </summary>
public static class StackGuard
{
    private const int AsyncRoom = 512 * 1024;

    [ThreadStatic]
    private static nint _top;

    /// <summary>Asks whether there is room for another call, and whether the calling code should stop.</summary>
    /// <exception cref="InsufficientExecutionStackException">There is no room.</exception>
    /// <exception cref="OperationCanceledException">It should stop.</exception>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        StopSignal.ThrowIfRaised();
    }

    /// <summary>
    /// As <see cref="Enter"/>, for an asynchronous function. Each one that an exception leaves copies the whole trace so far,
    /// so that many thousands take minutes; they are given less room.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">There is no room.</exception>
    /// <exception cref="OperationCanceledException">It should stop.</exception>
    [StackTraceHidden]
    public static void EnterAsync()
    {
        Enter();
        var here = 0;
        var depth = Unsafe.ByteOffset(ref Unsafe.NullRef<int>(), ref here);
        // Stacks grow downwards. What ran on this thread before counts from where it was first seen.
        if (depth > _top) _top = depth;
        if (_top - depth > AsyncRoom) throw new InsufficientExecutionStackException();
    }

    /// <summary>As <see cref="Enter"/>, where only an expression can stand. The value says nothing.</summary>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Entered()
    {
        Enter();
        return true;
    }
}
