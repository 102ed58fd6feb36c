using System.Text.Json;

namespace DeepLearning.Course;

/// <summary>What a learner has reached in one exercise.</summary>
/// <param name="Best">The best outcome so far.</param>
/// <param name="Attempts">How many times an answer was checked.</param>
/// <param name="Last">When it was last checked.</param>
/// <param name="SolutionSeen">Whether the solution was shown.</param>
public sealed record ExerciseProgress(Outcome Best, int Attempts, DateTimeOffset Last, bool SolutionSeen = false);

/// <summary>Keeps a learner's progress in the user's profile: one small file per exercise, so that two notebooks open at
/// once cannot overwrite each other, replaced by a rename, so that a crash leaves the old file or the new one.</summary>
/// <param name="folder">Where the files lie.</param>
public sealed class ProgressStore(string folder)
{
    /// <summary>Names the folder instead of the user's profile, for tests and shared machines.</summary>
    public const string FolderVariable = "DLN_PROFILE";

    /// <summary>The store of this user.</summary>
    public static ProgressStore Default => new(Path.Combine(
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "DeepLearningNotebooks"),
        "progress"));

    /// <summary>What is known about an exercise, or null. A damaged file counts as nothing known.</summary>
    public ExerciseProgress? Read(string exerciseId)
    {
        try
        {
            return JsonSerializer.Deserialize<ExerciseProgress>(File.ReadAllText(PathOf(exerciseId)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds the result of a check.</summary>
    /// <returns>Why it could not be kept, in one sentence; null when it was. A full disk must not cost the learner the check.</returns>
    public string? Record(Exercise exercise, CheckResult result)
    {
        if (result.Outcome == Outcome.NotAttempted) return null;
        var before = Read(exercise.Id) ?? new ExerciseProgress(Outcome.NotAttempted, 0, default);
        var best = result.Outcome > before.Best ? result.Outcome : before.Best;
        return Write(exercise, before with { Best = best, Attempts = before.Attempts + 1, Last = DateTimeOffset.UtcNow });
    }

    /// <summary>Remembers that a learner was shown the solution.</summary>
    /// <inheritdoc cref="Record" path="/returns"/>
    public string? RecordSolution(Exercise exercise)
    {
        var before = Read(exercise.Id) ?? new ExerciseProgress(Outcome.NotAttempted, 0, DateTimeOffset.UtcNow);
        return Write(exercise, before with { SolutionSeen = true });
    }

    private string? Write(Exercise exercise, ExerciseProgress progress)
    {
        try
        {
            AtomicFile.Write(PathOf(exercise.Id), JsonSerializer.SerializeToUtf8Bytes(progress));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"your progress could not be kept in {folder}: {exception.Message}";
        }
    }

    private string PathOf(string exerciseId) => Path.Combine(folder, $"{exerciseId}.json");
}
