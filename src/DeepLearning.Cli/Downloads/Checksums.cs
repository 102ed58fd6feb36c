using System.Buffers;
using System.Security.Cryptography;

namespace DeepLearning.Cli.Downloads;

/// <summary>Holds the files of a data folder against the SHA-256 list in its <c>SOURCE.md</c>.</summary>
internal static class Checksums
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>How many files were right, and one line for each that is missing or damaged.</summary>
    public static (int Right, IReadOnlyList<string> Problems) Verify(string folder)
    {
        var problems = new List<string>();
        var right = 0;
        var source = Path.Combine(folder, "SOURCE.md");
        if (!File.Exists(source)) return (0, [$"{folder}: has no SOURCE.md with its checksums; restore it"]);
        foreach (var line in File.ReadLines(source).Where(IsChecksum))
        {
            var path = Path.Combine(folder, line[66..]);
            if (!File.Exists(path))
            {
                problems.Add($"{path}: is missing; restore it with `git checkout` or `dln data get`");
                continue;
            }
            using var stream = File.OpenRead(path);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) == line[..64]) right++;
            else
                problems.Add(
                    $"{path}: is damaged, its SHA-256 is not the one in SOURCE.md; restore it with `git checkout` or `dln data get`");
        }
        return (right, problems);
    }

    private static bool IsChecksum(string line) =>
        line.Length > 66 && line[64] == ' ' && line[65] == ' ' && line.AsSpan(0, 64).IndexOfAnyExcept(HexDigits) < 0;
}
