using System.Globalization;

namespace DeepLearning.Course;

/// <summary>Compares the gradients that flow through an answer with central differences of the reference.</summary>
internal static class GradientCheck
{
    private const float Step = 1e-2f;
    private const double Allowed = 2e-2;

    /// <summary>What is wrong with the gradients, or a null message.</summary>
    public static (string? Message, IReadOnlyList<Fact> Facts) Problem(Exercise exercise, IAnswer answer, Case one)
    {
        var response = answer.Respond(one.Inputs, exercise.TimeLimit, withGradients: true);
        if (response.Failure is { } failure)
            return ($"Going backward through it threw {failure.TypeName}: {failure.Message}", []);

        for (var i = 0; i < one.Inputs.Count; i++)
        {
            if (one.Inputs[i] is not Tensor input) continue;
            var name = exercise.ParameterNames[i];
            if (response.Gradients?[i] is not { } gradient)
                return ($"No gradient reaches `{name}`: the chain of tensor operations is broken on the way. "
                    + "Reading numbers out with Data, Item or ToArray, or calling Detach, breaks it.", []);

            var expected = Differences(exercise, one, i, input);
            for (var j = 0; j < expected.Length; j++)
            {
                if (Math.Abs(expected[j] - gradient.Data[j]) <= Allowed * Math.Max(1, Math.Abs(expected[j]))) continue;
                return ($"The values are right and the gradient with respect to `{name}` is not.",
                [
                    new Fact("expected", Values.Describe(expected)),
                    new Fact("got", Values.Describe(gradient.ToArray())),
                    new Fact("worst at", j.ToString(CultureInfo.InvariantCulture)),
                    new Fact("tolerance", "2 in 100: the expected gradient is itself measured, by central differences"),
                ]);
            }
        }

        return (null, []);
    }

    private static float[] Differences(Exercise exercise, Case one, int position, Tensor input)
    {
        var gradient = new float[input.Length];
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = (Total(exercise, one, position, j, Step) - Total(exercise, one, position, j, -Step)) / (2 * Step);
        return gradient;
    }

    private static float Total(Exercise exercise, Case one, int position, int element, float step)
    {
        var inputs = one.Inputs.Select(Values.Copy).ToArray();
        ((Tensor)inputs[position]!).Data[element] += step;
        return ((Tensor)exercise.Reference.DynamicInvoke(inputs)!).Sum().Item();
    }
}
