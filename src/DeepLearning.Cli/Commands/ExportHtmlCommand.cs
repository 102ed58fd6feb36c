using System.CommandLine;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln export html</c>: executed lessons as pages.</summary>
internal static class ExportHtmlCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var output = new Option<string>("--out")
        {
            Description = "Where the pages go.", DefaultValueFactory = _ => Path.Combine("dist", "html"), HelpName = "DIR",
        };
        var solved = new Option<bool>("--solved") { Description = "Show the solutions." };
        var theme = new Option<PageTheme>("--theme") { Description = "light, dark or contrast." };
        var command = new DlnCommand("html", "Write executed lessons as self-contained pages.") { paths, output, solved, theme };
        command.SetAction(async (parsed, cancellation) =>
        {
            var export = new DeckExport(parsed.GetValue(theme), terminal);
            foreach (var path in LessonFiles.FindRunnable(parsed.GetValue(paths)!))
            {
                var notebook = await SlidesCommand.LoadAsync(path, parsed.GetValue(solved), execute: true, terminal, cancellation);
                var target = Path.Combine(parsed.GetValue(output)!, Path.GetFileNameWithoutExtension(path) + ".html");
                await export.HandoutAsync(notebook, Path.GetDirectoryName(Path.GetFullPath(path))!, target, cancellation);
                terminal.WriteLine(target);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
