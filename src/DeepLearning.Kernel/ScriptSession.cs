using System.Diagnostics;
using System.Reflection;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Errors;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.FSharp;
using DeepLearning.Kernel.IntelliSense;
using DeepLearning.Kernel.Interactive;
using DeepLearning.Kernel.Output;
using DeepLearning.Kernel.Packages;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel;

/// <summary>
/// Runs a notebook's cells one after the other, in this process. Variables, types and using directives pass from cell
/// to cell; what cells print and show goes to the receiver that is given with each.
/// </summary>
public sealed class ScriptSession : IAsyncDisposable
{
    internal static readonly string[] UsualImports =
    [
        "System",
        "System.Collections",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading",
        "System.Threading.Tasks",
        "DeepLearning.Notebook",
        "static DeepLearning.Notebook.DisplayFunctions",
        "Cell = DeepLearning.Kernel.Cell",
        // Plotly.NET has a Figure, too: a cell that opens its namespace still means ours.
        "Figure = DeepLearning.Notebook.Figure",
        "DeepLearning",
    ];

    private readonly SemaphoreSlim _turn = new(1);
    private readonly OutputQueue _queue = new();
    private readonly CellSources _sources = new();
    private readonly CSharpEngine _csharp;
    private readonly InteractiveBridge _bridge;
    private readonly Lazy<ILanguageEngine> _fsharp;
    private readonly CellInterpreter _interpreter;
    private readonly Completer _completer;
    private readonly Inspector _inspector;
    private readonly Lazy<Task> _ready;
    private volatile CellRun? _running;
    private int _count;

    /// <summary>Starts a session.</summary>
    /// <param name="options">Null for a session with .NET, the library and the notebook functions.</param>
    public ScriptSession(ScriptSessionOptions? options = null)
    {
        options ??= new ScriptSessionOptions();
        Assembly[] assemblies =
            [typeof(TrainingHost).Assembly, typeof(NotebookHost).Assembly, typeof(ScriptSession).Assembly, .. options.References];
        var folder = Path.GetFullPath(options.WorkingDirectory ?? Environment.CurrentDirectory);
        var packages = new PackageReferences(new PackageRestorer(options.PackageCache ?? PackageRestorer.DefaultCacheFolder), folder);
        _csharp = new CSharpEngine(new ReferenceSet(assemblies), new CompileWarnings(_sources).Show);
        var engines = new Dictionary<string, Lazy<ILanguageEngine>>(StringComparer.Ordinal);
        _bridge = new InteractiveBridge(engines, new CellScripts(_csharp.Reference, _csharp.Load, _csharp.Declare));
        engines[Languages.CSharp] = new(new CSharpRunner(_csharp, packages, _bridge, _sources, folder));
        _fsharp = engines[Languages.FSharp] = new(() => new FSharpEngine(assemblies, packages, _bridge));
        _interpreter = new CellInterpreter(engines, DirectiveTable.RunAsync, _bridge, _sources, folder);
        _completer = new Completer(_csharp.Compiler, () => (ILanguageHelp)_fsharp.Value, folder);
        _inspector = new Inspector(_csharp.Compiler, () => (ILanguageHelp)_fsharp.Value);
        _ready = new Lazy<Task>(() => PrepareAsync(options));
        // A cell that blocks a few of the pool's threads must not slow down the kernel itself.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), ports);
        CellConsole.Install();
        CellHost.Install();
        PlotlyNet.Watch();
        SpectreConsole.Watch();
        NotebookSetup.Install();
        TrainingHost.Cancellation = () => StopSignal.Current;
        StrayExceptions.Watch();
    }

    /// <summary>Gets the compiler going before the first cell comes; that takes about a second of a processor.</summary>
    public Task WarmUp() => _ready.Value;

    /// <inheritdoc cref="SubmitAsync(CellRequest, ICellOutput, CancellationToken)"/>
    public Task<CellResult> SubmitAsync(string code, ICellOutput output, CancellationToken cancellation = default) =>
        SubmitAsync(new CellRequest(code), output, cancellation);

