using System.CommandLine;
using System.Globalization;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Runs;
using DeepLearning.Grading.Sandboxes;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln grade</c>: grades a class's notebooks, each in a sandbox.</summary>
internal static class GradeCommand
{
    public static Command Create(Terminal terminal)
    {
        var submissions = new Argument<string>("submissions") { Description = "A folder with one folder for each student." };
        var output = GradingOptions.Output("Where the results go.", "grades");
        var lessons = GradingOptions.Lessons("Grade this lesson alone (its name, or its .md file); may be given again.");
        var notebooks = GradingOptions.Notebooks("The trusted lessons.");
        var policy = new PolicyOption();
        var sandbox = new Option<SandboxKind>("--sandbox")
        {
            Description = "What holds the students' code: bubblewrap, container, or none for submissions that you trust.",
        };
        var jobs = new Option<int>("--jobs")
        {
            Description = "How many submissions at a time.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            HelpName = "N",
        };
        var shard = new Option<string>("--shard")
        {
            Description = "Grade the i-th of n parts of the class, for many machines.",
            DefaultValueFactory = _ => "1/1",
            HelpName = "i/n",
        };
        var resume = new Option<bool>("--resume") { Description = "Keep the results that are still valid." };
        var command = new DlnCommand("grade", "Grade a class's notebooks, each in a sandbox.")
        {
            submissions, output, lessons, notebooks, policy, sandbox, jobs, shard, resume,
        };
        command.Example("dln grade submissions/ --out grades/", "submissions/<student>/<lesson>.ipynb")
            .Example("dln grade submissions/ --out grades/ --resume", "go on after a run that was stopped")
            .Example("dln grade submissions/ --shard 2/4 --out grades-2/", "the second of four machines");
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new GradeSettings(
                parsed.GetValue(submissions)!,
                parsed.GetValue(output)!,
                parsed.GetValue(sandbox),
                Math.Max(1, parsed.GetValue(jobs)),
                Shard(parsed.GetValue(shard)!),
                parsed.GetValue(resume));
            var course = policy.Load(parsed);
            var programs = GradedLessons.Load(parsed.GetValue(notebooks)!, parsed.GetValue(lessons) ?? [], course);
            return new GradeRun(settings, course, programs, terminal).RunAsync(GradedLessons.Data(), cancellation);
        });
        return command;
    }

    private static (int Part, int Of) Shard(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var part)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var of)
            && part >= 1 && part <= of
            ? (part - 1, of)
            : throw new UserError($"--shard {text}: write i/n, such as 2/4 for the second of four parts", ExitCode.Usage);
    }
}
