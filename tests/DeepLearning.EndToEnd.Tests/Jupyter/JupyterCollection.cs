namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>Tests that share one installed kernel; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class JupyterCollection : ICollectionFixture<InstalledKernel>
{
    public const string Name = "installed kernel";
}
