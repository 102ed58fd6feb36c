using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using DeepLearning.Grading.Answers;
using DeepLearning.Grading.Policies;
using DeepLearning.Kernel.Processes;

namespace DeepLearning.Grading.Sandboxes;

/// <summary>How a request to a student's process ended.</summary>
internal enum AnswerEnd { Replied, TimedOut, Died, OutOfMemory, TooManyProcesses, Infrastructure }

/// <summary>What came of a request, and, where no reply came, why not.</summary>
internal sealed record AnswerOutcome(AnswerEnd End, AnswerReply? Reply = null, string Detail = "");

/// <summary>One process that runs one student's answers, watched while it works and killed when it breaks a limit.</summary>
internal sealed class AnswerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;
    private readonly MessageChannel<AnswerRequest, AnswerReply> _answers;
    private readonly GradingLimits _limits;
    private readonly Task<string> _error;

    private AnswerProcess(Process process, GradingLimits limits)
    {
        (_process, _limits) = (process, limits);
        _answers = AnswerMessages.ForGrader(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _error = FirstLine(process.StandardError);
    }

    /// <summary>Processor time that the process and its children have used.</summary>
    public TimeSpan Used { get; private set; }

    /// <summary>Starts a process in a sandbox; null with the reason where the machine would not let it start.</summary>
    public static async Task<(AnswerProcess? Process, string Problem)> StartAsync(Sandbox sandbox, GradingLimits limits)
    {
        AnswerProcess process;
        try
        {
            process = new AnswerProcess(Process.Start(sandbox.Command())!, limits);
        }
        catch (Win32Exception error)
        {
            return (null, error.Message);
        }
        using var patience = new CancellationTokenSource(StartLimit);
        try
        {
            if (await process._answers.ReadAsync(patience.Token) is { Nonce: "ready" }) return (process, "");
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or InvalidDataException)
        {
            // Whatever came instead of the greeting, the process is of no use.
        }
        process.Kill();
        var problem = await process._error;
        await process.DisposeAsync();
        return (null, problem.Length > 0 ? problem : "the sandboxed process did not start");
    }

    /// <summary>Sends a request and waits for its reply, for as long as the process keeps its limits.</summary>
    public async Task<AnswerOutcome> AskAsync(AnswerRequest request, TimeSpan processorLimit)
    {
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var clock = Stopwatch.StartNew();
        var before = ProcessUsage.Of(_process);
        try
        {
            await Task.Run(() => _answers.Write(request with { Nonce = nonce }))
                .WaitAsync(processorLimit * _limits.ClockFactor + StartLimit);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            return await EndedAsync();
        }
        var reply = _answers.ReadAsync();
        while (await Task.WhenAny(reply, Task.Delay(LookInterval)) != reply)
        {
            var now = ProcessUsage.Of(_process);
            var isTooLong = now.Processor - before.Processor > processorLimit
                || now.Processor > _limits.Notebook
                || clock.Elapsed > processorLimit * _limits.ClockFactor;
            var end = now.MemoryBytes > _limits.MemoryBytes ? AnswerEnd.OutOfMemory
                : now.Processes > _limits.Processes ? AnswerEnd.TooManyProcesses
                : isTooLong ? AnswerEnd.TimedOut
                : AnswerEnd.Replied;
            if (end == AnswerEnd.Replied) continue;
            Kill();
            Used = now.Processor;
            return new AnswerOutcome(end);
        }
        Used = ProcessUsage.Of(_process).Processor;
        try
        {
            // A reply to another request is a forgery, or a leftover of one; neither counts.
            if (await reply is { } answer) return answer.Nonce == nonce ? new AnswerOutcome(AnswerEnd.Replied, answer) : Forged();
        }
        catch (InvalidDataException)
        {
            return Forged();
        }
        catch (IOException)
        {
            return await EndedAsync();
        }
        return await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private AnswerOutcome Forged()
    {
        Kill();
        return new AnswerOutcome(AnswerEnd.Died, Detail: "wrote to the channel that carries its results");
    }

    private async Task<AnswerOutcome> EndedAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        var line = await _error;
        if (line.Contains("Stack overflow", StringComparison.Ordinal))
            return new AnswerOutcome(AnswerEnd.Died, Detail: "the stack overflowed: a function calls itself without end");
        if (line.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)) return new AnswerOutcome(AnswerEnd.OutOfMemory);
        return new AnswerOutcome(AnswerEnd.Died, Detail: "the process ended in the middle");
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    /// <summary>Drains what the runtime itself says on standard error and keeps the first line; a flood costs no memory.</summary>
    private static async Task<string> FirstLine(StreamReader error)
    {
        var buffer = new char[4096];
        var first = "";
        try
        {
            while (await error.ReadAsync(buffer) is var read and > 0)
            {
                if (first.Length < 500) first += new string(buffer, 0, Math.Min(read, 500));
            }
        }
        catch (IOException)
        {
            // The pipe went with its process.
        }
        return first.Trim().Split('\n')[0].Trim();
    }
}
