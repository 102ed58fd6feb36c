using System.CommandLine;
using System.Globalization;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln run</c>: executes lessons and notebooks, each in a process of its own, and says what failed.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = CommonOptions.LessonPaths();
        var solved = new Option<bool>("--solved") { Description = "Run the lessons with the solutions in the stubs' places." };
        var folder = new Option<DirectoryInfo?>("--out")
        {
            Description = "Write the executed notebooks into this folder.",
            HelpName = "DIR",
        };
        var cellLimit = Seconds("--cell-limit", "Stop a cell after this many seconds.", RunLimits.Default.Cell);
        var notebookLimit = Seconds("--notebook-limit", "Stop a notebook after this many seconds.", RunLimits.Default.Notebook);
        var command = new DlnCommand("run", "Execute lessons (.md) and notebooks (.ipynb), and report time, cells and errors.")
        {
            paths, solved, folder, cellLimit, notebookLimit,
        }
            .Example("dln run notebooks", "every lesson, as a learner finds it")
            .Example("dln run notebooks --solved", "every lesson, with the solutions")
            .Example("dln run mine.ipynb --out executed", "one notebook, keeping its outputs");
        command.SetAction((parsed, cancellation) =>
        {
            var limits = new RunLimits(TimeSpan.FromSeconds(parsed.GetValue(cellLimit)),
                TimeSpan.FromSeconds(parsed.GetValue(notebookLimit)));
            var edition = parsed.GetValue(solved) ? Edition.Solved : Edition.Learner;
            return new RunBatch(terminal, limits, edition, parsed.GetValue(folder)?.FullName)
                .RunAsync(LessonFiles.FindRunnable(parsed.GetValue(paths)!), cancellation);
        });
        return command;
    }

    private static Option<double> Seconds(string name, string description, TimeSpan usual)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "SECONDS",
            DefaultValueFactory = _ => usual.TotalSeconds,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var seconds)
                || seconds is not (> 0 and <= 86_400))) result.AddError(
                $"{name} takes a number of seconds, more than 0 and at most a day.");
        });
        return option;
    }
}
