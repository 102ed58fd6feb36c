using System.Text.RegularExpressions;

namespace DeepLearning.Course.Tests;

public class ExerciseTests
{
    public static TheoryData<string> Ids => [.. Catalogue.Exercises.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_reference_is_right_and_every_known_mistake_is_recognised(string id)
    {
        var report = new CourseReport();
        CourseCheck.CheckAlone(Catalogue.Find(id)!, report);
        Assert.Empty(report.Problems);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_solution_written_another_way_is_right_too(string id)
    {
        var exercise = Catalogue.Find(id)!;
        var result = Checker.Judge(exercise, new DelegateAnswer(exercise.OtherReference));
        Assert.True(result.Outcome == Outcome.Right, $"{result.Message} {string.Join("; ", result.Facts)}");
    }

    [Fact]
    public void Every_id_is_unique_and_short_enough_to_type()
    {
        Assert.Equal(Catalogue.Exercises.Count, Catalogue.Exercises.Select(exercise => exercise.Id).Distinct().Count());
        Assert.All(Catalogue.Exercises, exercise => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", exercise.Id));
    }

    [Fact]
    public void Every_lesson_has_four_exercises_or_more_numbered_in_order_and_the_last_is_open_ended()
    {
        foreach (var lesson in Catalogue.Exercises.GroupBy(exercise => exercise.Lesson))
        {
            var exercises = lesson.ToList();
            Assert.Equal(Enumerable.Range(1, exercises.Count), exercises.Select(exercise => exercise.Number));
            if (lesson.Key.IsDeeper) continue;      // optional: as many exercises as it likes
            Assert.True(exercises.Count >= 4, $"{lesson.Key} has {exercises.Count} exercises");
            Assert.NotEmpty(exercises[^1].Behaviours);
        }
    }

    [Fact]
    public void Checkpoints_send_the_learner_to_lessons_that_exist_and_lessons_send_nowhere()
    {
        var lessons =
            Catalogue.Exercises.Select(exercise => exercise.Lesson).Where(lesson => !lesson.IsCheckpoint).Select(lesson => lesson.Slug)
                .ToHashSet();
        foreach (var exercise in Catalogue.Exercises)
        {
            Assert.Equal(exercise.Lesson.IsCheckpoint, exercise.Revisit.Count > 0);
            Assert.Subset(lessons, exercise.Revisit.ToHashSet());
        }
    }

    [Fact]
    public void The_lessons_come_first_and_the_checkpoints_after_them()
    {
        var order = Catalogue.Exercises.Select(exercise =>
            (exercise.Lesson.IsCheckpoint, exercise.Lesson.Number, exercise.Lesson.IsDeeper, exercise.Number)).ToList();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void Hints_and_mistakes_are_sentences()
    {
        foreach (var exercise in Catalogue.Exercises)
        {
            Assert.All(exercise.Hints, hint => Assert.Matches(new Regex("[.?`]$"), hint));
            Assert.All(exercise.Mistakes, mistake => Assert.Matches(new Regex("[.?`]$"), mistake.Hint));
            Assert.All(exercise.Mistakes, mistake => Assert.DoesNotMatch(new Regex("\\.$"), mistake.Name));
        }
    }
}
