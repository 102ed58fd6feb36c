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
        if (front.Fields["minutes"] is null)
            yield return Wrong($"the front matter has no `minutes`; say how long a learner needs: {StudyTime.Form}");
        else if (front.Minutes is null)
            yield return Wrong($"the front matter's `minutes` cannot be read; write {StudyTime.Form}, in whole minutes");
        if (front.QuickSummary is null) yield return Wrong("the front matter has no `summaries: quick`; add one or two sentences");
        // A checkpoint teaches nothing new, and a deeper notebook is short, so there is no more to sum up.
        var isSummedUp = !lesson.IsCheckpoint && !lesson.IsDeeper;
        if (front.StandardSummary is null && isSummedUp)
            yield return Wrong("the front matter has no `summaries: standard`; add a paragraph");
        if (front.DetailedSummary is null && isSummedUp)
            yield return Wrong("the front matter has no `summaries: detailed`; add a page of Markdown");
        if (front.Fields["kernelspec"]?["name"]?.ToString() != "deep-learning-csharp")
        {
            yield return Wrong(
                "the front matter must say `kernelspec: {name: deep-learning-csharp, …}`, so that Jupyter finds the kernel");
        }

        var numbers = lesson.IsCheckpoint ? CheckpointNumber(lesson)
            : lesson.IsDeeper ? DeeperNumber(lesson, course) : LessonNumber(lesson);
        foreach (var problem in numbers) yield return problem;

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
        if (lesson.Front.Deeper is { } of)
            yield return new Problem(lesson.Path, 1,
                $"a notebook with `deeper: {of}` is called `{of:00}-…-deeper.md`; rename it, or write `lesson` in place of `deeper`");
        else if (stated is null) yield return new Problem(lesson.Path, 1, "the front matter has no `lesson`; give the lesson's number");
        else if (LeadingNumber(Path.GetFileName(lesson.Path)) is { } number && number != stated)
            yield return new Problem(lesson.Path, 1,
                $"the front matter says lesson {stated}, and the file's name says {number}; make them agree");
    }

    /// <summary>A deeper notebook has the number of the lesson that it belongs to, and needs that lesson.</summary>
    private static IEnumerable<Problem> DeeperNumber(Lesson lesson, CourseOutline course)
    {
        Problem Wrong(string message) => new(lesson.Path, 1, message);
        if (lesson.Front.Lesson is not null)
            yield return Wrong("a deeper notebook has no `lesson` of its own; write `deeper` in its place");
        if (lesson.Front.Deeper is not { } stated)
        {
            yield return Wrong("the front matter has no `deeper`; give the number of the lesson that this notebook belongs to");
            yield break;
        }
        if (LeadingNumber(Path.GetFileName(lesson.Path)) is { } number && number != stated)
            yield return Wrong($"the front matter says lesson {stated}, and the file's name says {number}; make them agree");
        if (course.LessonWith(stated) is not { } slug)
            yield return Wrong($"there is no lesson {stated} for this notebook to go deeper into; give the number of one that exists");
        else if (lesson.Front.Needs?.Contains(slug, StringComparer.Ordinal) == false)
            yield return Wrong($"a deeper notebook needs its lesson; add `{slug}` to `needs`");
    }

    private static IEnumerable<Problem> CheckpointNumber(Lesson lesson)
    {
        if ((lesson.Front.Lesson ?? lesson.Front.Deeper) is not null)
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
        foreach (var need in needs.Where(need => !lesson.IsDeeper && LessonFiles.IsDeeperSlug(need)))
            yield return new Problem(lesson.Path, 1,
                $"`needs` names `{need}`, and a deeper notebook is optional; say here what is needed of it, or move that into the lesson");
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
        if (entry.Lesson != lesson.Number || entry.Module != lesson.Front.Module)
        {
            yield return new Problem(lesson.Path, 1,
                $"`outline.yml` has this as {(entry.Lesson is { } number ? $"lesson {number}" : "the checkpoint")} of module "
                + $"{entry.Module}; make them agree");
        }
    }

    /// <summary>The number that a file's or folder's name begins with.</summary>
    public static int? LeadingNumber(string name)
    {
        var digits = new string([.. name.TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
