using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.Packages;

/// <summary>A package as a cell names it. Without a version it means the newest.</summary>
internal sealed partial record PackageId(string Name, string? Version)
{
    /// <summary>Reads <c>nuget: Name, Version</c>; false if the text is not about a package.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PackageId? package)
    {
        package = null;
        if (!text.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return false;
        var match = Form().Match(text);
        if (!match.Success)
            throw new PackageException("write #r \"nuget: Name, Version\"");
        package = new PackageId(match.Groups["name"].Value, match.Groups["version"] is { Success: true } version ? version.Value : null);
        return true;
    }

    public override string ToString() => Version is null ? Name : $"{Name} {Version}";

    // Only what names and versions consist of: both end up in a project file.
    [GeneratedRegex(
        @"^\s*nuget:\s*(?<name>[\w.-]+)\s*(,\s*(?<version>[\w.*+\[\](), -]+?))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
