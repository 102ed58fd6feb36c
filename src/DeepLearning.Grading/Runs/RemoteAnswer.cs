using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Grading.Answers;
using DeepLearning.Grading.Sandboxes;
using DeepLearning.Notebook;

namespace DeepLearning.Grading.Runs;

/// <summary>A student's answer in its sandboxed process, as the course's own check sees it. The check stays here.</summary>
internal sealed class RemoteAnswer(string exercise, SubmissionProcess process, IReadOnlyList<MemberUse> uses) : IAnswer
{
    /// <summary>How the last call ended that gave no reply.</summary>
    public AnswerOutcome? Broken { get; private set; }

    // The compiler has checked the parameters already, when it made the answer a delegate of the exercise's type.
    public string? SignatureProblem(Exercise exercise) => null;

    public IReadOnlyList<MemberUse> UsedMembers() => uses;

    public Response Respond(IReadOnlyList<object?> inputs, TimeSpan limit, bool withGradients = false)
    {
        // One broken call says it; an answer that never ends is not given the same time for every other case.
        if (Broken is { } broken) return Without(broken);
        var written = new JsonArray([.. inputs.Select(AnswerValue.Write)]);
        var request = new AnswerRequest("", Answer: exercise, Inputs: written, WithGradients: withGradients);
        var outcome = process.CallAsync(request, limit).GetAwaiter().GetResult();
        if (outcome.End == AnswerEnd.Replied)
        {
            try
            {
                return Read(outcome.Reply!);
            }
            catch (FormatException)
            {
                outcome = new AnswerOutcome(AnswerEnd.Died, Detail: "wrote to the channel that carries its results");
            }
        }
        Broken = outcome;
        return Without(outcome);
    }

    private static Response Read(AnswerReply reply)
    {
        if (reply.Exception is { } type)
        {
            var thrower = reply.Thrower is { } name ? CompilerName.MethodName(name) : null;
            return new Response { Failure = new Failure(type, reply.Message ?? "", type == nameof(NotImplementedException), thrower) };
        }
        return new Response
        {
            Value = AnswerValue.Read(reply.Value),
            ChangedInput = reply.ChangedInput,
            Gradients = reply.Gradients is { } gradients ? [.. gradients.Select(gradient => AnswerValue.Read(gradient) as Tensor)] : null,
        };
    }

    private static Response Without(AnswerOutcome outcome) => outcome.End switch
    {
        AnswerEnd.TimedOut => new Response { TimedOut = true },
        AnswerEnd.OutOfMemory => new Response { Failure = new Failure("OutOfMemory", "it used more memory than it may") },
        AnswerEnd.TooManyProcesses =>
            new Response { Failure = new Failure("TooManyProcesses", "it started more processes or threads than it may") },
        AnswerEnd.Infrastructure => throw new InfrastructureException(outcome.Detail),
        _ => new Response { Failure = new Failure("ProcessEnded", outcome.Detail) },
    };
}

/// <summary>The grading machine failed, not the student.</summary>
internal sealed class InfrastructureException(string message) : Exception(message);
