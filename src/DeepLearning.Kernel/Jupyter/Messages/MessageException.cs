namespace DeepLearning.Kernel.Jupyter.Messages;

/// <summary>A message that is not what the Jupyter protocol asks for, with what is wrong in one line.</summary>
internal sealed class MessageException(string message) : Exception(message);
