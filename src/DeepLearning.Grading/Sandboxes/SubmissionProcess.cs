using DeepLearning.Course;
using DeepLearning.Grading.Answers;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Policies;

namespace DeepLearning.Grading.Sandboxes;

/// <summary>
/// The process of one submission: started when first needed, loaded with the submission's pieces, and started again
/// after an answer has broken it, so that one exercise's crash is not another's.
/// </summary>
internal sealed class SubmissionProcess(Sandbox sandbox, GradingLimits limits, CompiledSubmission submission) : IAsyncDisposable
{
    private readonly Dictionary<string, AnswerOutcome> _brokenCells = new(StringComparer.Ordinal);
    private AnswerProcess? _process;

    /// <summary>What broke while a student's cell itself ran, before any answer was called.</summary>
    public IReadOnlyDictionary<string, AnswerOutcome> BrokenCells => _brokenCells;

    /// <param name="limit">The exercise's own limit; the policy's takes its place where the exercise has none of its own.</param>
    public async Task<AnswerOutcome> CallAsync(AnswerRequest request, TimeSpan limit)
    {
        if (limit == Exercise.UsualTimeLimit) limit = limits.Call;
        if (await ReadyAsync() is { } problem) return problem;
        var outcome = await _process!.AskAsync(request, limit);
        if (outcome.End != AnswerEnd.Replied) await EndAsync();
        return outcome;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task<AnswerOutcome?> ReadyAsync()
    {
        // Each round that fails leaves out one more cell, so there are at most as many rounds as cells.
        while (_process is null)
        {
            (_process, var problem) = await StartAsync();
            if (_process is null) return new AnswerOutcome(AnswerEnd.Infrastructure, Detail: problem);
            for (var i = 0; i < submission.Chain.Requests.Count; i++)
            {
                var owner = submission.Owners.GetValueOrDefault(i);
                if (owner is not null && _brokenCells.ContainsKey(owner)) continue;
                var outcome = await _process.AskAsync(submission.Chain.Requests[i], limits.Call);
                if (outcome.End == AnswerEnd.Replied) continue;
                await EndAsync();
                if (owner is null) return outcome;
                _brokenCells[owner] = outcome;
                break;
            }
        }
        return null;
    }

    /// <summary>A machine that is short of something for a moment gets a second chance.</summary>
    private async Task<(AnswerProcess? Process, string Problem)> StartAsync()
    {
        var (process, problem) = await AnswerProcess.StartAsync(sandbox, limits);
        return process is not null ? (process, problem) : await AnswerProcess.StartAsync(sandbox, limits);
    }

    private async Task EndAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        await process.DisposeAsync();
    }
}
