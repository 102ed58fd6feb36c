using System.CommandLine;
using System.Globalization;
using DeepLearning.Cli.Grading;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Course;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln grade</c>: grades a class's notebooks, each in a sandbox.</summary>
internal static class GradeCommand
{
    public static Command Create(Terminal terminal)
    {
        var submissions = new Argument<string>("submissions") { Description = "A folder with one folder for each student." };
        var output = new Option<string>("--out") { Description = "Where the results go.", DefaultValueFactory = _ => "grades", HelpName = "DIR" };
        var lessons = new Option<string[]>("--lesson") { Description = "Grade this lesson alone (its name, or its .md file); may be given again.", HelpName = "LESSON" };
        var notebooks = new Option<string>("--notebooks") { Description = "The trusted lessons.", DefaultValueFactory = _ => "notebooks", HelpName = "DIR" };
        var policy = new Option<string?>("--policy") { Description = "The course's policy; course.yml where that exists.", HelpName = "FILE" };
        var sandbox = new Option<SandboxKind>("--sandbox") { Description = "What holds the students' code: bubblewrap, container, or none for submissions that you trust." };
        var jobs = new Option<int>("--jobs") { Description = "How many submissions at a time.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var shard = new Option<string>("--shard") { Description = "Grade the i-th of n parts of the class, for many machines.", DefaultValueFactory = _ => "1/1", HelpName = "i/n" };
        var resume = new Option<bool>("--resume") { Description = "Keep the results that are still valid." };
        var command = new DlnCommand("grade", "Grade a class's notebooks, each in a sandbox.") { submissions, output, lessons, notebooks, policy, sandbox, jobs, shard, resume }
            .Example("dln grade submissions/ --out grades/", "submissions/<student>/<lesson>.ipynb")
            .Example("dln grade submissions/ --out grades/ --resume", "go on after a run that was stopped")
            .Example("dln grade submissions/ --shard 2/4 --out grades-2/", "the second of four machines");
        command.SetAction((parsed, cancellation) =>
        {
            var file = parsed.GetValue(policy);
            var settings = new GradeSettings(parsed.GetValue(submissions)!, parsed.GetValue(output)!, parsed.GetValue(sandbox), Math.Max(1, parsed.GetValue(jobs)), Shard(parsed.GetValue(shard)!), parsed.GetValue(resume));
            var course = CoursePolicy.Load(file ?? "course.yml", isRequired: file is not null);
            var programs = Programs(parsed.GetValue(notebooks)!, parsed.GetValue(lessons) ?? [], course);
            return new GradeRun(settings, course, programs, terminal).RunAsync(Data(), cancellation);
        });
        return command;
    }

    /// <summary>The lessons that were asked for, by name or file; those that the policy counts, or all, where none was. Only they are read.</summary>
    internal static IReadOnlyList<LessonProgram> Programs(string notebooks, IReadOnlyList<string> wanted, CoursePolicy policy) =>
        Graded(Paths(notebooks, wanted, policy));

    /// <inheritdoc cref="Programs"/>
    internal static IReadOnlyList<string> Paths(string notebooks, IReadOnlyList<string> wanted, CoursePolicy policy)
    {
        var names = wanted.Count > 0 ? wanted : policy.Lessons;
        IReadOnlyList<string> all = names.Count > 0 && names.All(File.Exists) && !Directory.Exists(notebooks) ? [] : LessonFiles.Find([notebooks]);
        if (all.Count > 0 && policy.Due.Keys.FirstOrDefault(due => all.Concat(names).All(path => Lesson.SlugOf(path) != due)) is { } unknown)
            throw new UserError($"the course's policy: `due.{unknown}` names no lesson in {notebooks}{(Catalogue.Nearest(unknown, all.Select(Lesson.SlugOf)) is { } meant ? $"; do you mean {meant}?" : "")}");
        if (names.Count == 0) return all;
        return
        [
            .. names.Select(name => File.Exists(name) ? name : all.FirstOrDefault(path => Lesson.SlugOf(path) == name)
                ?? throw new UserError($"{name}: {notebooks} has no such lesson{(Catalogue.Nearest(name, all.Select(Lesson.SlugOf)) is { } near ? $"; do you mean {near}?" : "")} Its lessons with exercises are {string.Join(", ", Graded(all).Select(program => program.Slug))}", ExitCode.Usage))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads lessons and leaves out those without exercises.</summary>
    internal static IReadOnlyList<LessonProgram> Graded(IEnumerable<string> paths) =>
        [.. paths.Select(LessonProgram.Load).Where(program => program.Exercises.Count > 0)];

    /// <summary>The folder that holds the course's data sets; null where there is none.</summary>
    internal static string? Data()
    {
        try
        {
            return Path.GetDirectoryName(DataFolder.Find("mnist").TrimEnd(Path.DirectorySeparatorChar));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static (int Part, int Of) Shard(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var part) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var of) && part >= 1 && part <= of) return (part - 1, of);
        throw new UserError($"--shard {text}: write i/n, such as 2/4 for the second of four parts", ExitCode.Usage);
    }
}
