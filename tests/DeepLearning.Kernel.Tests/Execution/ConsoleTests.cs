namespace DeepLearning.Kernel.Tests.Execution;

[Collection(MeasuredCollection.Name)]
public sealed class ConsoleTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();
    private readonly RecordingOutput _output = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Both_streams_and_displays_arrive_in_the_order_of_the_code()
    {
        await _session.RunAsync("Console.WriteLine(1); Console.Error.WriteLine(2); display(3); Console.Write(4);", _output);
        Assert.Equal(["stdout: 1\n", "stderr: 2\n", "display: 3", "stdout: 4"], _output.Events);
    }

    [Fact]
    public async Task Everything_printed_has_arrived_when_the_cell_ends()
    {
        await _session.RunAsync("for (var i = 0; i < 20000; i++) Console.WriteLine(i);", _output);
        Assert.Equal(Enumerable.Range(0, 20000), _output.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task What_other_threads_print_arrives_and_their_lines_do_not_mix()
    {
        await _session.RunAsync("""
            void Print(char letter) { for (var i = 0; i < 200; i++) Console.WriteLine(new string(letter, 20)); }
            var threads = Enumerable.Range(0, 4).Select(n => new Thread(() => Print((char)('a' + n)))).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
            await Task.Run(() => Console.WriteLine("from the pool"));
            """, _output);
        var lines = _output.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(801, lines.Length);
        Assert.All(lines[..^1], line => Assert.True(line.Length == 20 && line.Distinct().Count() == 1, line));
        Assert.Equal("from the pool", lines[^1]);
    }

    [Fact]
    public async Task A_thread_that_outlives_its_cell_still_prints_to_that_cell()
    {
        await _session.RunAsync(
            "var gate = new ManualResetEventSlim(); var late = Task.Run(() => { gate.Wait(); Console.Write(\"late\"); });", _output);
        var second = new RecordingOutput();
        await _session.RunAsync("gate.Set(); await late; Console.Write(\"second\");", second);
        Assert.Equal("late", _output.Stdout);
        Assert.Equal("second", second.Stdout);
    }

    [Fact]
    public async Task A_cell_that_redirects_the_console_does_not_silence_the_next_one()
    {
        await _session.RunAsync("var writer = new StringWriter(); Console.SetOut(writer); Console.Write(\"kept\");", _output);
        await _session.RunAsync("Console.Write(writer.ToString() + \" and shown\");", _output);
        Assert.Equal(["stdout: kept and shown"], _output.Events);
    }

    [Fact]
    public async Task ReadLine_asks_after_everything_printed_before_has_arrived()
    {
        _output.Answers.Enqueue("Ada");
        await _session.RunAsync("Console.Write(\"Name? \"); var name = Console.ReadLine(); Console.Write($\"Hello {name}\");", _output);
        Assert.Equal("Name? Hello Ada", _output.Stdout);
        Assert.Equal([""], _output.Prompts);
    }

    [Fact]
    public async Task Read_hands_out_the_characters_of_a_line()
    {
        _output.Answers.Enqueue("ab");
        Assert.Equal("a,b,\\n", await _session.RunAsync(
            "$\"{(char)Console.Read()},{(char)Console.Read()},{(Console.Read() == 10 ? \"\\\\n\" : \"?\")}\"", _output));
    }

    [Fact]
    public async Task ReadLine_without_anybody_to_answer_is_an_error_of_the_cell()
    {
        var error = await _session.FailAsync("Console.ReadLine()", _output);
        Assert.Equal("nobody answers", error.Message);
    }

    [Fact]
    public async Task A_display_can_be_updated_and_outputs_cleared()
    {
        await _session.RunAsync("var shown = display(\"first\");", _output);
        await _session.RunAsync("shown.Update(\"second\"); ClearOutput(wait: true);", _output);
        Assert.Equal(["display: first", "update: second", "clear: wait"], _output.Events);
    }

    [Fact]
    public async Task A_displayed_value_at_the_end_of_a_cell_is_not_shown_twice()
    {
        Assert.Null(await _session.RunAsync("display(1)", _output));
        Assert.Equal(["display: 1"], _output.Events);
    }

    [Fact]
    public async Task An_exception_in_async_void_code_is_reported_and_the_session_lives()
    {
        await _session.RunAsync(
            "async void Fire() { await Task.Yield(); throw new Exception(\"lost\"); } Fire(); await Task.Delay(50);", _output);
        Assert.Contains("lost", _output.Stderr, StringComparison.Ordinal);
        Assert.Equal("2", await _session.RunAsync("1 + 1"));
    }

    [Fact]
    public async Task A_slow_receiver_holds_a_fast_printer_back_instead_of_filling_memory()
    {
        var slow = new SlowOutput();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cell = _session.SubmitAsync(
            "var block = new string('x', 100_000); for (var i = 0; i < 5_000; i++) Console.Write(block);",
            slow,
            TestContext.Current.CancellationToken);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.False(cell.IsCompleted);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000);
        slow.Release();
        Assert.Equal(CellStatus.Ok, (await cell).Status);
        Assert.Equal(500_000_000, slow.Characters);
    }

    private sealed class SlowOutput : ICellOutput
    {
        private readonly TaskCompletionSource _released = new();

        public long Characters { get; private set; }

        public void Release() => _released.SetResult();

        public void Stream(string name, string text)
        {
            _released.Task.Wait();
            Characters += text.Length;
        }

        public void Display(DeepLearning.Notebook.MimeBundle bundle, string? displayId) => throw new NotSupportedException();

        public void UpdateDisplay(string displayId, DeepLearning.Notebook.MimeBundle bundle) => throw new NotSupportedException();

        public void ClearOutput(bool wait) => throw new NotSupportedException();

        public string ReadLine(string prompt, bool password) => throw new NotSupportedException();
    }
}
