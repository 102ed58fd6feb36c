namespace DeepLearning.Kernel.Cells;

/// <summary>A line of a cell that is meant for the kernel cannot be followed. The message is one line for the learner.</summary>
internal sealed class DirectiveException(string message, int? line = null) : Exception(message)
{
    public int? Line { get; } = line;
}
