using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Commands;

namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// A piece of a cell as a command. It carries what runs the piece, so that the text, in which .NET Interactive would look
/// for directives that the session has already followed, is there to be read only.
/// </summary>
/// <remarks>
/// The session's own languages put the learner's code on threads of the cell themselves, and keep what a stopped cell has
/// set. They must not run on such a thread: nothing follows an <c>await</c> there once the cell is being stopped.
/// </remarks>
internal sealed partial class CellCommand : SubmitCode
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasStarted;

    public CellCommand(string code, string kernel, Func<Task> body, bool needsCellThread)
        : base(Directive().Replace(code, "//"), kernel)
    {
        Handler = (_, _) => RunAsync(body);
        NeedsCellThread = needsCellThread;
    }

    /// <summary>Whether what the command runs is others' code, which is to be run where it can be stopped.</summary>
    public bool NeedsCellThread { get; }

    /// <summary>Whether the command has come to its handler.</summary>
    public bool HasStarted => _hasStarted;

    /// <summary>Ends as the piece does.</summary>
    public Task Ended => _ended.Task;

    private async Task RunAsync(Func<Task> body)
    {
        _hasStarted = true;
        try
        {
            await body();
            _ended.TrySetResult();
        }
        catch (Exception failed)
        {
            _ended.TrySetException(failed);
            throw;
        }
    }

    [GeneratedRegex(@"(?<=^[ \t]*)#", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Directive();
}
