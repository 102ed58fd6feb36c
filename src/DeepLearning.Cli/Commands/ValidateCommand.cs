using System.CommandLine;
using DeepLearning.Grading.Handout;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln validate</c>: a learner's own check before handing in.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("notebook") { Description = "The notebook that you are about to hand in." };
        var limit = new Option<int>("--limit")
        {
            Description = "How long it may run.",
            DefaultValueFactory = _ => (int)RunLimits.Default.Notebook.TotalSeconds,
            HelpName = "SECONDS",
        };
        var command = new DlnCommand("validate", "Check a notebook before handing it in: complete, compiles, attempted, runs.")
        {
            path, limit,
        };
        command.Example("dln validate 03-forward-propagation.ipynb", "one line for each thing that is looked at");
        command.SetAction(async (parsed, cancellation) =>
        {
            var seconds = TimeSpan.FromSeconds(Math.Max(1, parsed.GetValue(limit)));
            var limits = new RunLimits(seconds < RunLimits.Default.Cell ? seconds : RunLimits.Default.Cell, seconds);
            var problems = 0;
            await foreach (var finding in NotebookValidation.Load(parsed.GetValue(path)!).FindAsync(limits, cancellation))
            {
                var line = $"{(finding.IsFine ? "ok   " : "look ")} {finding.Name,-10} {finding.Text}";
                if (finding.IsFine) terminal.Good(line);
                else terminal.Bad(line);
                if (!finding.IsFine) problems++;
            }
            terminal.WriteLine(problems == 0 ? "ready to be handed in" : $"{problems} to look at; you may hand it in all the same");
            return problems == 0 ? ExitCode.Done : ExitCode.ChecksFailed;
        });
        return command;
    }
}
