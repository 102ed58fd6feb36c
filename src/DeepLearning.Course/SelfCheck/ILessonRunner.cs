namespace DeepLearning.Course;

/// <summary>Which text an exercise's cell has.</summary>
public enum Edition
{
    /// <summary>What a learner opens: the stubs.</summary>
    Learner,

    /// <summary>What an instructor opens: the solutions.</summary>
    Solved,
}

/// <summary>Runs the exercises of a lesson from the lesson's source. The command line supplies it, for it needs the compiler.</summary>
public interface ILessonRunner
{
    /// <summary>Runs, in the order of the lesson, its cells tagged <c>setup</c>, its exercise cells and its check cells, and no
    /// others.</summary>
    /// <returns>The result of every check that ran, and the error of every cell that failed, by exercise id.</returns>
    Task<LessonRun> RunAsync(LessonName lesson, Edition edition, CancellationToken cancellation);
}

/// <summary>What came of running the exercises of a lesson.</summary>
/// <param name="Checks">The results of the checks.</param>
/// <param name="Errors">Cells that failed: where, and the error in one line.</param>
public sealed record LessonRun(IReadOnlyList<CheckResult> Checks, IReadOnlyList<string> Errors);
