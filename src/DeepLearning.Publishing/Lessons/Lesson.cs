namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// A lesson as its author wrote it: front matter and cells, with the lines they came from. The path is kept as it
/// was given to the program, for messages.
/// </summary>
internal sealed record Lesson(string Path, FrontMatter Front, IReadOnlyList<LessonCell> Cells)
{
    /// <summary>The lesson's name in <c>needs</c> and in links: its file name without the number and extension.</summary>
    public string Slug { get; } = SlugOf(Path);

    /// <summary>Whether this is the test at the end of a module, <c>checkpoint-1.md</c>, and not a lesson with a number.</summary>
    public bool IsCheckpoint { get; } = LessonFiles.IsCheckpoint(Path);

    /// <summary>Whether this is the optional notebook beside a lesson, <c>08-…-deeper.md</c>, with the lesson's number and none of its
    /// own.</summary>
    public bool IsDeeper { get; } = LessonFiles.IsDeeper(Path);

    /// <summary>The lesson's number, or that of the lesson that a deeper notebook belongs to; a checkpoint has none.</summary>
    public int? Number => IsDeeper ? Front.Deeper : Front.Lesson;

    /// <summary>Where the learner's notebook of this lesson lies.</summary>
    public string NotebookPath => System.IO.Path.ChangeExtension(Path, ".ipynb");

    public static string SlugOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimStart('-');
    }
}
