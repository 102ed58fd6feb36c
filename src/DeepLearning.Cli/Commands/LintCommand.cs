using System.CommandLine;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Lint;
using DeepLearning.Publishing.Style;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln lint</c>: reads every lesson, lists what is wrong with its form and its style, and measures its size.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var table = new Option<bool>("--table") { Description = "Show the sizes alone, and none of what was found." };
        var command = new DlnCommand(
            "lint", "Check the form of the lessons (front matter, headings, alt text, links, ids, exercises), their style and their size.")
        {
            paths, table,
        }
            .Example("dln lint", "every lesson under notebooks/")
            .Example("dln lint notebooks/01-introduction/03-forward-propagation.md", "one lesson")
            .Example("dln lint --table", "how large every lesson is, and nothing else");
        command.SetAction(parsed =>
        {
            var lessons = LessonFiles.Find(parsed.GetValue(paths)!);
            var style = StyleCheck.Of(lessons);
            if (parsed.GetValue(table))
            {
                foreach (var line in style.Table) terminal.WriteLine(line);
                return ExitCode.Done;
            }
            return Report(lessons.Count, LessonLint.Check(lessons), style, terminal);
        });
        return command;
    }

    private static int Report(int lessons, IReadOnlyList<Problem> form, StyleCheck style, Terminal terminal)
    {
        IReadOnlyList<Problem> errors = style.IsEnforced ? [.. form, .. style.Findings] : form;
        IReadOnlyList<Problem> warnings = style.IsEnforced ? [] : style.Findings;
        foreach (var error in errors) terminal.Error(error.ToString());
        foreach (var warning in warnings) terminal.Error((warning with { Message = $"warning: {warning.Message}" }).ToString());
        foreach (var line in style.Table) terminal.WriteLine(line);
        terminal.WriteLine($"{lessons} lessons, {errors.Count} problems" + (warnings.Count > 0 ? $", {warnings.Count} warnings" : ""));
        return errors.Count > 0 ? ExitCode.InvalidInput : ExitCode.Done;
    }
}
