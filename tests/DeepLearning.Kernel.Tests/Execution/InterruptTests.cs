using System.Diagnostics;

namespace DeepLearning.Kernel.Tests.Execution;

[Collection(MeasuredCollection.Name)]
public sealed class InterruptTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("while (true) { x++; }")]
    [InlineData("while (true) { try { x++; } catch { } }")]
    [InlineData("while (true) { try { Thread.Sleep(10_000); } catch { } }")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await Task.Delay(1); while (true) { x++; }")]
    [InlineData("await Task.Delay(-1, Cell.Cancellation);")]
    [InlineData("lock (held) { x++; }")]
    [InlineData("while (!Cell.Cancellation.IsCancellationRequested) { x++; }")]
    [InlineData("async Task Spin() { while (true) { await Task.Yield(); x++; } } await Spin();")]
    [InlineData("new Endless()")]
    [InlineData("while (true) Called();")]
    [InlineData("for (;;) if (x > 0) Called(); else Called();")]
    [InlineData("do x++; while (true);")]
    [InlineData("while (true) while (true) while (true) Called();")]
    [InlineData("foreach (var n in Numbers()) x += n;")]
    [InlineData("Numbers().Last()")]
    [InlineData("var sum = 0.0; while (true) sum += Enumerable.Range(0, 1000).Select(n => n * 2.0).Sum();")]
    [InlineData("var rows = new int[1000]; while (true) { for (var n = 0; n < 1000; n++) rows[n] = n * 7919 % 1000; Array.Sort(rows); }")]
    [InlineData("while (true) x += x.ToString().Length;")]
    [InlineData("begin: Called(); goto begin;")]
    [InlineData("Enumerable.Range(0, int.MaxValue).SelectMany(n => Enumerable.Range(0, int.MaxValue)).Any(n => { return n < 0; })")]
    [InlineData("long Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2); Fibonacci(70)")]
    [InlineData("Parallel.For(0, 1_000_000_000, n => { Called(); Thread.Sleep(1); });")]
    [InlineData("await Task.Run(() => { while (true) Called(); });")]
    [InlineData("try { while (true) Called(); } catch (Exception) { } while (true) Called();")]
    [InlineData("try { throw new Exception(); } finally { while (true) Called(); }")]
    [InlineData("Func<long> forever = () => { while (true) Called(); }; forever()")]
    [InlineData("var tensor = Tensor.Randn(null, 64, 64); while (true) tensor = tensor.MatMul(tensor).Tanh();")]
    [InlineData("Parallel.For(0, 4, i => Thread.Sleep(60_000));")]
    public async Task A_cell_stops_within_a_second_and_the_state_is_intact(string code)
    {
        await _session.RunAsync("""
            var x = 1L; var held = new object();
            class Endless { public override string ToString() { while (true) { } } }
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] void Called() => x++;
            IEnumerable<int> Numbers() { while (true) yield return 1; }
            var holder = new Thread(() => { lock (held) Thread.Sleep(20_000); }) { IsBackground = true };
            holder.Start(); Thread.Sleep(50);
            """);
        await _session.RunAsync("x = 1;");
        var (result, took) = await InterruptAsync(code);
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.True(took < TimeSpan.FromSeconds(1), $"took {took}");
        Assert.Equal("true", await _session.RunAsync("x >= 1"));
    }

    [Fact]
    public async Task Training_stops_between_two_batches()
    {
        await _session.RunAsync("""
            var data = new TensorDataset(Tensor.Randn(null, 64, 8), Tensor.Zeros(64));
            var model = new Linear(8, 2);
            var trainer = new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss());
            """);
        var (result, took) = await InterruptAsync("trainer.Fit(new DataLoader(data, 8, false), 1_000_000);");
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.True(took < TimeSpan.FromSeconds(1), $"took {took}");
        Assert.Equal("false", await _session.RunAsync("model.Parameters().Any(p => float.IsNaN(p.Data[0]))"));
    }

    [Fact]
    public async Task Variables_set_before_the_interrupt_keep_their_values()
    {
        await InterruptAsync("var set = 5; while (true) { }");
        Assert.Equal("5", await _session.RunAsync("set"));
    }

    [Fact]
    public async Task A_cancelled_token_stops_the_cell_as_an_interrupt_does()
    {
        using var cancel = new CancellationTokenSource();
        var cell = _session.SubmitAsync("while (true) { }", new RecordingOutput(), cancel.Token);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await cell).Status);
    }

    [Fact]
    public async Task A_thread_that_the_cell_started_is_counted_and_named()
    {
        var (result, _) = await InterruptAsync(
            "var stop = false; new Thread(() => SpinWait.SpinUntil(() => stop)) { IsBackground = true }.Start(); Thread.Sleep(-1);");
        Assert.Equal(
            "The cell was interrupted. One thread that the cell started goes on running. Restart the kernel to end it.",
            result.Error!.Message);
        await _session.RunAsync("stop = true;");
    }

    [Fact]
    public async Task A_thread_that_the_cell_started_stops_with_it_when_it_comes_to_a_loop_of_the_cell()
    {
        var (result, _) = await InterruptAsync("new Thread(() => { while (true) { } }) { IsBackground = true }.Start(); Thread.Sleep(-1);");
        Assert.Equal("The cell was interrupted.", result.Error!.Message);
    }

    [Theory]
    [InlineData("new Thread(() => throw new InvalidOperationException(\"dropped\")).Start(); Thread.Sleep(300);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"dropped\")); Thread.Sleep(300);")]
    [InlineData("var timer = new Timer(_ => throw new InvalidOperationException(\"dropped\"), null, 10, -1); Thread.Sleep(300);")]
    public async Task An_exception_on_a_thread_of_the_cell_is_told_and_ends_nothing_else(string code)
    {
        var output = new RecordingOutput();
        await _session.RunAsync("var kept = 7;");
        await _session.RunAsync(code, output);
        Assert.Contains("System.InvalidOperationException: dropped", output.Stderr, StringComparison.Ordinal);
        Assert.Equal("7", await _session.RunAsync("kept"));
    }

    [Fact]
    public async Task A_mistake_inside_a_loop_is_shown_where_it_was_written()
    {
        var error = await _session.FailAsync("for (int i = 0; i < 3; i++) Console.Write(zero);");
        Assert.Contains(
            error.Traceback, line => line.Contains("for (int i = 0; i < 3; i++) Console.Write(zero);", StringComparison.Ordinal));
        Assert.DoesNotContain(error.Traceback, line => line.Contains("StopSignal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_is_given_up_with_a_plain_word()
    {
        var (result, took) = await InterruptAsync(
            "var go = true; Enumerable.Range(0, int.MaxValue).SelectMany(n => go ? Enumerable.Range(0, int.MaxValue) : [])"
                + ".Any(int.IsNegative)");
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Contains("could not be stopped", result.Error!.Message, StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(6));
        await _session.RunAsync("go = false;");
    }

    [Fact]
    public async Task Interrupting_an_idle_session_does_nothing()
    {
        Assert.False(_session.Interrupt());
        Assert.Equal("1", await _session.RunAsync("1"));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_can_be_interrupted()
    {
        var (result, _) = await InterruptAsync("Console.ReadLine()", new UnansweredOutput());
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal("1", await _session.RunAsync("1"));
    }

    [Fact]
    public async Task Printing_endlessly_can_be_interrupted()
    {
        var (result, took) = await InterruptAsync("while (true) Console.WriteLine(\"y\");", new UnansweredOutput());
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.True(took < TimeSpan.FromSeconds(2), $"took {took}");
        var output = new RecordingOutput();
        await _session.RunAsync("Console.Write(\"fine\");", output);
        Assert.Equal("fine", output.Stdout);
    }

    private async Task<(CellResult Result, TimeSpan Took)> InterruptAsync(string code, ICellOutput? output = null)
    {
        await _session.WarmUp();
        var cell = _session.SubmitAsync(code, output ?? new RecordingOutput(), TestContext.Current.CancellationToken);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.False(cell.IsCompleted);
        var clock = Stopwatch.StartNew();
        Assert.True(_session.Interrupt());
        var result = await cell;
        return (result, clock.Elapsed);
    }

    private sealed class UnansweredOutput : ICellOutput
    {
        public void Stream(string name, string text)
        {
        }

        public void Display(DeepLearning.Notebook.MimeBundle bundle, string? displayId)
        {
        }

        public void UpdateDisplay(string displayId, DeepLearning.Notebook.MimeBundle bundle)
        {
        }

        public void ClearOutput(bool wait)
        {
        }

        public string ReadLine(string prompt, bool password)
        {
            Thread.Sleep(Timeout.Infinite);
            return "";
        }
    }
}
