using System.Globalization;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>The front matter is complete, and agrees with the file's name, its folder's and the course's outline.</summary>
internal static class FrontMatterRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        var front = lesson.Front;
        Problem Wrong(string message) => new(lesson.Path, 1, message);

        if (front.Title is null) yield return Wrong("the front matter has no `title`; add one");
        if (front.Minutes is not > 0) yield return Wrong("the front matter has no `minutes`; say how long a learner needs, in minutes");
        if (front.QuickSummary is null) yield return Wrong("the front matter has no `summaries: quick`; add one or two sentences");
        // A checkpoint teaches nothing new, so there is no more to sum up.
        if (front.StandardSummary is null && !lesson.IsCheckpoint)
            yield return Wrong("the front matter has no `summaries: standard`; add a paragraph");
        if (front.DetailedSummary is null && !lesson.IsCheckpoint)
            yield return Wrong("the front matter has no `summaries: detailed`; add a page of Markdown");
        if (front.Fields["kernelspec"]?["name"]?.ToString() != "deep-learning-csharp")
        {
            yield return Wrong(
                "the front matter must say `kernelspec: {name: deep-learning-csharp, …}`, so that Jupyter finds the kernel");
        }

        foreach (var problem in lesson.IsCheckpoint ? CheckpointNumber(lesson) : LessonNumber(lesson)) yield return problem;

        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(lesson.Path)))!;
        if (front.Module is null) yield return Wrong("the front matter has no `module`; give the module's number");
        else if (LeadingNumber(folder) is { } module && module != front.Module)
            yield return Wrong($"the front matter says module {front.Module}, and the folder's name says {module}; make them agree");

        foreach (var problem in Needs(lesson, course)) yield return problem;
        foreach (var problem in Outline(lesson, course)) yield return problem;
    }

    private static IEnumerable<Problem> LessonNumber(Lesson lesson)
    {
        var stated = lesson.Front.Lesson;
        if (stated is null) yield return new Problem(lesson.Path, 1, "the front matter has no `lesson`; give the lesson's number");
        else if (LeadingNumber(Path.GetFileName(lesson.Path)) is { } number && number != stated)
            yield return new Problem(lesson.Path, 1,
                $"the front matter says lesson {stated}, and the file's name says {number}; make them agree");
    }

    private static IEnumerable<Problem> CheckpointNumber(Lesson lesson)
    {
        if (lesson.Front.Lesson is not null)
            yield return new Problem(lesson.Path, 1, "a checkpoint has no `lesson`; remove it, its `module` is enough");
        var module = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{lesson.Front.Module}");
        if (lesson.Front.Module is not null && module != lesson.Slug)
            yield return new Problem(lesson.Path, 1,
                $"the checkpoint of module {lesson.Front.Module} is `{module}.md`, and this is `{lesson.Slug}.md`; make them agree");
    }

    private static IEnumerable<Problem> Needs(Lesson lesson, CourseOutline course)
    {
        if (lesson.Front.Needs is not { } needs)
        {
            yield return new Problem(lesson.Path, 1, "the front matter has no `needs`; list the lessons to take before, or `needs: []`");
            yield break;
        }
        foreach (var need in needs.Where(need => !course.Slugs.Contains(need)))
        {
            yield return new Problem(lesson.Path, 1,
                $"`needs` names `{need}`, and the course has no such lesson; give a lesson's file name without number and extension");
        }
        if (needs.Contains(lesson.Slug, StringComparer.Ordinal))
            yield return new Problem(lesson.Path, 1, "`needs` names the lesson itself; remove it");
    }

    private static IEnumerable<Problem> Outline(Lesson lesson, CourseOutline course)
    {
        if (!course.HasOutline) yield break;
        if (course.Announced(lesson.Slug) is not { } entry)
        {
            yield return new Problem(lesson.Path, 1, $"`outline.yml` does not announce `{lesson.Slug}`; add it there");
            yield break;
        }
        if (entry.Title != lesson.Front.Title)
            yield return new Problem(lesson.Path, 1,
                $"the title is \"{lesson.Front.Title}\", and `outline.yml` says \"{entry.Title}\"; make them agree");
        if (entry.Lesson != lesson.Front.Lesson || entry.Module != lesson.Front.Module)
        {
            yield return new Problem(lesson.Path, 1,
                $"`outline.yml` has this as {(entry.Lesson is { } number ? $"lesson {number}" : "the checkpoint")} of module "
                + $"{entry.Module}; make them agree");
        }
    }

    private static int? LeadingNumber(string name)
    {
        var digits = new string([.. name.TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
