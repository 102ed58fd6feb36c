namespace DeepLearning.Publishing.Exports;

/// <summary>
/// Where exports go: into a folder, under each lesson's own name; or, where the name that was given ends like a file (<c>.html</c>),
/// into that file, which holds one lesson.
/// </summary>
internal sealed class ExportTarget
{
    private readonly string _output;

    /// <param name="endings">The endings of the files that this export can write.</param>
    /// <param name="lessons">How many lessons are to be written.</param>
    /// <exception cref="UserError">Several lessons, and one file.</exception>
    public ExportTarget(string output, IReadOnlyCollection<string> endings, int lessons)
    {
        _output = output;
        FileEnding = endings.FirstOrDefault(ending => output.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        if (FileEnding is null || lessons < 2) return;
        throw new UserError(
            FormattableString.Invariant($"--out {output} names one file, and there are {lessons} lessons; name a folder, or one lesson"),
            ExitCode.Usage);
    }

    /// <summary>The ending of the file that was named; null where it was a folder.</summary>
    public string? FileEnding { get; }

    /// <summary>The file of a lesson in one form, such as <c>.html</c>.</summary>
    public string For(string lesson, string ending) =>
        FileEnding is null ? Path.Combine(_output, Path.GetFileNameWithoutExtension(lesson) + ending)
            : Path.ChangeExtension(_output, ending);
}
