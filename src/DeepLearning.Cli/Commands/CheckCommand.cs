using System.CommandLine;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln check</c>: the course's check on itself.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var command = new DlnCommand("check",
            "Check the exercises: stubs are not attempted, solutions are right, known mistakes are recognised.")
        {
            paths,
        }
            .Example("dln check", "every exercise of the course")
            .Example("dln check notebooks/01-introduction", "the exercises of one module");
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetValue(paths)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] paths, CancellationToken cancellation)
    {
        Lesson[] lessons = [.. LessonFiles.Find(paths).Select(LessonFiles.Load)];
        var slugs = lessons.Select(lesson => lesson.Slug).ToHashSet(StringComparer.Ordinal);
        Exercise[] exercises = [.. Catalogue.Exercises.Where(exercise => slugs.Contains(exercise.Lesson.Slug))];
        CourseReport report;
        using (var line = terminal.LiveLine())
        {
            report = await CourseCheck.RunAsync(exercises, new LessonExercises(lessons, line.Show), cancellation);
        }
        foreach (var problem in report.Problems) terminal.Error(problem);
        terminal.WriteLine($"{report.Exercises} exercises in {lessons.Length} lessons");
        terminal.WriteLine($"{report.StubsNotAttempted} of {report.Exercises} stubs not attempted");
        terminal.WriteLine($"{report.SolutionsRight} of {report.Exercises} solutions right");
        terminal.WriteLine($"{report.MistakesRecognised} of {report.Mistakes} known mistakes recognised");
        if (report.Problems.Count > 0) terminal.Bad($"{report.Problems.Count} misses");
        else terminal.Good("no misses");
        return report.Problems.Count > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }
}
