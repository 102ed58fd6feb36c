namespace DeepLearning.Course;

/// <summary>Keeps the <see cref="SourceInspector"/> that the host of the notebook has given, if it has a compiler.</summary>
internal static class SourceInspection
{
    public static SourceInspector? Inspector { get; set; }
}
