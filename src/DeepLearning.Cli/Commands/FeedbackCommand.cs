using System.CommandLine;
using DeepLearning.Grading.Reports;
using DeepLearning.Grading.Results;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln feedback</c>: a page for each student, and one about the class.</summary>
internal static class FeedbackCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("grades") { Description = "Folders of results.", Arity = ArgumentArity.ZeroOrMore };
        var output = GradingOptions.Output("Where the pages go.", "feedback");
        var policy = new PolicyOption();
        var command = new DlnCommand("feedback", "Write each student's feedback, and a page about the class.") { folders, output, policy }
            .Example("dln feedback grades/ --out feedback/", "feedback/<student>/<lesson>.html and feedback/class.html");
        command.SetAction(parsed =>
        {
            var results = GradeResult.ReadAll(parsed.GetValue(folders) is { Length: > 0 } given ? given : ["grades"]);
            var page = FeedbackFolder.Write(results, policy.Load(parsed).Title, parsed.GetValue(output)!);
            terminal.WriteLine($"{results.Count} pages of feedback and {page}");
            return ExitCode.Done;
        });
        return command;
    }
}
