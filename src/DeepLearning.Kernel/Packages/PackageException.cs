namespace DeepLearning.Kernel.Packages;

/// <summary>A package could not be had. The message is one line for the learner.</summary>
internal sealed class PackageException(string message) : Exception(message);
