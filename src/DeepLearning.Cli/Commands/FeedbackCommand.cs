using System.CommandLine;
using System.Text;
using DeepLearning.Cli.Grading;
using DeepLearning.Cli.Grading.Reports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln feedback</c>: a page for each student, and one about the class.</summary>
internal static class FeedbackCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("grades") { Description = "Folders of results.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--out") { Description = "Where the pages go.", DefaultValueFactory = _ => "feedback", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "The course's policy; course.yml where that exists.", HelpName = "FILE" };
        var command = new DlnCommand("feedback", "Write each student's feedback, and a page about the class.") { folders, output, policy }
            .Example("dln feedback grades/ --out feedback/", "feedback/<student>/<lesson>.html and feedback/class.html");
        command.SetAction(parsed =>
        {
            var results = GradeResult.ReadAll(parsed.GetValue(folders) is { Length: > 0 } given ? given : ["grades"]);
            var target = parsed.GetValue(output)!;
            foreach (var result in results) AtomicFile.Write(Path.Combine(target, result.Student, result.Lesson + ".html"), Encoding.UTF8.GetBytes(FeedbackPage.Of(result)));
            var file = parsed.GetValue(policy);
            AtomicFile.Write(Path.Combine(target, "class.html"), Encoding.UTF8.GetBytes(ClassPage.Of(results, CoursePolicy.Load(file ?? "course.yml", file is not null).Title)));
            terminal.WriteLine($"{results.Count} pages of feedback and {Path.Combine(target, "class.html")}");
            return ExitCode.Done;
        });
        return command;
    }
}
