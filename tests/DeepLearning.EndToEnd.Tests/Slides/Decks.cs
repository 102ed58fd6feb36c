using DeepLearning.Cli;
using DeepLearning.Cli.Tests;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>The lessons as decks, each written once for all the tests that look at it.</summary>
public sealed class Decks : IDisposable
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every lesson that is lectured, as a path below <see cref="Root"/>; a deeper notebook is read and not presented.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "??-*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => !path.EndsWith("-deeper.md", StringComparison.Ordinal)).Select(path => Path.GetRelativePath(Root, path))];

    /// <summary>The lesson with a number.</summary>
    public static string Lesson(int number) =>
        Lessons.Single(path => Path.GetFileName(path).StartsWith($"{number:00}-", StringComparison.Ordinal));

    /// <summary>Writes a lesson's deck with <c>dln slides</c>, unless that was done before, and gives the HTML file's path.</summary>
    public async Task<string> WriteAsync(string lesson, params string[] options)
    {
        if (Browser.Path is null) Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        if (!Directory.Exists(Path.Combine(Root, "node_modules", "reveal.js")))
            Assert.Skip("needs the web assets: install them with npm ci --ignore-scripts");
        var key = string.Join(' ', [lesson, .. options]);
        if (!_folders.TryGetValue(key, out var folder))
        {
            folder = Directory.CreateTempSubdirectory("dln-decks-").FullName;
            var (code, _, error) = await Dln.RunAsync(["slides", Path.Combine(Root, lesson), "--out", folder, "--no-check", .. options]);
            Assert.True(code == ExitCode.Done, error);
            _folders[key] = folder;
        }
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(lesson) + ".html");
    }

    public void Dispose()
    {
        foreach (var folder in _folders.Values) Directory.Delete(folder, recursive: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DeepLearningNotebooks.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the repository's root is not above the tests");
    }
}

/// <summary>Tests that look at the same decks in the same browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SlidesCollection : ICollectionFixture<Decks>, ICollectionFixture<Browser>
{
    public const string Name = "slides";
}
