using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace DeepLearning;

/// <summary>Checks of arguments and states: each throws if its condition holds, and only then writes its message.</summary>
[StackTraceHidden]
internal static class Throw
{
    /// <summary>Throws an <see cref="ArgumentException"/>.</summary>
    public static void ArgumentIf([DoesNotReturnIf(true)] bool fails,
        [InterpolatedStringHandlerArgument(nameof(fails))] FailureMessage message, string? parameter = null)
    {
        if (fails) throw new ArgumentException(message.ToString(), parameter);
    }

    /// <summary>Throws an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public static void OutOfRangeIf([DoesNotReturnIf(true)] bool fails,
        [InterpolatedStringHandlerArgument(nameof(fails))] FailureMessage message, string? parameter = null)
    {
        if (fails) throw new ArgumentOutOfRangeException(parameter, message.ToString());
    }

    /// <summary>Throws an <see cref="InvalidOperationException"/>.</summary>
    public static void InvalidIf([DoesNotReturnIf(true)] bool fails,
        [InterpolatedStringHandlerArgument(nameof(fails))] FailureMessage message)
    {
        if (fails) throw new InvalidOperationException(message.ToString());
    }
}
