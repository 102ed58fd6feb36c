namespace DeepLearning.Kernel.Worker;

/// <summary>
/// Carries the client's interrupts to the cells that they name. Requests are answered side by side, so the interrupt of a
/// cell may be read before the cell has begun; it must stop that cell all the same, and never the one after it.
/// </summary>
internal sealed class StopRequests
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _early = [];
    private (int Cell, CancellationTokenSource Source)? _running;
    private int _last;

    /// <summary>Runs a cell with a token that <see cref="Stop"/> cancels.</summary>
    public async Task<CellResult> WatchAsync(int cell, Func<CancellationToken, Task<CellResult>> run)
    {
        using var source = new CancellationTokenSource();
        lock (_gate)
        {
            _running = (cell, source);
            _last = cell;
            if (_early.Remove(cell)) source.Cancel();
            _early.RemoveWhere(number => number < cell);
        }
        try
        {
            return await run(source.Token);
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    /// <summary>Stops a cell: now if it runs, as soon as it begins if it has not yet. One that has ended is left alone.</summary>
    public void Stop(int cell)
    {
        lock (_gate)
        {
            if (_running is { } current && current.Cell == cell) current.Source.Cancel();
            else if (cell > _last) _early.Add(cell);
        }
    }
}
