using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>A program of another package, without which a test is skipped.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end and gives what it printed.</summary>
    public static string Run(string program, string hint, params string[] arguments)
    {
        var result = Python.TryRun(program, arguments, TimeSpan.FromMinutes(3));
        if (result is null) Assert.Skip($"needs {program}: install it with {hint}");
        Assert.True(result.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    /// <summary>The text of each page of a PDF.</summary>
    public static string[] PdfPages(string path)
    {
        // pdftotext ends each page with a form feed. Read in two orders: each breaks some words that the other leaves whole.
        string[] Read(params string[] order) =>
            Run("pdftotext", "apt-get install poppler-utils", [.. order, "-enc", "UTF-8", path, "-"]).Split('\f')[..^1];
        string[] pages = [.. Read("-raw").Zip(Read(), (raw, lines) => raw + '\n' + lines)];
        var count = Run("pdfinfo", "apt-get install poppler-utils", path).Split('\n')
            .Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        Assert.Equal($"{pages.Length}", count["Pages:".Length..].Trim());
        return pages;
    }
}
