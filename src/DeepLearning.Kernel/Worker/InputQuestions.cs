using System.Collections.Concurrent;

namespace DeepLearning.Kernel.Worker;

/// <summary>The lines that cells wait for the client to type.</summary>
internal sealed class InputQuestions
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _open = [];
    private int _count;

    /// <param name="send">Sends the question with its number.</param>
    /// <exception cref="InvalidOperationException">Nobody can type.</exception>
    /// <exception cref="IOException">The client is gone.</exception>
    public async Task<string> AskAsync(Action<int> send)
    {
        var number = Interlocked.Increment(ref _count);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[number] = answer;
        try
        {
            send(number);
            return await answer.Task;
        }
        finally
        {
            _open.TryRemove(number, out _);
        }
    }

    public void Answer(InputLine line)
    {
        if (!_open.TryGetValue(line.Question, out var answer)) return;
        if (line.Problem is { } problem) answer.TrySetException(new InvalidOperationException(problem));
        else answer.TrySetResult(line.Text ?? "");
    }

    /// <summary>Says to every cell that still waits that nobody will answer.</summary>
    public void Close()
    {
        foreach (var answer in _open.Values) answer.TrySetException(new IOException("the connection was closed"));
    }
}
