using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

public class LessonFilesTests
{
    [Fact]
    public void A_folder_gives_its_lessons_in_order_and_nothing_else()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "02-b/11-y.md", "02-b/10-x.md", "01-a/01-z.md", "01-a/README.md", "01-a/01-z.ipynb", "bin/05-old.md",
            ".git/06-no.md", "01-a/.ipynb_checkpoints/01-z.md" }) folder.Write(name, "");
        Assert.Equal(["01-a/01-z.md", "02-b/10-x.md", "02-b/11-y.md"], LessonFiles.Find([folder.Path])
            .Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/')));
    }

    [Fact]
    public void A_deeper_notebook_follows_its_lesson()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "08-descent-deeper.md", "08-descent.md", "09-schedules.md", "10-mine.ipynb" }) folder.Write(name, "");
        Assert.Equal(["08-descent.md", "08-descent-deeper.md", "09-schedules.md"],
            LessonFiles.Find([folder.Path]).Select(Path.GetFileName));
        Assert.Equal(["08-descent.md", "08-descent-deeper.md", "09-schedules.md", "10-mine.ipynb"],
            LessonFiles.FindRunnable([folder.Path]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_notebook_beside_its_lesson_is_not_run_twice_and_others_are_run()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "01-z.md", "01-z.ipynb", "mine.ipynb" }) folder.Write(name, "");
        Assert.Equal(["01-z.md", "mine.ipynb"], LessonFiles.FindRunnable([folder.Path]).Select(Path.GetFileName));
        Assert.Equal(["01-z.ipynb"], LessonFiles.FindRunnable([folder.File("01-z.ipynb")]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_lesson_that_is_not_UTF_8_is_one_clear_line()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("01-a.md"), [(byte)'-', 0xFF, 0xFE]);
        var error = Assert.Throws<UserError>(() => LessonFiles.Load(folder.File("01-a.md")));
        Assert.EndsWith("01-a.md: this is not UTF-8 text; save it as UTF-8", error.Message, StringComparison.Ordinal);
    }
}
