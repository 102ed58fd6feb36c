using DeepLearning.Publishing.Browsers;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Exports;

/// <summary>What <c>dln slides</c> was asked for.</summary>
/// <param name="Output">A folder, or the file of the one lesson.</param>
/// <param name="IsExecuted">Whether the lesson is run; where not, its notebook has to hold outputs.</param>
/// <param name="IsChecked">Whether a browser looks if every slide fits.</param>
internal sealed record SlidesSettings(
    string Output,
    Course.Edition Edition,
    bool ForAudience,
    bool Pdf,
    bool PdfNotes,
    bool PowerPoint,
    PageTheme Theme,
    bool IsExecuted,
    bool IsChecked);

/// <summary>Writes lessons as slides, in HTML and in the other forms that were asked for, and measures whether each slide fits.</summary>
internal sealed class SlidesExport(SlidesSettings settings, Terminal terminal)
{
    private static readonly string[] Endings = [".html", ".pdf", ".pptx"];

    private const string NotChecked =
        "whether every slide fits was not looked at, because that needs Chromium, Chrome or Edge (Debian: apt-get install chromium); "
        + "--no-check leaves this line out";

    private readonly LessonExport _export = new(settings.Theme, terminal);

    public async Task<int> RunAsync(string[] paths, CancellationToken cancellation)
    {
        var lessons = Presented(paths, terminal.WriteLine);
        var target = new ExportTarget(settings.Output, Endings, lessons.Count);
        var pdf = settings.Pdf || settings.PdfNotes || target.FileEnding == ".pdf";
        var powerPoint = settings.PowerPoint || target.FileEnding == ".pptx";
        await using var browser = pdf ? Browser.Require("a PDF")
            : powerPoint ? Browser.Require("a PowerPoint file's figures")
            : settings.IsChecked ? Browser.Find() : null;
        if (settings.IsChecked && browser is null) terminal.Error(NotChecked);
        var overflowing = 0;
        foreach (var lesson in lessons)
        {
            // Who named a PDF wants that alone; the slides that it is printed from lie elsewhere for as long.
            using var draft = target.FileEnding is null or ".html" ? null : new TemporaryFolder("dln-slides-");
            var name = Path.GetFileNameWithoutExtension(lesson) + ".html";
            var slides = draft is null ? target.For(lesson, ".html") : Path.Combine(draft.Path, name);
            var notebook = settings.IsExecuted
                ? await _export.ExecuteAsync(lesson, settings.Edition, cancellation)
                : NotebookReader.Read(Path.ChangeExtension(lesson, ".ipynb"));
            var folder = Path.GetDirectoryName(Path.GetFullPath(lesson))!;
            var deck = await _export.SlidesAsync(notebook, folder, slides, settings.ForAudience, cancellation);
            if (draft is null)
                terminal.Good(FormattableString.Invariant(
                    $"{slides}  {deck.Slides.Count} slides, {new FileInfo(slides).Length / 1e6:0.0} MB"));
            if (pdf) await DeckFiles.PdfAsync(browser!, slides, Said(target.For(lesson, ".pdf")), settings.PdfNotes, cancellation);
            if (powerPoint) await DeckFiles.PowerPointAsync(browser!, deck, slides, Said(target.For(lesson, ".pptx")), cancellation);
            if (!settings.IsChecked || browser is null) continue;
            var found = await OverflowCheck.RunAsync(browser, slides, cancellation);
            overflowing += found.Count;
            foreach (var line in found) terminal.Error(line);
        }
        return overflowing > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }

    /// <summary>The lessons below the paths without the checkpoints and the deeper notebooks, unless one is named itself.</summary>
    /// <param name="say">Is told what is left out.</param>
    public static IReadOnlyList<string> Presented(IReadOnlyList<string> paths, Action<string> say)
    {
        List<string> lessons = [];
        foreach (var path in LessonFiles.FindRunnable(paths))
        {
            var reason = LessonFiles.IsCheckpoint(path) ? "a checkpoint is for each learner alone"
                : LessonFiles.IsDeeper(path) ? "a deeper notebook is read, not presented" : null;
            if (reason is null || paths.Contains(path, StringComparer.Ordinal)) lessons.Add(path);
            else say($"{path}  no slides: {reason} (give its own path to present it all the same)");
        }
        return lessons;
    }

    private string Said(string path)
    {
        terminal.WriteLine(path);
        return path;
    }
}
