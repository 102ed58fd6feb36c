using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>A lesson with its blocks, as the rules of style read it.</summary>
internal sealed record CourseLesson(Lesson Lesson, LessonBlocks Blocks, string Text)
{
    /// <summary>Reads a lesson, whatever is wrong with its form.</summary>
    public static CourseLesson Read(string path)
    {
        var (lesson, _) = LessonFiles.Read(path);
        var text = File.ReadAllText(path).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return new CourseLesson(lesson, LessonBlockReader.Read(text), text);
    }

    /// <summary>The cells that are read before the exercises: all up to the heading "Exercises", or to the first stub.</summary>
    public IEnumerable<LessonCell> Reading
    {
        get
        {
            foreach (var cell in Lesson.Cells.TakeWhile(cell => !cell.Has(CellTag.Exercise)))
            {
                var end = cell.Kind == CellKind.Code ? null
                    : Markdown.Headings(cell.Source).FirstOrDefault(heading => heading is { Level: 2, Text: "Exercises" });
                if (end is null)
                {
                    yield return cell;
                    continue;
                }
                yield return cell with { Source = string.Join('\n', cell.Source.Split('\n').Take(end.Line)) };
                yield break;
            }
        }
    }

    /// <summary>Whether the learner sees a cell in the notebook without opening anything.</summary>
    public static bool IsShown(LessonCell cell) =>
        !cell.Has(CellTag.Notes) && !cell.Has(CellTag.SlideOnly) && !cell.Has(CellTag.Solution);

    /// <summary>Whether a code cell's code is shown, and not only its output.</summary>
    public static bool ShowsCode(LessonCell cell) => cell.Kind == CellKind.Code && IsShown(cell) && !cell.Has(CellTag.HideInput);

    /// <summary>The prose that the learner sees without opening anything, with its lines in the file.</summary>
    public static IEnumerable<(string Text, int Line)> Prose(IEnumerable<LessonCell> cells) =>
        cells.Where(cell => cell.Kind == CellKind.Markdown && IsShown(cell))
            .SelectMany(cell => VisibleText.Lines(cell.Source, withFolded: false).Select((text, i) => (text, cell.Line + i)));
}
