using DeepLearning.Kernel.Worker;

namespace DeepLearning.Kernel.Tests.Worker;

public sealed class WorkerTests : IAsyncDisposable
{
    private readonly RecordingOutput _output = new();
    private readonly WorkerClient _worker = new(Options());

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    [Fact]
    public async Task A_worker_keeps_state_and_delivers_outputs_in_order_values_and_errors()
    {
        await RunAsync("var x = 41; Console.Write(\"out\"); Console.Error.Write(\"err\"); display(HTML(\"<b>x</b>\")).Update(2);");
        Assert.Equal("stdout: out", _output.Events[0]);
        Assert.Equal("stderr: err", _output.Events[1]);
        Assert.Equal("<b>x</b>", _output.Displayed[0].Data["text/html"]);
        Assert.Equal("update: 2", _output.Events[3]);
        Assert.Equal("42", (await RunAsync("x + 1")).Value!.PlainText);

        var error = (await RunAsync("\nmissing")).Error!;
        Assert.Equal(("CS0103", 2, 1), (error.Name, error.Line, error.Column));
        Assert.Contains(error.Traceback, line => line.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadLine_asks_the_client()
    {
        _output.Answers.Enqueue("Ada");
        Assert.Equal("Ada", (await RunAsync("Console.ReadLine()")).Value!.PlainText);
        Assert.Equal("nobody answers", (await RunAsync("Console.ReadLine()")).Error!.Message);
    }

    [Fact]
    public async Task Prints_past_the_console_cannot_get_into_the_channel()
    {
        await RunAsync("""
            using System.Runtime.InteropServices;
            var raw = Console.OpenStandardOutput();
            raw.Write("Content-Length: 5\r\n\r\nhello"u8); raw.Flush();
            """);
        if (!OperatingSystem.IsWindows())
        {
            await RunAsync("""
                [DllImport("libc")] static extern int puts(string text);
                [DllImport("libc")] static extern int fflush(nint file);
                puts("{\"kind\": 1}"); fflush(0);
                """);
        }
        Assert.Equal("2", (await RunAsync("1 + 1")).Value!.PlainText);
        Assert.Equal("true", (await RunAsync("Console.OpenStandardInput().ReadByte() == -1")).Value!.PlainText);
    }

    [Fact]
    public async Task The_FSharp_compiler_is_not_loaded_before_the_first_FSharp_cell()
    {
        const string loaded = "AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == \"FSharp.Compiler.Service\")";
        Assert.Equal("false", (await RunAsync(loaded)).Value!.PlainText);
        await RunAsync("#!fsharp\n1");
        Assert.Equal("true", (await RunAsync(loaded)).Value!.PlainText);
    }

    [Fact]
    public async Task A_cell_that_exits_is_told_from_one_that_crashes_and_the_next_cell_finds_a_fresh_worker()
    {
        await RunAsync("var x = 1;");
        var exit = await FailAsync("Environment.Exit(7);");
        Assert.Equal(new WorkerFailure(WorkerFailureKind.Exited, "The cell ended its process with exit code 7.", 7), exit);
        Assert.False(_worker.IsRunning);
        Assert.Equal("CS0103", (await RunAsync("x")).Error!.Name);

        var crash = await FailAsync("Environment.FailFast(\"deliberate\");");
        Assert.Equal(WorkerFailureKind.Crashed, crash.Kind);
        Assert.Equal("2", (await RunAsync("1 + 1")).Value!.PlainText);

    }

    [Fact]
    public async Task An_exception_on_a_thread_of_the_cell_does_not_end_the_worker()
    {
        await RunAsync("var kept = 7; var thread = new Thread(() => throw new Exception(\"on a thread\")); thread.Start(); thread.Join();");
        Assert.Contains("on a thread", _output.Stderr, StringComparison.Ordinal);
        Assert.Equal("7", (await RunAsync("kept")).Value!.PlainText);
    }

    [Fact]
    public async Task A_stack_overflow_is_named()
    {
        var failure = await FailAsync("void Fill() { Span<byte> room = stackalloc byte[64_000_000]; room.Fill(1); }\nFill();");
        Assert.Equal(WorkerFailureKind.StackOverflow, failure.Kind);
        Assert.Equal("2", (await RunAsync("1 + 1")).Value!.PlainText);
    }

    [Fact]
    public async Task A_cell_that_runs_too_long_is_interrupted_and_keeps_its_state()
    {
        await RunAsync("var x = 1;");
        var outcome =
            await _worker.RunCellAsync("while (true) { }", _output, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal(new WorkerFailure(WorkerFailureKind.TimedOut, "The cell ran longer than 1 s and was interrupted."), outcome.Failure);
        Assert.Equal("1", (await RunAsync("x")).Value!.PlainText);
    }

    [Fact]
    public async Task A_cell_that_is_interrupted_before_its_process_is_ready_is_interrupted_and_not_killed()
    {
        using var stop = new CancellationTokenSource();
        var cell = _worker.RunCellAsync("while (true) { }", _output, cancellation: stop.Token);
        await stop.CancelAsync();
        var outcome = await cell.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Interrupted, outcome.Result!.Status);
        Assert.Equal("2", (await RunAsync("1 + 1")).Value!.PlainText);
    }

    [Fact]
    public async Task A_cell_whose_threads_cannot_be_stopped_is_killed()
    {
        const string endless = "Enumerable.Range(0, int.MaxValue).SelectMany(n => Enumerable.Range(0, int.MaxValue)).Any(int.IsNegative)";
        // The limit must not fall into the compiler's time, in which a cell can be stopped.
        await RunAsync("Enumerable.Range(0, 3).SelectMany(n => Enumerable.Range(0, 3)).Any(int.IsNegative)");
        var outcome = await _worker.RunCellAsync(endless, _output, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("The cell ran longer than 10 s and was killed.", outcome.Failure!.Message);
        Assert.False(_worker.IsRunning);
    }

    [Fact]
    public async Task A_cell_that_cannot_be_interrupted_is_killed()
    {
        await _worker.RunCellAsync("1", _output, cancellation: TestContext.Current.CancellationToken);
        var code = OperatingSystem.IsWindows()
            ? """
                [System.Runtime.InteropServices.DllImport("kernel32")] static extern void Sleep(int ms);
                Sleep(100_000); new TaskCompletionSource().Task.Wait();
                """
            : """
                [System.Runtime.InteropServices.DllImport("libc")] static extern int sleep(uint s);
                while (true) sleep(100);
                """;
        var outcome = await _worker.RunCellAsync(code, _output, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(new WorkerFailure(WorkerFailureKind.TimedOut, "The cell ran longer than 10 s and was killed."), outcome.Failure);
        Assert.False(_worker.IsRunning);
    }

    [Fact]
    public async Task Allocating_without_end_is_named_out_of_memory()
    {
        var failure = await FailAsync(
            "var all = new List<byte[]>(); while (true) { var block = new byte[1 << 20]; Array.Fill(block, (byte)1); all.Add(block); }");
        const string told = "The cell needed more than the 300 MB of memory that it may use.";
        Assert.Equal(new WorkerFailure(WorkerFailureKind.OutOfMemory, told), failure);
        Assert.Equal("2", (await RunAsync("1 + 1")).Value!.PlainText);
    }

    [Fact]
    public async Task A_worker_can_be_restarted()
    {
        await RunAsync("var x = 1;");
        _worker.Restart();
        Assert.Equal("CS0103", (await RunAsync("x")).Error!.Name);
    }

    internal static WorkerOptions Options()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "DeepLearning.Kernel.WorkerHost.dll");
        return new WorkerOptions { Program = "dotnet", Arguments = [host], OutputLimit = 2_000_000, MemoryLimit = 300_000_000 };
    }

    private async Task<CellResult> RunAsync(string code)
    {
        var outcome = await _worker.RunCellAsync(code, _output, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(outcome.Failure is null, outcome.Failure?.Message);
        return outcome.Result!;
    }

    private async Task<WorkerFailure> FailAsync(string code)
    {
        var outcome = await _worker.RunCellAsync(code, _output, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Null(outcome.Result);
        return outcome.Failure!;
    }
}
