namespace DeepLearning.Course;

/// <summary>How an outcome is named to a reader.</summary>
internal static class OutcomeWords
{
    public static string InWords(this Outcome outcome) => outcome switch
    {
        Outcome.NotAttempted => "not attempted",
        Outcome.PartlyRight => "partly right",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
