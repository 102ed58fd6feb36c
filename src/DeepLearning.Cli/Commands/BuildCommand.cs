using System.CommandLine;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Course;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln build</c>: makes the notebooks from the lessons' sources.</summary>
internal static class BuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var solved = new Option<bool>("--solved") { Description = "Put the solutions in the stubs' places; needs --out." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Write the notebooks into this folder instead of beside their lessons.", HelpName = "DIR" };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a notebook is not what its lesson makes." };
        var command = new DlnCommand("build", "Make the notebooks (.ipynb) from the lessons' sources (.md).") { paths, solved, folder, check }
            .Example("dln build", "every lesson under notebooks/, each beside its source")
            .Example("dln build --check", "fail when a committed notebook is stale")
            .Example("dln build --solved --out solved", "the solved edition, for instructors");
        command.SetAction(parsed =>
        {
            var edition = parsed.GetValue(solved) ? Edition.Solved : Edition.Learner;
            var target = parsed.GetValue(folder)?.FullName;
            if (edition == Edition.Solved && target is null) throw new UserError("--solved needs --out, so that no solution lands among the learner's notebooks", ExitCode.Usage);
            return Run(terminal, parsed.GetValue(paths)!, edition, target, parsed.GetValue(check));
        });
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, Edition edition, string? target, bool check)
    {
        var (written, invalid, stale) = (0, 0, 0);
        var lessons = LessonFiles.Find(paths);
        foreach (var path in lessons)
        {
            var (lesson, problems) = LessonFiles.Read(path);
            problems = [.. problems, .. LessonStructure.Check(lesson)];
            foreach (var problem in problems) terminal.Error(problem.ToString());
            if (problems.Count > 0)
            {
                invalid++;
                continue;
            }
            var notebook = target is null ? lesson.NotebookPath : Path.Combine(target, Path.GetFileName(lesson.NotebookPath));
            var bytes = NotebookWriter.ToBytes(NotebookBuilder.Build(lesson, edition));
            if (File.Exists(notebook) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(notebook))) continue;
            if (check)
            {
                stale++;
                terminal.Error($"{notebook}: is not what {path} makes; run `dln build` and commit the result");
                continue;
            }
            AtomicFile.Write(notebook, bytes);
            written++;
            terminal.WriteLine(notebook);
        }
        terminal.WriteLine(check
            ? $"{lessons.Count} lessons, {stale} stale, {invalid} invalid"
            : $"{lessons.Count} lessons, {written} written, {lessons.Count - written - invalid} unchanged, {invalid} invalid");
        return invalid > 0 ? ExitCode.InvalidInput : stale > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }
}
