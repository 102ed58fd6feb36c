using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>Every picture says in words what it shows, and every link inside the repository leads somewhere.</summary>
internal static class LinkRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        foreach (var cell in lesson.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            foreach (var link in Markdown.Links(cell.Source))
            {
                var line = cell.Line + link.Line;
                if (link.IsPicture && string.IsNullOrWhiteSpace(link.Text))
                {
                    yield return new Problem(lesson.Path, line, $"the picture `{link.Target}` has no alt text; say in words what it shows");
                }
                if (Broken(lesson, link.Target) is { } message) yield return new Problem(lesson.Path, line, message);
            }
        }
    }

    private static string? Broken(Lesson lesson, string target)
    {
        if (target.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return null;
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return null;

        var (file, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        if (file.StartsWith('/')) return $"the link `{target}` is absolute; write it relative to this lesson";

        var folder = Path.GetDirectoryName(Path.GetFullPath(lesson.Path))!;
        var path = file.Length == 0 ? Path.GetFullPath(lesson.Path) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(file)));
        if (!Path.Exists(path))
            return $"the link `{target}` leads nowhere; there is no {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}";
        if (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && path != Path.GetFullPath(lesson.Path) && LessonFiles.IsLesson(path))
        {
            return $"the link `{target}` leads to a lesson's source; link the notebook, {Path.ChangeExtension(file, ".ipynb")}";
        }
        return anchor is not null && HeadingsOf(path) is { } headings && !headings.Contains(anchor)
            ? $"the link `{target}` leads to no heading; there is no `#{anchor}` there"
            : null;
    }

    /// <summary>The anchors that Jupyter gives to a lesson's headings; <see langword="null"/> for a file that is no lesson.</summary>
    private static HashSet<string>? HeadingsOf(string path)
    {
        var source = Path.ChangeExtension(path, ".md");
        if (!LessonFiles.IsLesson(path) || !File.Exists(source)) return null;
        var anchors = LessonFiles.Read(source).Lesson.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Markdown.Headings(cell.Source)).Select(heading => heading.Text.Replace(' ', '-'));
        return anchors.ToHashSet(StringComparer.Ordinal);
    }
}
