namespace DeepLearning.Publishing.Running;

/// <summary>How long one cell and a whole notebook may take.</summary>
internal sealed record RunLimits(TimeSpan Cell, TimeSpan Notebook)
{
    /// <summary>Twice and five times what a lesson's cells may take in all.</summary>
    public static readonly RunLimits Default = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
}
