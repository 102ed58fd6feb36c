namespace DeepLearning.Kernel.Worker;

/// <summary>
/// Carries the client's interrupts to the cells that they name. Requests are answered side by side, so the interrupt of a
/// cell may be read before the cell has begun; it must stop that cell all the same, and never the one after it.
/// </summary>
sealed class StopRequests
{
    readonly Lock gate = new();
    readonly HashSet<int> early = [];
    (int Cell, CancellationTokenSource Source)? running;
    int last;

    /// <summary>Runs a cell with a token that <see cref="Stop"/> cancels.</summary>
    public async Task<CellResult> WatchAsync(int cell, Func<CancellationToken, Task<CellResult>> run)
    {
        using var source = new CancellationTokenSource();
        lock (gate)
        {
            running = (cell, source);
            last = cell;
            if (early.Remove(cell)) source.Cancel();
            early.RemoveWhere(number => number < cell);
        }
        try
        {
            return await run(source.Token);
        }
        finally
        {
            lock (gate)
                running = null;
        }
    }

    /// <summary>Stops a cell: now if it runs, as soon as it begins if it has not yet. One that has ended is left alone.</summary>
    public void Stop(int cell)
    {
        lock (gate)
        {
            if (running is { } current && current.Cell == cell) current.Source.Cancel();
            else if (cell > last) early.Add(cell);
        }
    }
}
