using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace DeepLearning.Notebook;

/// <summary>Shows a training run while it goes on: a progress bar and a loss curve in one display that is updated in place.</summary>
public sealed class TrainingView : IProgress<TrainingProgress>
{
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeforeSeeds = TimeSpan.FromSeconds(0.5);
    private const int MostPoints = 400;

    private readonly List<(double Epoch, double Loss)> _curve = [];
    private readonly Stopwatch _clock = new();
    private readonly bool _isLive = NotebookHost.Current.IsInteractive;
    private DisplayedValue? _display;

    /// <summary>A view for the current host: on a terminal a bar of one line, in a notebook a bar with a curve.</summary>
    public static IProgress<TrainingProgress> Create() =>
        NotebookHost.Current is ConsoleNotebookHost ? new TerminalBar(Console.Out, !Console.IsOutputRedirected) : new TrainingView();

    /// <summary>Takes note of where training stands, and shows it unless the last update is too recent to be seen.</summary>
    public void Report(TrainingProgress value)
    {
        // Of several seeds the result is what counts: whoever does not wait for it needs no bar.
        if (value.CountsSeeds && (!_isLive || _display is null && value.Elapsed < BeforeSeeds))
            return;
        if (value.Step > 0)
            _curve.Add((value.Epoch - 1 + (double)value.Step / Math.Max(1, value.Steps), value.Loss));
        if (_curve.Count > MostPoints)
            Thin();
        if (_display is null)
        {
            _display = DisplayedValue.Show(Bundle(value));
            _clock.Restart();
        }
        // Where nobody watches, the beginning and the end are enough.
        else if (value.Finished || _isLive && _clock.Elapsed >= BetweenUpdates)
        {
            _display.Update(Bundle(value));
            _clock.Restart();
        }
    }

    /// <summary>The line that says where training stands: <c>epoch 3/5, step 40/150 · loss 0.2513 · accuracy 92.4 % · 12 s</c>.</summary>
    public static string Line(TrainingProgress progress)
    {
        static string Percent(float? share) => share is { } known ? known.ToString("0.0 %", CultureInfo.InvariantCulture) : "";
        if (progress.CountsSeeds)
            return SeedsLine(progress);
        var last = progress.History.Count > 0 ? progress.History[^1] : null;
        var parts = new List<string>
        {
            progress.Finished
                ? Numbers.Count(progress.History.Count, "epoch")
                : string.Create(
                    CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}, step {progress.Step}/{progress.Steps}"),
            $"loss {Numbers.Text(progress.Loss)}",
        };
        if (progress.Accuracy is not null)
            parts.Add($"accuracy {Percent(progress.Accuracy)}");
        if (last?.ValidationLoss is { } validation)
            parts.Add("validation loss "
                + $"{Numbers.Text(validation)}{(last.ValidationAccuracy is null ? "" : $", accuracy {Percent(last.ValidationAccuracy)}")}");
        parts.Add(Seconds(progress.Elapsed));
        if (!progress.Finished && Remaining(progress) is { } remaining and >= 1)
            parts.Add($"{remaining.ToString("0", CultureInfo.InvariantCulture)} s to go");
        return string.Join(" · ", parts);
    }

    private static string SeedsLine(TrainingProgress progress) => progress.Finished
        ? $"{Numbers.Count(progress.Epochs, "seed")} · {Seconds(progress.Elapsed)}"
        : $"{Numbers.Text(progress.Epoch - 1)} of {Numbers.Count(progress.Epochs, "seed")} · {Seconds(progress.Elapsed)}";

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.0 s" : "0 s", CultureInfo.InvariantCulture);

    /// <summary>How much is done, from 0 to 1.</summary>
    internal static double Share(TrainingProgress progress) => progress.Finished || progress.Epochs == 0 ? 1
        : Math.Clamp((progress.Epoch - 1 + (double)progress.Step / Math.Max(1, progress.Steps)) / progress.Epochs, 0, 1);

    private MimeBundle Bundle(TrainingProgress progress)
    {
        var line = Line(progress);
        var share = Share(progress).ToString("0.###", CultureInfo.InvariantCulture);
        var html =
            $"<div><progress value=\"{share}\" max=\"1\" style=\"width:14em;vertical-align:middle\" aria-label=\"Training\"></progress> "
            + $"<span style=\"font-variant-numeric:tabular-nums\">{WebUtility.HtmlEncode(line)}</span>{Curve(progress)}</div>";
        return MimeBundle.Html(html, $"{TerminalBar.Bar(Share(progress))} {line}");
    }

    private string Curve(TrainingProgress progress)
    {
        if (_curve.Count < 2)
            return "";
        var figure = Figure.Line(
            Values.Range(_curve.Count, i => _curve[i].Epoch), Values.Range(_curve.Count, i => _curve[i].Loss), "training loss");
        var validated = progress.History.Where(epoch => epoch.ValidationLoss is not null).ToList();
        if (validated.Count > 0)
        {
            var losses = validated.ConvertAll(epoch => epoch.ValidationLoss!.Value);
            figure.AddLine(validated.ConvertAll(epoch => epoch.Number), losses, "validation loss", markers: true);
        }
        figure.XAxis("epoch", 0, progress.Epochs).YAxis("loss").Size(560, 240);
        // While it changes the drawing is part of the page, which redraws without a flicker; the last one also lasts where
        // scripts are stripped.
        return progress.Finished ? figure.ToHtml() : $"<div>{SvgFigure.Draw(figure.Model, 0, isFile: false)}</div>";
    }

    // Every second point, so that a long run costs no more to draw than a short one.
    private void Thin()
    {
        for (var i = _curve.Count - 2; i > 0; i -= 2)
            _curve.RemoveAt(i);
    }

    private static double? Remaining(TrainingProgress progress) => Share(progress) is > 0.02 and < 1 and var share
        ? progress.Elapsed.TotalSeconds * (1 - share) / share
        : null;
}
