using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

public class SolutionTests
{
    [Fact]
    public void The_course_reads_the_same_solutions_as_the_builder()
    {
        var lessons = LessonFiles.Find([Path.Combine(CourseFolder.Find(), "notebooks")]);
        Assert.NotEmpty(lessons);
        foreach (var path in lessons)
        {
            var solutions = LessonFiles.Load(path).Cells.Where(cell => cell.Has(CellTag.Solution));
            Assert.Equal(
                solutions.ToDictionary(cell => cell.Exercise!, cell => cell.Source).OrderBy(one => one.Key, StringComparer.Ordinal),
                SolutionReader.Read(File.ReadAllText(path)).OrderBy(one => one.Key, StringComparer.Ordinal));
        }
    }
}
