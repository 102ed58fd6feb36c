using System.Text.RegularExpressions;
using DeepLearning.Kernel.Packages;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>After <c>#r "nuget:</c>: the packages that this machine has, and after a comma their versions, the newest first.</summary>
internal static partial class PackageNames
{
    public static CompletionResult? At(CellView view)
    {
        if (Line().Match(view.LineToCursor) is not { Success: true } match) return null;
        var typed = match.Groups["version"] is { Success: true } version ? version.Value : match.Groups["name"].Value;
        var folder = match.Groups["version"].Success
            ? Path.Combine(PackageRestorer.PackagesFolder, match.Groups["name"].Value.Trim().ToLowerInvariant())
            : PackageRestorer.PackagesFolder;
        var names = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!) : [];
        var found = names.Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.'));
        var ordered = match.Groups["version"].Success
            ? found.OrderByDescending(name => System.Version.TryParse(name.Split('-')[0], out var number) ? number : new System.Version())
                .ThenByDescending(name => name, StringComparer.OrdinalIgnoreCase)
            : found.Order(StringComparer.OrdinalIgnoreCase);
        var items = ordered.Select(name => new CompletionItem(name, "package"));
        return new CompletionResult(view.Cursor - typed.Length, view.Cursor, [.. items]);
    }

    [GeneratedRegex(
        "^\\s*#r\\s+\"nuget:\\s*(?<name>[^\",\\s]*)(\\s*,\\s*(?<version>[^\"]*))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
