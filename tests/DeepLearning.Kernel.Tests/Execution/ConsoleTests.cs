namespace DeepLearning.Kernel.Tests.Execution;

[Collection(MeasuredCollection.Name)]
public sealed class ConsoleTests : IAsyncDisposable
{
    readonly ScriptSession session = new();
    readonly RecordingOutput output = new();

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task Both_streams_and_displays_arrive_in_the_order_of_the_code()
    {
        await session.RunAsync("Console.WriteLine(1); Console.Error.WriteLine(2); display(3); Console.Write(4);", output);
        Assert.Equal(["stdout: 1\n", "stderr: 2\n", "display: 3", "stdout: 4"], output.Events);
    }

    [Fact]
    public async Task Everything_printed_has_arrived_when_the_cell_ends()
    {
        await session.RunAsync("for (var i = 0; i < 20000; i++) Console.WriteLine(i);", output);
        Assert.Equal(Enumerable.Range(0, 20000), output.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task What_other_threads_print_arrives_and_their_lines_do_not_mix()
    {
        await session.RunAsync("""
            var threads = Enumerable.Range(0, 4).Select(n => new Thread(() => { for (var i = 0; i < 200; i++) Console.WriteLine(new string((char)('a' + n), 20)); })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
            await Task.Run(() => Console.WriteLine("from the pool"));
            """, output);
        var lines = output.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(801, lines.Length);
        Assert.All(lines[..^1], line => Assert.True(line.Length == 20 && line.Distinct().Count() == 1, line));
        Assert.Equal("from the pool", lines[^1]);
    }

    [Fact]
    public async Task A_thread_that_outlives_its_cell_still_prints_to_that_cell()
    {
        await session.RunAsync("var gate = new ManualResetEventSlim(); var late = Task.Run(() => { gate.Wait(); Console.Write(\"late\"); });", output);
        var second = new RecordingOutput();
        await session.RunAsync("gate.Set(); await late; Console.Write(\"second\");", second);
        Assert.Equal("late", output.Stdout);
        Assert.Equal("second", second.Stdout);
    }

    [Fact]
    public async Task A_cell_that_redirects_the_console_does_not_silence_the_next_one()
    {
        await session.RunAsync("var writer = new StringWriter(); Console.SetOut(writer); Console.Write(\"kept\");", output);
        await session.RunAsync("Console.Write(writer.ToString() + \" and shown\");", output);
        Assert.Equal(["stdout: kept and shown"], output.Events);
    }

    [Fact]
    public async Task ReadLine_asks_after_everything_printed_before_has_arrived()
    {
        output.Answers.Enqueue("Ada");
        await session.RunAsync("Console.Write(\"Name? \"); var name = Console.ReadLine(); Console.Write($\"Hello {name}\");", output);
        Assert.Equal("Name? Hello Ada", output.Stdout);
        Assert.Equal([""], output.Prompts);
    }

    [Fact]
    public async Task Read_hands_out_the_characters_of_a_line()
    {
        output.Answers.Enqueue("ab");
        Assert.Equal("a,b,\\n", await session.RunAsync("$\"{(char)Console.Read()},{(char)Console.Read()},{(Console.Read() == 10 ? \"\\\\n\" : \"?\")}\"", output));
    }

    [Fact]
    public async Task ReadLine_without_anybody_to_answer_is_an_error_of_the_cell()
    {
        var error = await session.FailAsync("Console.ReadLine()", output);
        Assert.Equal("nobody answers", error.Message);
    }

    [Fact]
    public async Task A_display_can_be_updated_and_outputs_cleared()
    {
        await session.RunAsync("var shown = display(\"first\");", output);
        await session.RunAsync("shown.Update(\"second\"); ClearOutput(wait: true);", output);
        Assert.Equal(["display: first", "update: second", "clear: wait"], output.Events);
    }

    [Fact]
    public async Task A_displayed_value_at_the_end_of_a_cell_is_not_shown_twice()
    {
        Assert.Null(await session.RunAsync("display(1)", output));
        Assert.Equal(["display: 1"], output.Events);
    }

    [Fact]
    public async Task An_exception_in_async_void_code_is_reported_and_the_session_lives()
    {
        await session.RunAsync("async void Fire() { await Task.Yield(); throw new Exception(\"lost\"); } Fire(); await Task.Delay(50);", output);
        Assert.Contains("lost", output.Stderr, StringComparison.Ordinal);
        Assert.Equal("2", await session.RunAsync("1 + 1"));
    }

    [Fact]
    public async Task A_slow_receiver_holds_a_fast_printer_back_instead_of_filling_memory()
    {
        var slow = new SlowOutput();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cell = session.SubmitAsync("var block = new string('x', 100_000); for (var i = 0; i < 5_000; i++) Console.Write(block);", slow, TestContext.Current.CancellationToken);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.False(cell.IsCompleted);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000);
        slow.Release();
        Assert.Equal(CellStatus.Ok, (await cell).Status);
        Assert.Equal(500_000_000, slow.Characters);
    }

    sealed class SlowOutput : ICellOutput
    {
        readonly TaskCompletionSource released = new();

        public long Characters { get; private set; }

        public void Release() => released.SetResult();

        public void Stream(string name, string text)
        {
            released.Task.Wait();
            Characters += text.Length;
        }

        public void Display(DeepLearning.Notebook.MimeBundle bundle, string? displayId) => throw new NotSupportedException();

        public void UpdateDisplay(string displayId, DeepLearning.Notebook.MimeBundle bundle) => throw new NotSupportedException();

        public void ClearOutput(bool wait) => throw new NotSupportedException();

        public string ReadLine(string prompt, bool password) => throw new NotSupportedException();
    }
}
