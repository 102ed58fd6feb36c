using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Exports;

/// <summary>Writes executed lessons as self-contained pages to be read (<c>dln export html</c>).</summary>
internal sealed class HandoutExport(Course.Edition edition, PageTheme theme, Terminal terminal)
{
    private readonly LessonExport _export = new(theme, terminal);

    /// <param name="output">A folder, or the file of the one lesson.</param>
    public async Task RunAsync(string[] paths, string output, CancellationToken cancellation)
    {
        var lessons = LessonFiles.FindRunnable(paths);
        var target = new ExportTarget(output, [".html"], lessons.Count);
        foreach (var lesson in lessons)
        {
            var notebook = await _export.ExecuteAsync(lesson, edition, cancellation);
            var page = target.For(lesson, ".html");
            await _export.HandoutAsync(notebook, Path.GetDirectoryName(Path.GetFullPath(lesson))!, page, cancellation);
            terminal.WriteLine(page);
        }
    }
}
