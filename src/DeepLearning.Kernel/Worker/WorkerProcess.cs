using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeepLearning.Kernel.Worker;

/// <summary>The process behind a worker, and what its end means.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptDiagnostics = 16_000;
    private const long MemoryOfTheEngine = 400_000_000;

    private readonly Process _process;
    private readonly StringBuilder _diagnostics = new();
    private readonly Task _readingErrors;
    private readonly WorkerOptions _options;

    public WorkerProcess(WorkerOptions options)
    {
        _options = options;
        var start = new ProcessStartInfo(options.Program, options.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.WorkingDirectory ?? Environment.CurrentDirectory,
        };
        if (options.MemoryLimit is { } limit)
            start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + limit.ToString("X", CultureInfo.InvariantCulture);
        // A dump of every worker that overflows its stack would fill the disk.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new IOException($"the worker {options.Program} did not start");
        _readingErrors = ReadErrorsAsync();
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public bool IsRunning => !_process.HasExited;

    /// <summary>The code that the cell gave to <see cref="Environment.Exit"/>, once the worker has announced it.</summary>
    public int? AnnouncedExit { get; set; }

    /// <summary>Whether the process has more memory than the limit and the engine's own needs allow.</summary>
    public bool TakesTooMuchMemory
    {
        get
        {
            if (_options.MemoryLimit is not { } limit)
                return false;
            try
            {
                _process.Refresh();
                return _process.WorkingSet64 > limit + MemoryOfTheEngine;
            }
            catch (InvalidOperationException)
            {
                // It has ended.
                return false;
            }
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Waits for the process to end and says why it did.</summary>
    public async Task<WorkerFailure> ExplainEndAsync()
    {
        // The channel is closed; a process that lives on is of no use.
        if (!_process.WaitForExit(TimeSpan.FromSeconds(2)))
            Kill();
        await _process.WaitForExitAsync();
        await Task.WhenAny(_readingErrors, Task.Delay(1000));
        var text = Diagnostics;
        var code = _process.ExitCode;
        if (text.Contains("Stack overflow", StringComparison.Ordinal))
        {
            const string tooDeep = "The cell overflowed the stack: its calls are nested too deeply, often a recursion without an end.";
            return new WorkerFailure(WorkerFailureKind.StackOverflow, tooDeep, code);
        }
        if (text.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
            || text.Contains("OutOfMemoryException", StringComparison.Ordinal))
        {
            return OutOfMemory();
        }
        if (AnnouncedExit is { } announced)
        {
            var ended = string.Create(CultureInfo.InvariantCulture, $"The cell ended its process with exit code {announced}.");
            return new WorkerFailure(WorkerFailureKind.Exited, ended, announced);
        }
        var reason = text.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal));
        var crashed = string.Create(CultureInfo.InvariantCulture, $"The cell's process crashed with exit code {code}");
        return new WorkerFailure(WorkerFailureKind.Crashed, crashed + (reason is null ? "." : ": " + reason), code);
    }

    public WorkerFailure OutOfMemory() => new(
        WorkerFailureKind.OutOfMemory,
        _options.MemoryLimit is { } limit
            ? string.Create(
                CultureInfo.InvariantCulture, $"The cell needed more than the {limit / 1_000_000} MB of memory that it may use.")
            : "The cell needed more memory than there is.");

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private string Diagnostics
    {
        get
        {
            lock (_diagnostics)
                return _diagnostics.ToString();
        }
    }

    // The runtime's last words. A stack overflow prints a long trace after its first line, so the beginning is kept too.
    private async Task ReadErrorsAsync()
    {
        var block = new char[4096];
        int read;
        while ((read = await _process.StandardError.ReadAsync(block)) > 0)
        {
            lock (_diagnostics)
            {
                _diagnostics.Append(block, 0, read);
                if (_diagnostics.Length > 2 * KeptDiagnostics)
                    _diagnostics.Remove(KeptDiagnostics, _diagnostics.Length - 2 * KeptDiagnostics);
            }
        }
    }
}
