namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// The mistakes that make a lesson's notebook meaningless, whatever its prose: ids and the pairing of stubs, solutions and checks.
/// </summary>
internal static class LessonStructure
{
    public static IEnumerable<Problem> Check(Lesson lesson) =>
    [
        .. DuplicateIds(lesson),
        .. Tags(lesson),
        .. Pairing(lesson),
    ];

    private static IEnumerable<Problem> DuplicateIds(Lesson lesson)
    {
        // The cell of the front matter's summaries has its id before any other.
        var first = new Dictionary<string, int>(StringComparer.Ordinal) { [CellTag.Summaries] = 1 };
        foreach (var (id, cell) in CellIds.Assign(lesson.Cells).Zip(lesson.Cells))
        {
            if (!first.TryAdd(id, cell.Line))
            {
                yield return new Problem(lesson.Path, cell.Line,
                    $"the cell id `{id}` is already used on line {first[id]}; ids are unique in a lesson, so rename one");
            }
            if (id.Length > 64 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                yield return new Problem(lesson.Path, cell.Line, $"the cell id `{id}` must have 1 to 64 letters, digits, `-` and `_`");
            }
        }
    }

    private static IEnumerable<Problem> Tags(Lesson lesson)
    {
        foreach (var cell in lesson.Cells)
        {
            foreach (var tag in cell.Tags.Except(CellTag.All, StringComparer.Ordinal))
            {
                yield return new Problem(lesson.Path, cell.Line,
                    $"the tag `{tag}` means nothing here; the tags are {string.Join(", ", CellTag.All)}");
            }
            foreach (var tag in new[] { CellTag.Exercise, CellTag.Solution, CellTag.Check }.Where(cell.Has))
            {
                if (cell.Exercise is null)
                    yield return new Problem(lesson.Path, cell.Line,
                        $"this {tag} cell does not say of which exercise; add `exercise: its-id` to its options");
                if (cell.Kind != CellKind.Code) yield return new Problem(lesson.Path, cell.Line, $"the tag `{tag}` belongs on a code cell");
            }
        }
    }

    private static IEnumerable<Problem> Pairing(Lesson lesson)
    {
        foreach (var exercise in lesson.Cells.Where(cell => cell.Exercise is not null)
            .GroupBy(cell => cell.Exercise!, StringComparer.Ordinal))
        {
            var line = exercise.First().Line;
            foreach (var tag in new[] { CellTag.Exercise, CellTag.Solution })
            {
                var cells = exercise.Where(cell => cell.Has(tag)).ToList();
                if (cells.Count == 0)
                    yield return new Problem(lesson.Path, line, $"the exercise `{exercise.Key}` has no cell tagged `{tag}`; add one");
                if (cells.Count > 1)
                    yield return new Problem(lesson.Path, cells[1].Line,
                        $"the exercise `{exercise.Key}` has {cells.Count} cells tagged `{tag}`; join them");
            }
            if (!exercise.Any(cell => cell.Has(CellTag.Check)))
            {
                yield return new Problem(lesson.Path, line,
                    $"the exercise `{exercise.Key}` has no cell tagged `check`; add one with `Check.Run(\"{exercise.Key}\", …);`");
            }
        }
    }
}
