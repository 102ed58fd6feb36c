namespace DeepLearning.Kernel.Tests;

/// <summary>
/// Tests that measure time or memory or that read the console, which are the whole process's: they run while no other test
/// does.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredCollection
{
    public const string Name = "measured";
}
