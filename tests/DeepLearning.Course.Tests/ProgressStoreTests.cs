using DeepLearning.Course.Tests.Lessons.L99Testing;

namespace DeepLearning.Course.Tests;

public sealed class ProgressStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dln-progress-");
    private readonly AdditionExercise exercise = new();

    public void Dispose() => folder.Delete(recursive: true);

    private string? Record(Outcome outcome, string? where = null) =>
        new ProgressStore(where ?? folder.FullName).Record(exercise, new CheckResult(exercise.Id, outcome, Stage.Done, ""));

    [Fact]
    public void The_best_outcome_stays_and_attempts_are_counted()
    {
        Record(Outcome.Wrong);
        Record(Outcome.Right);
        Record(Outcome.Error);
        var progress = new ProgressStore(folder.FullName).Read(exercise.Id);
        Assert.Equal((Outcome.Right, 3), (progress!.Best, progress.Attempts));
    }

    [Fact]
    public void A_solution_that_was_seen_is_remembered_through_later_attempts()
    {
        Record(Outcome.Wrong);
        Assert.Null(new ProgressStore(folder.FullName).RecordSolution(exercise));
        Record(Outcome.Right);
        var progress = new ProgressStore(folder.FullName).Read(exercise.Id);
        Assert.Equal((Outcome.Right, 2, true), (progress!.Best, progress.Attempts, progress.SolutionSeen));
    }

    [Fact]
    public void Progress_kept_before_solutions_were_shown_is_still_read()
    {
        File.WriteAllText(Path.Combine(folder.FullName, $"{exercise.Id}.json"),
            """{"Best":4,"Attempts":2,"Last":"2026-01-02T03:04:05+00:00"}""");
        var progress = new ProgressStore(folder.FullName).Read(exercise.Id);
        Assert.Equal((Outcome.Right, 2, false), (progress!.Best, progress.Attempts, progress.SolutionSeen));
    }

    [Fact]
    public void A_stub_that_is_checked_is_not_an_attempt()
    {
        Record(Outcome.NotAttempted);
        Assert.Null(new ProgressStore(folder.FullName).Read(exercise.Id));
    }

    [Fact]
    public void A_damaged_file_counts_as_nothing_known_and_is_replaced()
    {
        File.WriteAllText(Path.Combine(folder.FullName, $"{exercise.Id}.json"), "{\"Best\":");
        Assert.Null(new ProgressStore(folder.FullName).Read(exercise.Id));
        Assert.Null(Record(Outcome.Right));
        Assert.Equal(1, new ProgressStore(folder.FullName).Read(exercise.Id)?.Attempts);
    }

    [Fact]
    public void Nothing_but_the_finished_file_is_left_behind()
    {
        Record(Outcome.Right);
        Assert.Equal([$"{exercise.Id}.json"], folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_only_the_progress()
    {
        var occupied = Path.Combine(folder.FullName, "occupied");
        File.WriteAllText(occupied, "a file where the folder should be");
        Assert.Contains("could not be kept", Record(Outcome.Right, occupied));
    }

    [Fact]
    public void Writers_at_the_same_time_leave_a_readable_file()
    {
        Parallel.For(0, 40, i => Record(i % 2 == 0 ? Outcome.Right : Outcome.Wrong));
        Assert.NotNull(new ProgressStore(folder.FullName).Read(exercise.Id));
    }
}
