namespace DeepLearning.Notebook.Tests;

public sealed class TrainingViewTests
{
    private static (Trainer Trainer, DataLoader Data) SmallRun(int examples)
    {
        var generator = new RandomGenerator(1);
        var model = new Sequential(new Linear(2, 2, generator: generator));
        var data = new TensorDataset(Tensor.Randn(generator, examples, 2), Tensor.Zeros(examples));
        return (new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss()), new DataLoader(data, 8));
    }

    [Fact]
    public void Training_in_a_notebook_shows_one_display_and_ends_with_the_final_numbers()
    {
        using var host = new RecordingHost();
        NotebookSetup.Install();
        try
        {
            var (trainer, data) = SmallRun(64);
            trainer.Fit(data, 3, data);
        }
        finally
        {
            TrainingHost.CreateProgress = null;
        }
        var (first, id) = Assert.Single(host.Shown);
        // How far the first epoch has come by the first report is the machine's business.
        Assert.Matches("^[█░]{20} +[0-9]+ % epoch 1/3, step [1-8]/8 · loss ", first.PlainText);
        Assert.All(host.Updates, update => Assert.Equal(id, update.DisplayId));
        var last = host.Updates[^1].Bundle;
        Assert.StartsWith("████████████████████ 100 % 3 epochs · loss ", last.PlainText, StringComparison.Ordinal);
        Assert.Contains("validation loss", last.PlainText, StringComparison.Ordinal);
        var html = Assert.IsType<string>(last.Data[MimeType.Html]);
        Assert.Contains("<progress value=\"1\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Line chart of loss against epoch", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_with_several_seeds_that_takes_a_moment_shows_one_display_that_counts_them()
    {
        using var host = new RecordingHost();
        NotebookSetup.Install();
        try
        {
            Seeds.Run(3, _ =>
            {
                var (trainer, data) = SmallRun(16);
                var loss = trainer.Fit(data, 2)[^1].Loss;
                Thread.Sleep(600);
                return loss;
            });
        }
        finally
        {
            TrainingHost.CreateProgress = null;
        }
        var (first, _) = Assert.Single(host.Shown);
        Assert.Matches(" (1|2) of 3 seeds · | 3 seeds · ", first.PlainText);
        Assert.StartsWith("████████████████████ 100 % 3 seeds · ", host.Updates.Select(update => update.Bundle).Prepend(first)
            .Last(bundle => bundle.PlainText.Contains("seeds", StringComparison.Ordinal)).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Updates_come_at_most_five_times_a_second_and_the_last_one_always()
    {
        using var host = new RecordingHost();
        var view = new TrainingView();
        for (var step = 1; step <= 1000; step++)
            view.Report(Progress(1, step, finished: step == 1000));
        Assert.Single(host.Shown);
        Assert.InRange(host.Updates.Count, 1, 10);
        Assert.Contains("100 %", host.Updates[^1].Bundle.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_watches_only_the_beginning_and_the_end_are_sent()
    {
        using var host = new RecordingHost { IsInteractive = false };
        var view = new TrainingView();
        view.Report(Progress(1, 1));
        Thread.Sleep(250);
        view.Report(Progress(1, 500));
        Assert.Empty(host.Updates);
        view.Report(Progress(1, 1000, finished: true));
        Assert.Single(host.Updates);
    }

    [Fact]
    public void A_long_run_keeps_a_curve_of_bounded_length()
    {
        using var host = new RecordingHost();
        var view = new TrainingView();
        for (var step = 1; step <= 5000; step++)
            view.Report(Progress(1, step % 1000, finished: step == 5000));
        Assert.InRange(((string)host.Updates[^1].Bundle.Data[MimeType.Html]).Length, 1000, 20_000);
    }

    [Fact]
    public void A_terminal_gets_one_line_that_is_overwritten()
    {
        using var output = new StringWriter();
        var bar = new TerminalBar(output, isTerminal: true);
        bar.Report(Progress(1, 500));
        bar.Report(Progress(1, 501));
        bar.Report(Progress(2, 1000, finished: true));
        var lines = output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("█████░░░░░░░░░░░░░░░  25 % epoch 1/2, step 500/1000 · loss 0.5 · accuracy 75.0 % · 2.0 s · 6 s to go", lines[0]);
        Assert.StartsWith("████████████████████ 100 % 0 epochs", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_gets_one_line_for_each_epoch()
    {
        using var host = new RecordingHost();
        using var output = new StringWriter();
        var (trainer, data) = SmallRun(16);
        trainer.Fit(data, 2, progress: new TerminalBar(output, isTerminal: false));
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("epoch 1/2, step 2/2 · loss ", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_shows_its_curves_and_its_table()
    {
        var (trainer, data) = SmallRun(16);
        var history = trainer.Fit(data, 2, data);
        var html = Assert.IsType<string>(Formatter.ToMimeBundle(history).Data[MimeType.Html]);
        Assert.Contains("data-dln-figure", html, StringComparison.Ordinal);
        Assert.Contains(">validation accuracy</th>", html, StringComparison.Ordinal);
        Assert.StartsWith(
            "2 panels. Panel 1, loss: Line chart of loss against epoch: train goes from ",
            Figure.Training(history).AltText,
            StringComparison.Ordinal);
    }

    private static TrainingProgress Progress(int epoch, int step, bool finished = false) =>
        new(epoch, 2, step, 1000, 0.5f, 0.75f, new History(), TimeSpan.FromSeconds(2), finished);
}
