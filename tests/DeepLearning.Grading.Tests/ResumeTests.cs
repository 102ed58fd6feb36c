using System.Diagnostics;
using System.Globalization;
using DeepLearning.Course;

namespace DeepLearning.Grading.Tests;

/// <summary>
/// A grader that is killed loses nothing. DLN_KILL_CLASS=50 DLN_KILL_MOMENTS=20 is the full test; without the two variables a
/// smaller one is run.
/// </summary>
public sealed class ResumeTests
{
    private static readonly int Students = Variable("DLN_KILL_CLASS", 8);
    private static readonly int Kills = Variable("DLN_KILL_MOMENTS", 3);

    [Fact]
    public async Task A_grader_killed_at_random_moments_and_resumed_writes_the_same_gradebook()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs bubblewrap, which is for Linux");
        ClassFolder.RequireSandbox();
        using var folder = new ClassFolder();
        for (var i = 0; i < Students; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"student-{i:00}");
            var notebook = (i % 3) switch
            {
                0 => ClassFolder.Notebook(Edition.Solved),
                1 => ClassFolder.Notebook(Edition.Learner),
                _ => ClassFolder.With("float Neuron(float x, float w, float b) => w * x + b;"),
            };
            folder.HandIn(name, notebook);
        }
        var clock = Stopwatch.StartNew();
        Assert.Equal(ExitCode.Done, await Grader(folder, "undisturbed", null));
        var whole = clock.Elapsed;

        // Early and late moments alike: each run gets a random part of the time that the whole class takes.
        var random = new Random(20261121);
        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await Grader(folder, "killed", whole * random.NextDouble() * 0.6);
            if (Done(folder, "killed") < Students) interrupted++;
        }
        Assert.Equal(ExitCode.Done, await Grader(folder, "killed", null));

        Assert.True(interrupted > 0, "every kill came too late to interrupt anything");
        Assert.Equal(Files(folder.Path("undisturbed")), Files(folder.Path("killed")));
        Assert.Equal(Students + 1, Files(folder.Path("killed")).Count);
    }

    private static async Task<int> Grader(ClassFolder folder, string output, TimeSpan? life)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            typeof(CommandLine).Assembly.Location, "grade", folder.Path("class"), "--out", folder.Path(output),
            "--notebooks", ClassFolder.Notebooks, "--lesson", ClassFolder.Lesson, "--policy", folder.Policy, "--jobs", "2", "--resume",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (life is { } time)
        {
            using var end = new CancellationTokenSource(time);
            try
            {
                await process.WaitForExitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                // The grader alone: what it started must end by itself.
                process.Kill();
            }
        }
        await process.WaitForExitAsync();
        await Task.WhenAll(said, complained);
        return process.ExitCode;
    }

    private static int Done(ClassFolder folder, string output) =>
        Directory.Exists(folder.Path(output))
            ? Directory.GetFiles(folder.Path(output), "result.json", SearchOption.AllDirectories).Length
            : 0;

    private static List<(string Name, string Text)> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path)))];

    private static int Variable(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
