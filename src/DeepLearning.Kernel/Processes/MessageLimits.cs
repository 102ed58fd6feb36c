namespace DeepLearning.Kernel.Processes;

/// <summary>How large a message may be; a larger one is an attack on the reader's memory.</summary>
/// <param name="Bytes">Its length as JSON.</param>
/// <param name="Tokens">How many names, values and brackets it has; <see cref="int.MaxValue"/> where they need not be counted.</param>
public readonly record struct MessageLimits(int Bytes, int Tokens = int.MaxValue);
