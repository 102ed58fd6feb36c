namespace DeepLearning;

/// <summary>The sizes of a pass of an LSTM over a batch of sequences, and how they lie: [steps, batch, …] or [batch, steps, …].</summary>
/// <remarks>A sequence's state stands still in the steps that are not within its length; without lengths all are.</remarks>
internal readonly record struct LstmShape(
    int Steps, int Batch, int Hidden, bool BatchFirst = false, bool Reverse = false, int[]? Lengths = null)
{
    /// <summary>Whether the n-th step taken is a real one of a sequence, not padding.</summary>
    public bool IsReal(int step, int sequence) => Lengths is null || Place(step) < Lengths[sequence];

    /// <summary>The place in the sequence of the n-th step taken.</summary>
    public int Place(int step) => Reverse ? Steps - 1 - step : step;

    /// <summary>The rows of one step in an array of [steps, batch, width] or [batch, steps, width].</summary>
    public unsafe MatrixView At(float* data, int step, int width) => BatchFirst
        ? new MatrixView(data + (nint)Place(step) * width, Batch, width, (nint)Steps * width, 1)
        : new MatrixView(data + (nint)Place(step) * Batch * width, Batch, width, width, 1);

    /// <summary>
    /// The sequences for a thread: all of its share at once, for every group of them reads the weights again at every step.
    /// </summary>
    public int Grain => Math.Max(6, (Batch + WorkerPool.Threads - 1) / WorkerPool.Threads);
}
