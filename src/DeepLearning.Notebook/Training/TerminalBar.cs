using System.Diagnostics;

namespace DeepLearning.Notebook;

/// <summary>Training progress as one line on a terminal; where the output is a file, one line for each epoch.</summary>
public sealed class TerminalBar(TextWriter output, bool isTerminal) : IProgress<TrainingProgress>
{
    private const int Cells = 20;
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _clock = new();
    private int _shownLength;
    private int _shownEpochs;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (!isTerminal)
        {
            if (value.History.Count > _shownEpochs || value is { CountsSeeds: true, Finished: true })
                output.WriteLine(TrainingView.Line(value));
            _shownEpochs = value.History.Count;
            return;
        }
        if (!value.Finished && _clock.IsRunning && _clock.Elapsed < BetweenUpdates)
            return;
        _clock.Restart();
        var line = $"{Bar(TrainingView.Share(value))} {TrainingView.Line(value)}";
        output.Write("\r" + line.PadRight(_shownLength));
        _shownLength = line.Length;
        if (value.Finished)
            output.WriteLine();
    }

    /// <summary>A bar of text: <c>████████░░░░░░░░░░░░  40 %</c>.</summary>
    internal static string Bar(double share)
    {
        var full = (int)Math.Round(share * Cells);
        return new string('█', full) + new string('░', Cells - full) + Numbers.Text((int)Math.Round(100 * share)).PadLeft(4) + " %";
    }
}