    /// <summary>Runs a cell and waits for its end. A second call waits for the first.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="output">Receives what it prints and shows.</param>
    /// <param name="cancellation">Stops the cell as <see cref="Interrupt"/> does.</param>
    public async Task<CellResult> SubmitAsync(CellRequest request, ICellOutput output, CancellationToken cancellation = default)
    {
        try
        {
            await _turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Stopped while it waited for an earlier cell.
            return Interrupted("");
        }
        try
        {
            var clock = Stopwatch.StartNew();
            var run = new CellRun(_queue, new TerminalOutput(output));
            // Before the session is ready: an interrupt stops the first cell, too.
            _running = run;
            using var registration = cancellation.Register(run.Interrupt);
            CellConsole.Install();
            _count = request.Number ?? _count + 1;
            var result = await RunAsync(request, FormattableString.Invariant($"cell {_count}"), run);
            _running = null;
            run.End();
            await _queue.FlushAsync();
            return result with { Elapsed = clock.Elapsed };
        }
        finally
        {
            _running = null;
            _turn.Release();
        }
    }

    /// <summary>Stops the running cell. It returns at once; the cell's result says when it has stopped.</summary>
    /// <remarks>
    /// C# cells ask in every loop, recursive function and handed-over block whether they should stop, training asks between two
    /// batches, and what sleeps or waits is woken. A single call of .NET, of a package or of native code that does none of this
    /// cannot be ended, on any system: after three seconds the result says that it goes on, and only the process's end stops it.
    /// </remarks>
    /// <returns>Whether a cell was running.</returns>
    public bool Interrupt()
    {
        if (_running is not { } run)
            return false;
        run.Interrupt();
        return true;
    }

    /// <summary>What could stand at the cursor. It answers while a cell runs, too.</summary>
    public CompletionResult Complete(string code, int cursor)
    {
        _ready.Value.Wait();
        return _completer.Complete(code, cursor);
    }

    /// <summary>What is known about the name at the cursor; null if there is none.</summary>
    public InspectionResult? Inspect(string code, int cursor)
    {
        _ready.Value.Wait();
        return _inspector.Inspect(code, cursor);
    }

    /// <summary>Whether a console should run the code or wait for another line.</summary>
    public Completeness IsComplete(string code) => CompletenessCheck.Of(code);

    /// <summary>Stops the running cell and ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        Interrupt();
        await _turn.WaitAsync();
        _bridge.Dispose();
        if (_fsharp is { IsValueCreated: true, Value: IDisposable fsharp }) fsharp.Dispose();
        _queue.Dispose();
        _turn.Dispose();
    }

    private Task PrepareAsync(ScriptSessionOptions options) =>
        Task.Run(() => _csharp.Import([.. UsualImports, .. options.Imports]));

    private async Task<CellResult> RunAsync(CellRequest request, string path, CellRun run)
    {
        try
        {
            await _ready.Value.WaitAsync(run.Cancellation);
            return new CellResult(CellStatus.Ok, await _interpreter.RunAsync(request.Code, request.Language, path, run), null, default);
        }
        catch (InterruptedException stopped)
        {
            return Interrupted(stopped.Message);
        }
        catch (Exception) when (run.IsInterrupted)
        {
            return Interrupted("");
        }
        catch (Exception thrown)
        {
            return new CellResult(CellStatus.Error, null, ErrorOf(thrown, path), default);
        }
    }

    private CellError ErrorOf(Exception thrown, string path) => thrown switch
    {
        CompilationException failed => new CompileErrorReport(_sources).Create(failed.Errors, path, failed.Compilation),
        DirectiveException refused => new CellError("DirectiveError", refused.Message, [refused.Message], refused.Line, null),
        FSharpErrorException failed => failed.ToCellError(),
        _ => new ExceptionReport(_sources).Create(thrown, path),
    };

    private static CellResult Interrupted(string note)
    {
        var message = note.Length == 0 ? "The cell was interrupted." : "The cell was interrupted. " + note;
        return new CellResult(
            CellStatus.Interrupted,
            null,
            new CellError("Interrupted", message, [message], null, null),
            default)
        { HasRunningThreads = note.Length > 0 };
    }
}
