using System.CommandLine;
using DeepLearning.Course;
using DeepLearning.Publishing.Exports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln export html</c>: executed lessons as pages.</summary>
internal static class ExportHtmlCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var output = CommonOptions.Target("html", "a folder, or the one file to write (.html)");
        var solved = new Option<bool>("--solved") { Description = "Show the solutions." };
        var theme = CommonOptions.Theme();
        var command = new DlnCommand("html", "Write executed lessons as self-contained pages.") { paths, output, solved, theme };
        command.SetAction(async (parsed, cancellation) =>
        {
            var edition = parsed.GetValue(solved) ? Edition.Solved : Edition.Learner;
            var export = new HandoutExport(edition, parsed.GetValue(theme), terminal);
            await export.RunAsync(parsed.GetValue(paths)!, parsed.GetValue(output)!, cancellation);
        });
        return command;
    }
}
