using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>A cell as the worker's client sees it: where its output goes, how much there was, and what has become of it.</summary>
internal sealed class RunningCell(int number, ICellOutput receiver, long outputLimit)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CellResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WorkerFailure> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _printed;

    public int Number => number;

    /// <summary>The cell's first moment, after the compiler has been got going.</summary>
    public Task Started => _started.Task;

    /// <summary>The cell's result, or an <see cref="IOException"/> where the process ended before it.</summary>
    public Task<CellResult> Ended => _ended.Task;

    /// <summary>The limit that the cell has broken.</summary>
    public Task<WorkerFailure> Failed => _failed.Task;

    public void Start() => _started.TrySetResult();

    public void End(CellEnded end)
    {
        // Threads of an earlier cell may end it late.
        if (end.Cell != number) return;
        if (end.Report is { } report) _ended.TrySetResult(report.ToResult());
        else Fail(new WorkerFailure(WorkerFailureKind.Crashed, $"The cell's result could not be brought back: {end.Problem}"));
    }

    public void Fail(WorkerFailure failure) => _failed.TrySetResult(failure);

    public void LoseConnection() => _ended.TrySetException(new IOException("the connection was closed"));

    public void Stream(StreamText text)
    {
        if (Count(text.Text.Length)) receiver.Stream(text.Name, text.Text);
    }

    public void Display(DisplayShown shown)
    {
        if (Count(shown.Bundle.ToJsonString().Length)) receiver.Display(MimeBundle.FromJson(shown.Bundle), shown.DisplayId);
    }

    public void Update(DisplayUpdated shown)
    {
        if (Count(shown.Bundle.ToJsonString().Length)) receiver.UpdateDisplay(shown.DisplayId, MimeBundle.FromJson(shown.Bundle));
    }

    public void Clear(OutputCleared cleared) => receiver.ClearOutput(cleared.Wait);

    public InputLine Answer(InputWanted question)
    {
        try
        {
            return new InputLine(question.Question, receiver.ReadLine(question.Prompt, question.Password), null);
        }
        catch (Exception refused)
        {
            return new InputLine(question.Question, null, refused.Message);
        }
    }

    private bool Count(long characters)
    {
        _printed += characters;
        if (_printed <= outputLimit) return true;
        var limit = string.Create(CultureInfo.InvariantCulture, $"{outputLimit / 1_000_000.0:0.##} million characters");
        Fail(new WorkerFailure(WorkerFailureKind.OutputFlood, $"The cell put out more than {limit} and was stopped."));
        return false;
    }
}
