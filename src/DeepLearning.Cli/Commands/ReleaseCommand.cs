using System.CommandLine;
using DeepLearning.Cli.Grading;
using DeepLearning.Cli.Grading.Handout;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln release</c>: what a class is given.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var lessons = new Argument<string[]>("lessons") { Description = "Lessons, by name or by .md file; those that count unless given.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--out") { Description = "Where the notebooks go.", DefaultValueFactory = _ => "release", HelpName = "DIR" };
        var notebooks = new Option<string>("--notebooks") { Description = "The folder of lessons.", DefaultValueFactory = _ => "notebooks", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "The course's policy; course.yml where that exists.", HelpName = "FILE" };
        var noData = new Option<bool>("--no-data") { Description = "Leave the data sets out." };
        var command = new DlnCommand("release", "Make what a class is given: notebooks without solutions, data, instructions.") { lessons, output, notebooks, policy, noData }
            .Example("dln release forward-propagation --out release/", "release/forward-propagation/03-forward-propagation.ipynb, data/, README.md")
            .Example("dln release", "every lesson that course.yml counts");
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(policy);
            var course = CoursePolicy.Load(file ?? "course.yml", isRequired: file is not null);
            var programs = GradeCommand.Programs(parsed.GetValue(notebooks)!, parsed.GetValue(lessons) ?? [], course);
            var folder = parsed.GetValue(output)!;
            foreach (var path in HandoutFolder.Write(programs, course, parsed.GetValue(noData) ? null : GradeCommand.Data(), folder)) terminal.WriteLine(path);
            terminal.WriteLine($"{programs.Count} lessons to hand out; {Path.Combine(folder, "README.md")} tells learners what to do");
            return ExitCode.Done;
        });
        return command;
    }
}
