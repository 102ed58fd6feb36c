using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeepLearning.Kernel.Worker;

/// <summary>The process behind a worker, and what its end means.</summary>
sealed class WorkerProcess : IDisposable
{
    const int KeptDiagnostics = 16_000;
    const long MemoryOfTheEngine = 400_000_000;

    readonly Process process;
    readonly StringBuilder diagnostics = new();
    readonly Task readingErrors;
    readonly WorkerOptions options;

    public WorkerProcess(WorkerOptions options)
    {
        this.options = options;
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
        process = Process.Start(start) ?? throw new IOException($"the worker {options.Program} did not start");
        readingErrors = ReadErrorsAsync();
    }

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    public bool IsRunning => !process.HasExited;

    /// <summary>The code that the cell gave to <see cref="Environment.Exit"/>, once the worker has announced it.</summary>
    public int? AnnouncedExit { get; set; }

    /// <summary>Whether the process has more memory than the limit and the engine's own needs allow.</summary>
    public bool TakesTooMuchMemory
    {
        get
        {
            if (options.MemoryLimit is not { } limit || process.HasExited)
                return false;
            process.Refresh();
            return process.WorkingSet64 > limit + MemoryOfTheEngine;
        }
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
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
        if (!process.WaitForExit(TimeSpan.FromSeconds(2)))
            Kill();
        await process.WaitForExitAsync();
        await Task.WhenAny(readingErrors, Task.Delay(1000));
        var text = Diagnostics;
        var code = process.ExitCode;
        if (text.Contains("Stack overflow", StringComparison.Ordinal))
            return new WorkerFailure(WorkerFailureKind.StackOverflow, "The cell overflowed the stack: its calls are nested too deeply, often a recursion without an end.", code);
        if (text.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || text.Contains("OutOfMemoryException", StringComparison.Ordinal))
            return OutOfMemory();
        if (AnnouncedExit is { } announced)
            return new WorkerFailure(WorkerFailureKind.Exited, string.Create(CultureInfo.InvariantCulture, $"The cell ended its process with exit code {announced}."), announced);
        var reason = text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal));
        return new WorkerFailure(
            WorkerFailureKind.Crashed,
            string.Create(CultureInfo.InvariantCulture, $"The cell's process crashed with exit code {code}{(reason is null ? "." : ": " + reason)}"),
            code);
    }

    public WorkerFailure OutOfMemory() => new(
        WorkerFailureKind.OutOfMemory,
        options.MemoryLimit is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $"The cell needed more than the {limit / 1_000_000} MB of memory that it may use.")
            : "The cell needed more memory than there is.");

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    string Diagnostics
    {
        get
        {
            lock (diagnostics)
                return diagnostics.ToString();
        }
    }

    // The runtime's last words. A stack overflow prints a long trace after its first line, so the beginning is kept too.
    async Task ReadErrorsAsync()
    {
        var block = new char[4096];
        int read;
        while ((read = await process.StandardError.ReadAsync(block)) > 0)
        {
            lock (diagnostics)
            {
                diagnostics.Append(block, 0, read);
                if (diagnostics.Length > 2 * KeptDiagnostics)
                    diagnostics.Remove(KeptDiagnostics, diagnostics.Length - 2 * KeptDiagnostics);
            }
        }
    }
}
