using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>A lesson is no larger than its course's style allows.</summary>
internal static class SizeRule
{
    public static IEnumerable<Problem> Check(CourseLesson lesson, StyleGuide style)
    {
        var size = LessonSize.Of(lesson);
        foreach (var (measure, count, most) in size.Over(style))
        {
            var line = measure.Name == "cell_lines" ? size.LongestCellLine : 1;
            yield return new Problem(lesson.Lesson.Path, line,
                $"{StyleGuide.Number(count)} {measure.InWords}, and {StyleGuide.FileName} allows {StyleGuide.Number(most)}; "
                + $"{Advice(measure)}");
        }
    }

    private static string Advice(Measure measure) => measure.Name switch
    {
        "cell_lines" => "split the cell, or fold its code with `hide-input` where the output is the point",
        "code_lines" => "fold plotting code with `hide-input`, or move what is not central into the deeper notebook",
        _ => "cut, or move what is not central into the deeper notebook",
    };
}
