using System.CommandLine;
using DeepLearning.Course;
using DeepLearning.Publishing.Exports;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln build</c>: makes the notebooks from the lessons' sources.</summary>
internal static class BuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var solved = new Option<bool>("--solved") { Description = "Put the solutions in the stubs' places; needs --out." };
        var folder = new Option<DirectoryInfo?>("--out")
        {
            Description = "Write the notebooks into this folder instead of beside their lessons.",
            HelpName = "DIR",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a notebook is not what its lesson makes." };
        var command = new DlnCommand("build", "Make the notebooks (.ipynb) from the lessons' sources (.md).")
        {
            paths, solved, folder, check,
        }
            .Example("dln build", "every lesson under notebooks/, each beside its source")
            .Example("dln build --check", "fail when a committed notebook is stale")
            .Example("dln build --solved --out solved", "the solved edition, for instructors");
        command.SetAction(parsed =>
        {
            var edition = parsed.GetValue(solved) ? Edition.Solved : Edition.Learner;
            var target = parsed.GetValue(folder)?.FullName;
            if (edition == Edition.Solved && target is null)
                throw new UserError("--solved needs --out, so that no solution lands among the learner's notebooks", ExitCode.Usage);
            return new NotebookFiles(edition, target, terminal).Update(parsed.GetValue(paths)!, parsed.GetValue(check));
        });
        return command;
    }
}
