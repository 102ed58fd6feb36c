namespace DeepLearning.Course;

/// <summary>Calls an answer once for each case, however many stages look at what came back.</summary>
internal sealed class Responses(IAnswer answer, TimeSpan limit)
{
    private readonly Dictionary<Case, Response> _given = [];
    private readonly Dictionary<Case, object?> _expected = [];

    public Response To(Case one)
    {
        if (!_given.TryGetValue(one, out var response)) _given[one] = response = answer.Respond(one.Inputs, limit);
        return response;
    }

    public object? Expected(Exercise exercise, Case one)
    {
        if (!_expected.TryGetValue(one, out var value))
            _expected[one] = value = exercise.Reference.DynamicInvoke([.. one.Inputs.Select(Values.Copy)]);
        return value;
    }
}
