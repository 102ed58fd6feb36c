using System.CommandLine;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Lint;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln lint</c>: reads every lesson and lists what is wrong with its form.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var command = new DlnCommand("lint", "Check the form of the lessons: front matter, headings, alt text, links, ids, exercises.")
        {
            paths,
        }
            .Example("dln lint", "every lesson under notebooks/")
            .Example("dln lint notebooks/01-introduction/03-forward-propagation.md", "one lesson");
        command.SetAction(parsed =>
        {
            var lessons = LessonFiles.Find(parsed.GetValue(paths)!);
            var problems = LessonLint.Check(lessons);
            foreach (var problem in problems) terminal.Error(problem.ToString());
            terminal.WriteLine($"{lessons.Count} lessons, {problems.Count} problems");
            return problems.Count > 0 ? ExitCode.InvalidInput : ExitCode.Done;
        });
        return command;
    }
}
