using System.CommandLine;
using DeepLearning.Course;
using DeepLearning.Publishing.Exports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln slides</c>: presents lessons as slides that work offline.</summary>
internal static class SlidesCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var output = CommonOptions.Target("slides", "a folder, or the one file to write (.html, .pdf, .pptx)");
        var solved = new Option<bool>("--solved") { Description = "Show the solutions." };
        var audience = new Option<bool>("--audience") { Description = "Leave the speaker's notes out, to hand the file around." };
        var pdf = new Option<bool>("--pdf") { Description = "Write a PDF too, one page a slide." };
        var pdfNotes = new Option<bool>("--pdf-notes") { Description = "Put each slide's notes on a page behind it in the PDF." };
        var pptx = new Option<bool>("--pptx") { Description = "Write a PowerPoint file too." };
        var theme = CommonOptions.Theme();
        var noExecute = new Option<bool>("--no-execute")
        {
            Description = "Do not run the lesson; show the outputs that its notebook holds.",
        };
        var noCheck = new Option<bool>("--no-check") { Description = "Do not look in a browser whether every slide fits." };
        var command = new DlnCommand("slides", "Write lessons as slides that work offline.")
        {
            paths, output, solved, audience, pdf, pdfNotes, pptx, theme, noExecute, noCheck,
        }
            .Example("dln slides notebooks/01-introduction/03-forward-propagation.md",
                "one HTML file; press S in it for the presenter's view, ? for the keys")
            .Example("dln slides notebooks/01-introduction/03-forward-propagation.md --out deck.html",
                "the same, in the file that you name")
            .Example("dln slides notebooks --pdf --pptx", "every lesson in all three forms")
            .Example("dln slides notebooks --audience --theme dark", "without notes, on a dark page");
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new SlidesSettings(
                Output: parsed.GetValue(output)!,
                Edition: parsed.GetValue(solved) ? Edition.Solved : Edition.Learner,
                ForAudience: parsed.GetValue(audience),
                Pdf: parsed.GetValue(pdf),
                PdfNotes: parsed.GetValue(pdfNotes),
                PowerPoint: parsed.GetValue(pptx),
                Theme: parsed.GetValue(theme),
                IsExecuted: !parsed.GetValue(noExecute),
                IsChecked: !parsed.GetValue(noCheck));
            return new SlidesExport(settings, terminal).RunAsync(parsed.GetValue(paths)!, cancellation);
        });
        return command;
    }
}
