using System.CommandLine;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln slides</c>: presents lessons as slides that work offline.</summary>
internal static class SlidesCommand
{
    private sealed record Settings(string Output, bool Solved, bool ForAudience, bool Pdf, bool PdfNotes, bool PowerPoint, PageTheme Theme, bool Execute, bool Check);

    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var output = new Option<string>("--out") { Description = "Where the slides go.", DefaultValueFactory = _ => Path.Combine("dist", "slides"), HelpName = "DIR" };
        var solved = new Option<bool>("--solved") { Description = "Show the solutions." };
        var audience = new Option<bool>("--audience") { Description = "Leave the speaker's notes out, to hand the file around." };
        var pdf = new Option<bool>("--pdf") { Description = "Write a PDF too, one page a slide." };
        var pdfNotes = new Option<bool>("--pdf-notes") { Description = "Put each slide's notes on a page behind it in the PDF." };
        var pptx = new Option<bool>("--pptx") { Description = "Write a PowerPoint file too." };
        var theme = new Option<PageTheme>("--theme") { Description = "light, dark or contrast." };
        var noExecute = new Option<bool>("--no-execute") { Description = "Do not run the lesson; show the outputs that its notebook holds." };
        var noCheck = new Option<bool>("--no-check") { Description = "Do not look in a browser whether every slide fits." };
        var command = new DlnCommand("slides", "Write lessons as slides that work offline.") { paths, output, solved, audience, pdf, pdfNotes, pptx, theme, noExecute, noCheck }
            .Example("dln slides notebooks/01-introduction/03-forward-propagation.md", "one HTML file; press S in it for the presenter's view, ? for the keys")
            .Example("dln slides notebooks --pdf --pptx", "every lesson in all three forms")
            .Example("dln slides notebooks --audience --theme dark", "without notes, on a dark page");
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetValue(paths)!, new Settings(
            parsed.GetValue(output)!, parsed.GetValue(solved), parsed.GetValue(audience), parsed.GetValue(pdf) || parsed.GetValue(pdfNotes), parsed.GetValue(pdfNotes),
            parsed.GetValue(pptx), parsed.GetValue(theme), !parsed.GetValue(noExecute), !parsed.GetValue(noCheck)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] paths, Settings settings, CancellationToken cancellation)
    {
        var export = new DeckExport(settings.Theme, terminal);
        await using var browser = settings.Pdf ? Browser.Require("a PDF") : settings.PowerPoint ? Browser.Require("a PowerPoint file's figures") : settings.Check ? Browser.Find() : null;
        if (settings.Check && browser is null) terminal.Error("whether every slide fits was not looked at, because that needs Chromium, Chrome or Edge (Debian: apt-get install chromium); --no-check leaves this line out");
        var overflowing = 0;
        foreach (var path in LessonFiles.FindRunnable(paths))
        {
            if (LessonFiles.IsCheckpoint(path) && !paths.Contains(path, StringComparer.Ordinal))
            {
                terminal.WriteLine($"{path}  no slides: a checkpoint is for each learner alone (give its own path to present it all the same)");
                continue;
            }
            var notebook = await LoadAsync(path, settings, terminal, cancellation);
            var target = Path.Combine(settings.Output, Path.GetFileNameWithoutExtension(path) + ".html");
            var deck = await export.SlidesAsync(notebook, Path.GetDirectoryName(Path.GetFullPath(path))!, target, settings.ForAudience, cancellation);
            terminal.Good($"{target}  {deck.Slides.Count} slides, {new FileInfo(target).Length / 1e6:0.0} MB");
            if (settings.Pdf) await DeckExport.PdfAsync(browser!, target, Report(terminal, Path.ChangeExtension(target, ".pdf")), settings.PdfNotes, cancellation);
            if (settings.PowerPoint) await DeckExport.PowerPointAsync(browser!, deck, target, Report(terminal, Path.ChangeExtension(target, ".pptx")), cancellation);
            if (!settings.Check || browser is null) continue;
            var found = await OverflowCheck.RunAsync(browser, target, cancellation);
            overflowing += found.Count;
            foreach (var line in found) terminal.Error(line);
        }
        return overflowing > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }

    internal static async Task<NotebookDocument> LoadAsync(string path, bool solved, bool execute, Terminal terminal, CancellationToken cancellation)
    {
        var isNotebook = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);
        // Without running anything, the outputs can only come from a notebook that holds some.
        if (!execute) return NotebookReader.Read(isNotebook ? path : Path.ChangeExtension(path, ".ipynb"));
        var notebook = isNotebook ? NotebookReader.Read(path) : NotebookBuilder.Build(LessonFiles.Load(path), solved ? Course.Edition.Solved : Course.Edition.Learner);
        return await OutputCache.ExecuteAsync(path, notebook, terminal, cancellation);
    }

    private static Task<NotebookDocument> LoadAsync(string path, Settings settings, Terminal terminal, CancellationToken cancellation) =>
        LoadAsync(path, settings.Solved, settings.Execute, terminal, cancellation);

    private static string Report(Terminal terminal, string path)
    {
        terminal.WriteLine(path);
        return path;
    }
}
