using System.Globalization;
using DeepLearning.Course;
using DeepLearning.Grading.Lessons;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Grading.Tests;

/// <summary>
/// A class that hands in whole lessons: one student makes the first known mistake of every exercise, one the second,
/// and so on, and one answers everything rightly but in another way than the lesson. Graded in one run. Three lessons
/// are handed in each time; the variable DLN_ALL_MISTAKES makes it the whole course, which takes minutes.
/// </summary>
public sealed class CourseClass : IAsyncLifetime
{
    internal const string AnotherWay = "another-way";

    private static readonly bool All = Environment.GetEnvironmentVariable("DLN_ALL_MISTAKES") is { Length: > 0 };
    private static readonly string[] Usual = ["what-deep-learning-does", ClassFolder.Lesson, "learning-rate-schedules"];

    internal static IReadOnlyList<LessonProgram> Lessons { get; } =
        [.. LessonFiles.Find([ClassFolder.Notebooks]).Where(path => All || Usual.Contains(Lesson.SlugOf(path))).Select(LessonProgram.Load)
            .Where(lesson => lesson.Exercises.Count > 0)];

    internal ClassFolder Folder { get; } = new("limits: {call_seconds: 10}\n");

    internal Dictionary<string, WrittenAnswers> Answers { get; } = [];

    internal (int Code, string Output, string Error) Run { get; private set; }

    internal static string Student(int mistake) => string.Create(CultureInfo.InvariantCulture, $"mistake-{mistake + 1}");

    public async ValueTask InitializeAsync()
    {
        ClassFolder.RequireSandbox();
        foreach (var lesson in Lessons) HandIn(lesson);
        Run = await Dln.RunAsync("grade", Folder.Path("class"), "--out", Folder.Path("grades"), "--notebooks", ClassFolder.Notebooks,
            "--policy", Folder.Policy, "--jobs", "4");
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void HandIn(LessonProgram lesson)
    {
        foreach (var exercise in lesson.Exercises) Answers[exercise.Exercise.Id] = WrittenAnswers.Of(exercise.Exercise.Id);
        var most = lesson.Exercises.Max(exercise => Answers[exercise.Exercise.Id].Mistakes.Count);
        for (var i = 0; i < most; i++) HandIn(lesson, Student(i), answers => answers.Mistakes.ElementAtOrDefault(i));
        HandIn(lesson, AnotherWay, answers => answers.Alternative);
    }

    private void HandIn(LessonProgram lesson, string student, Func<WrittenAnswers, WrittenAnswer?> choose)
    {
        var notebook = ClassFolder.Notebook(Edition.Learner, lesson.Path);
        foreach (var exercise in lesson.Exercises)
        {
            var answers = Answers[exercise.Exercise.Id];
            if (choose(answers) is { } answer)
                ClassFolder.Replace(notebook, exercise.Exercise.Id,
                    cell => ClassFolder.Copy(cell, source: answers.Cell(answer, exercise.Expression)));
        }
        Folder.HandIn(student, notebook, lesson.Slug + ".ipynb");
    }
}

/// <summary>What the known mistakes of the course, and answers written another way, are worth when a student hands them in.</summary>
public sealed class KnownMistakeTests(CourseClass course) : IClassFixture<CourseClass>
{
    public static TheoryData<string> Exercises =>
        new(CourseClass.Lessons.SelectMany(lesson => lesson.Exercises.Select(exercise => exercise.Exercise.Id)));

    [Theory]
    [MemberData(nameof(Exercises))]
    public void A_known_mistake_is_named_and_earns_less_than_a_right_answer(string id)
    {
        var mistakes = course.Answers[id].Mistakes;
        Assert.Equal(Catalogue.Find(id)!.Mistakes.Select(mistake => mistake.Name), mistakes.Select(mistake => mistake.Name));
        for (var i = 0; i < mistakes.Count; i++)
        {
            var grade = course.Folder.Grade(CourseClass.Student(i), id, LessonOf(id));
            // What breaks a rule of the exercise is told that, before its values are looked at.
            if ((string?)grade["stage"] != nameof(Stage.Rules))
                Assert.True((string?)grade["mistake"] == mistakes[i].Name, $"{mistakes[i].Name}: {grade["outcome"]}, {grade["message"]}");
            Assert.True((double)grade["points"]! < (double)grade["max"]!, $"{mistakes[i].Name} earns all the points");
        }
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void An_answer_written_another_way_earns_all_the_points(string id)
    {
        var grade = course.Folder.Grade(CourseClass.AnotherWay, id, LessonOf(id));
        Assert.True((string?)grade["outcome"] == "right", $"{grade["outcome"]}: {grade["message"]}");
        Assert.Equal((double)grade["max"]!, (double)grade["points"]!);
    }

    [Fact]
    public void The_class_is_graded_without_a_fault() => Assert.Equal((ExitCode.Done, ""), (course.Run.Code, course.Run.Error));

    private static string LessonOf(string exercise) =>
        CourseClass.Lessons.Single(lesson => lesson.Exercises.Any(one => one.Exercise.Id == exercise)).Slug;
}
