using DeepLearning.Kernel.Output;

namespace DeepLearning.Kernel;

/// <summary>What a cell's code can know about the cell itself.</summary>
public static class Cell
{
    /// <summary>
    /// Cancelled when the learner interrupts the cell. Pass it to what can stop by itself:
    /// <c>await Task.Delay(1000, Cell.Cancellation)</c>.
    /// </summary>
    public static CancellationToken Cancellation => CellScope.Current?.Cancellation ?? CancellationToken.None;
}
