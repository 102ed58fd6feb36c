namespace DeepLearning.Kernel.Execution;

/// <summary>A cell was stopped. The message says what could not be stopped with it; it is empty if nothing was left.</summary>
internal sealed class InterruptedException(string message) : Exception(message);
