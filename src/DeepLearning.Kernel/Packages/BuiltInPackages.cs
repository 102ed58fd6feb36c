namespace DeepLearning.Kernel.Packages;

/// <summary>Packages that need no restore, because the kernel has what they hold.</summary>
internal static class BuiltInPackages
{
    /// <summary>What to tell a learner who asks for such a package; null for any other package.</summary>
    public static string? Note(PackageId package) => package.Name.ToUpperInvariant() switch
    {
        "DEEPLEARNINGNOTEBOOKS" => "DeepLearningNotebooks is part of this kernel",
        "MICROSOFT.DOTNET.INTERACTIVE" or "MICROSOFT.DOTNET.INTERACTIVE.FORMATTING" or "MICROSOFT.DOTNET.INTERACTIVE.CSHARP" =>
            $"{package.Name} is not needed: display, Formatter and the rest are part of this kernel",
        _ => null,
    };

    /// <summary>The package to restore in place of one that only taught .NET Interactive to show another's values.</summary>
    public static PackageId Replace(PackageId package) =>
        package.Name.Equals("Plotly.NET.Interactive", StringComparison.OrdinalIgnoreCase)
            ? package with { Name = "Plotly.NET" }
            : package;
}
