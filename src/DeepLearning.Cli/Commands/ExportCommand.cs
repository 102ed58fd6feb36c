using System.CommandLine;
using DeepLearning.Cli.Grading;
using DeepLearning.Cli.Grading.Reports;
using DeepLearning.Cli.Lessons;
using DeepLearning.Cli.Slides;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln export</c>: grades in the form of other systems, and <c>dln export html</c>: lessons as handouts.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("grades") { Description = "Folders of results; those of several machines are merged.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<ExportFormat>("--format") { Description = "csv, nbgrader, gradescope, junit, canvas or json." };
        var output = new Option<string?>("--out") { Description = "Where the files go; the first folder of results unless given.", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "The course's policy; course.yml where that exists.", HelpName = "FILE" };
        var command = new DlnCommand("export", "Write grades in the form of other systems, or lessons as handouts.") { folders, format, output, policy }
            .Example("dln export grades/ --format canvas", "a file that Canvas imports")
            .Example("dln export grades-1/ grades-2/ --format csv --out grades/", "merge the parts that two machines graded")
            .Example("dln export html notebooks/01-introduction/03-forward-propagation.md", "one executed page, self-contained");
        command.Subcommands.Add(Html(terminal));
        command.SetAction(parsed =>
        {
            string[] from = parsed.GetValue(folders) is { Length: > 0 } given ? given : ["grades"];
            var file = parsed.GetValue(policy);
            var results = GradeResult.ReadAll(from);
            foreach (var path in GradeExport.Write(results, parsed.GetValue(format), CoursePolicy.Load(file ?? "course.yml", file is not null), parsed.GetValue(output) ?? from[0])) terminal.WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }

    private static DlnCommand Html(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var output = new Option<string>("--out") { Description = "Where the pages go.", DefaultValueFactory = _ => Path.Combine("dist", "html"), HelpName = "DIR" };
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
                export.Handout(notebook, Path.GetDirectoryName(Path.GetFullPath(path))!, target);
                terminal.WriteLine(target);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
