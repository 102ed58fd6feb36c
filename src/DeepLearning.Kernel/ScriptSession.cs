using System.Diagnostics;
using System.Reflection;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Errors;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.FSharp;
using DeepLearning.Kernel.IntelliSense;
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
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Threading",
        "System.Threading.Tasks",
        "DeepLearning.Notebook",
        "static DeepLearning.Notebook.DisplayFunctions",
        "Cell = DeepLearning.Kernel.Cell",
        // Plotly.NET has a Figure, too: a cell that opens its namespace still means ours.
        "Figure = DeepLearning.Notebook.Figure",
        "DeepLearning",
    ];

    readonly SemaphoreSlim turn = new(1);
    readonly OutputQueue queue = new();
    readonly CellSources sources = new();
    readonly CSharpEngine csharp;
    readonly CellInterpreter interpreter;
    readonly Completer completer;
    readonly Inspector inspector;
    readonly Lazy<Task> ready;
    volatile CellRun? running;
    int count;

    /// <summary>Starts a session.</summary>
    /// <param name="options">Null for a session with .NET, the library and the notebook functions.</param>
    public ScriptSession(ScriptSessionOptions? options = null)
    {
        options ??= new ScriptSessionOptions();
        Assembly[] assemblies = [typeof(TrainingHost).Assembly, typeof(NotebookHost).Assembly, typeof(ScriptSession).Assembly, .. options.References];
        var folder = Path.GetFullPath(options.WorkingDirectory ?? Environment.CurrentDirectory);
        var packages = new PackageReferences(new PackageRestorer(options.PackageCache ?? PackageRestorer.DefaultCacheFolder));
        csharp = new CSharpEngine(new ReferenceSet(assemblies));
        interpreter = new CellInterpreter(
            new CSharpRunner(csharp, packages, sources, folder),
            new Lazy<FSharpEngine>(() => new FSharpEngine(assemblies, packages)),
            sources,
            folder);
        completer = new Completer(csharp.Compiler, folder);
        inspector = new Inspector(csharp.Compiler);
        ready = new Lazy<Task>(() => PrepareAsync(options));
        // A cell that blocks a few of the pool's threads must not slow down the kernel itself.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), ports);
        CellConsole.Install();
        CellHost.Install();
        PlotlyNet.Watch();
        NotebookSetup.Install();
        TrainingHost.Cancellation = () => StopSignal.Current;
        StrayExceptions.Watch();
    }

    /// <summary>Gets the compiler going before the first cell comes; that takes about a second of a processor.</summary>
    public Task WarmUp() => ready.Value;

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
            await turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Stopped while it waited for an earlier cell.
            return Interrupted("");
        }
        try
        {
            var clock = Stopwatch.StartNew();
            var run = new CellRun(queue, output);
            // Before the session is ready: an interrupt stops the first cell, too.
            running = run;
            using var registration = cancellation.Register(run.Interrupt);
            CellConsole.Install();
            count = request.Number ?? count + 1;
            var result = await RunAsync(request, FormattableString.Invariant($"cell {count}"), run);
            running = null;
            run.End();
            await queue.FlushAsync();
            return result with { Elapsed = clock.Elapsed };
        }
        finally
        {
            running = null;
            turn.Release();
        }
    }

    /// <summary>Stops the running cell. It returns at once; the cell's result says when it has stopped.</summary>
    /// <returns>Whether a cell was running.</returns>
    public bool Interrupt()
    {
        if (running is not { } run)
            return false;
        run.Interrupt();
        return true;
    }

    /// <summary>What could stand at the cursor. It answers while a cell runs, too.</summary>
    public CompletionResult Complete(string code, int cursor)
    {
        ready.Value.Wait();
        return completer.Complete(code, cursor);
    }

    /// <summary>What is known about the name at the cursor; null if there is none.</summary>
    public InspectionResult? Inspect(string code, int cursor)
    {
        ready.Value.Wait();
        return inspector.Inspect(code, cursor);
    }

    /// <summary>Whether a console should run the code or wait for another line.</summary>
    public Completeness IsComplete(string code) => CompletenessCheck.Of(code);

    /// <summary>Stops the running cell and ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        Interrupt();
        await turn.WaitAsync();
        queue.Dispose();
        turn.Dispose();
    }

    async Task PrepareAsync(ScriptSessionOptions options)
    {
        await Task.Run(() => csharp.Import([.. UsualImports, .. options.Imports]));
        var run = new CellRun(queue, new SilentOutput());
        foreach (var (name, value) in options.Globals)
            await csharp.SetAsync(new Variable(name, value.GetType(), value), run);
    }

    async Task<CellResult> RunAsync(CellRequest request, string path, CellRun run)
    {
        try
        {
            await ready.Value.WaitAsync(run.Cancellation);
            return new CellResult(CellStatus.Ok, await interpreter.RunAsync(request.Code, request.Language, path, run), null, default);
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

    CellError ErrorOf(Exception thrown, string path) => thrown switch
    {
        CompilationException failed => new CompileErrorReport(sources).Create(failed.Errors, path, failed.Compilation),
        DirectiveException refused => new CellError("DirectiveError", refused.Message, [refused.Message], refused.Line, null),
        FSharpErrorException failed => failed.ToCellError(),
        _ => new ExceptionReport(sources).Create(thrown, path),
    };

    static CellResult Interrupted(string note)
    {
        var message = note.Length == 0 ? "The cell was interrupted." : "The cell was interrupted. " + note;
        return new CellResult(CellStatus.Interrupted, null, new CellError("Interrupted", message, [message], null, null), default) { GoesOn = note.Length > 0 };
    }
}
