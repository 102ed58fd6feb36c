namespace DeepLearning.Kernel.Packages;

/// <summary>Packages that need no restore, because the kernel has what they hold.</summary>
internal static class BuiltInPackages
{
    /// <summary>What to tell a learner who asks for such a package; null for any other package.</summary>
    public static string? Note(PackageId package) => package.Name.ToUpperInvariant() switch
    {
        "DEEPLEARNINGNOTEBOOKS" => "DeepLearningNotebooks is part of this kernel",
        "MICROSOFT.DOTNET.INTERACTIVE" or "MICROSOFT.DOTNET.INTERACTIVE.FORMATTING" or "MICROSOFT.DOTNET.INTERACTIVE.CSHARP" =>
            $"{package.Name} is part of this kernel",
        _ => null,
    };
}
