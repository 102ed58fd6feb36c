namespace DeepLearning.Course;

/// <summary>Recognises a known mistake: runs each wrong implementation on the same inputs, and compares what it returns
/// with what the learner's answer returned.</summary>
internal static class MistakeFinder
{
    /// <summary>The first known mistake that the answer agrees with everywhere, or null.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="responses">The answer's responses.</param>
    /// <param name="cases">The cases to compare on.</param>
    /// <param name="output">What the answer returned to a behaviour, for open-ended exercises.</param>
    public static Mistake? Find(Exercise exercise, Responses responses, IReadOnlyList<Case> cases, object? output)
    {
        foreach (var mistake in exercise.Mistakes)
        {
            if (mistake.Recognises is { } recognises)
            {
                if (output is not null && recognises(output)) return mistake;
            }
            else if (cases.Count > 0 && cases.All(one => Agree(mistake, responses.To(one), one, exercise.Tolerance)))
            {
                return mistake;
            }

            // An answer that never ends would take its whole time again for every case.
            if (cases.Any(one => responses.To(one).TimedOut)) return null;
        }

        return null;
    }

    private static bool Agree(Mistake mistake, Response response, Case one, Tolerance tolerance)
    {
        if (response.TimedOut) return false;
        var wrong = new DelegateAnswer(mistake.Wrong).Respond(one.Inputs, TimeSpan.FromSeconds(10));
        if (wrong.Failure is not null || response.Failure is not null)
            return wrong.Failure?.TypeName == response.Failure?.TypeName;
        return wrong.ChangedInput == response.ChangedInput && Comparison.Agree(wrong.Value, response.Value, tolerance);
    }
}
