using System.CommandLine;
using DeepLearning.Cli.Grading;
using DeepLearning.Cli.Grading.Reports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln export</c>: grades in the form of other systems, and <c>dln export html</c>: lessons as handouts.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("grades") { Description = "Folders of results; those of several machines are merged.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<ExportFormat>("--format") { Description = "csv, nbgrader, gradescope, junit, canvas or json; or similarity, which takes the submissions." };
        var output = new Option<string?>("--out") { Description = "Where the files go; the first folder of results unless given.", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "The course's policy; course.yml where that exists.", HelpName = "FILE" };
        var notebooks = new Option<string>("--notebooks") { Description = "The trusted lessons, for similarity.", DefaultValueFactory = _ => "notebooks", HelpName = "DIR" };
        var lessons = new Option<string[]>("--lesson") { Description = "Compare this lesson alone, for similarity; may be given again.", HelpName = "LESSON" };
        var command = new DlnCommand("export", "Write grades in the form of other systems, or lessons as handouts.") { folders, format, output, policy, notebooks, lessons }
            .Example("dln export grades/ --format canvas", "a file that Canvas imports")
            .Example("dln export grades-1/ grades-2/ --format csv --out grades/", "merge the parts that two machines graded")
            .Example("dln export submissions/ --format similarity --out similarity/", "what students wrote, for JPlag or Dolos")
            .Example("dln export html notebooks/01-introduction/03-forward-propagation.md", "one executed page, self-contained");
        command.Subcommands.Add(ExportHtmlCommand.Create(terminal));
        command.SetAction(parsed =>
        {
            string[] from = parsed.GetValue(folders) is { Length: > 0 } given ? given : ["grades"];
            var file = parsed.GetValue(policy);
            var course = CoursePolicy.Load(file ?? "course.yml", file is not null);
            if (parsed.GetValue(format) == ExportFormat.Similarity)
            {
                var programs = GradeCommand.Programs(parsed.GetValue(notebooks)!, parsed.GetValue(lessons) ?? [], course);
                return Similarity(parsed.GetValue(folders) is { Length: 1 } one ? one[0] : throw new UserError("--format similarity takes one folder of submissions, such as submissions/", ExitCode.Usage), programs, parsed.GetValue(output) ?? "similarity", terminal);
            }
            var results = GradeResult.ReadAll(from);
            foreach (var path in GradeExport.Write(results, parsed.GetValue(format), course, parsed.GetValue(output) ?? from[0])) terminal.WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Similarity(string submissions, IReadOnlyList<LessonProgram> lessons, string folder, Terminal terminal)
    {
        var problems = new List<string>();
        foreach (var (lesson, count) in SimilarityExport.Write(submissions, lessons, folder, problems)) terminal.WriteLine($"{Path.Combine(folder, lesson)}  {count} submissions");
        foreach (var problem in problems) terminal.Error(problem);
        return ExitCode.Done;
    }
}
