namespace DeepLearning.Publishing.Lessons;

/// <summary>Speaker notes stand folded in the notebook, so that a learner who reads on is not addressed as a lecturer.</summary>
internal static class SpeakerNotes
{
    private const string Start = "<details><summary>For the speaker</summary>\n\n";
    private const string End = "\n\n</details>";

    public static string Fold(string notes) => Start + notes + End;

    /// <summary>The notes themselves, for slides, which show them to the speaker only.</summary>
    public static string Unfold(string source) =>
        source.StartsWith(Start, StringComparison.Ordinal) && source.EndsWith(End, StringComparison.Ordinal)
            ? source[Start.Length..^End.Length] : source;
}
