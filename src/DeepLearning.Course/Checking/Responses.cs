namespace DeepLearning.Course;

/// <summary>Calls an answer once for each case, however many stages look at what came back.</summary>
internal sealed class Responses(IAnswer answer, TimeSpan limit)
{
    readonly Dictionary<Case, Response> given = [];
    readonly Dictionary<Case, object?> expected = [];

    public Response To(Case one)
    {
        if (!given.TryGetValue(one, out var response)) given[one] = response = answer.Respond(one.Inputs, limit);
        return response;
    }

    public object? Expected(Exercise exercise, Case one)
    {
        if (!expected.TryGetValue(one, out var value))
            expected[one] = value = exercise.Reference.DynamicInvoke([.. one.Inputs.Select(Values.Copy)]);
        return value;
    }
}
