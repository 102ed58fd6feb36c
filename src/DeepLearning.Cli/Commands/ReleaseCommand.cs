using System.CommandLine;
using DeepLearning.Grading.Handout;
using DeepLearning.Grading.Lessons;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln release</c>: what a class is given.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var lessons = new Argument<string[]>("lessons")
        {
            Description = "Lessons, by name or by .md file; those that count unless given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = GradingOptions.Output("Where the notebooks go.", "release");
        var notebooks = GradingOptions.Notebooks("The folder of lessons.");
        var policy = new PolicyOption();
        var noData = new Option<bool>("--no-data") { Description = "Leave the data sets out." };
        var command = new DlnCommand("release", "Make what a class is given: notebooks without solutions, data, instructions.")
        {
            lessons, output, notebooks, policy, noData,
        };
        command.Example(
                "dln release forward-propagation --out release/",
                "release/forward-propagation/03-forward-propagation.ipynb, data/, README.md")
            .Example("dln release", "every lesson that course.yml counts");
        command.SetAction(parsed =>
        {
            var course = policy.Load(parsed);
            var programs = GradedLessons.Load(parsed.GetValue(notebooks)!, parsed.GetValue(lessons) ?? [], course);
            var folder = parsed.GetValue(output)!;
            var data = parsed.GetValue(noData) ? null : GradedLessons.Data();
            foreach (var path in HandoutFolder.Write(programs, course, data, folder)) terminal.WriteLine(path);
            terminal.WriteLine($"{programs.Count} lessons to hand out; {Path.Combine(folder, "README.md")} tells learners what to do");
            return ExitCode.Done;
        });
        return command;
    }
}
