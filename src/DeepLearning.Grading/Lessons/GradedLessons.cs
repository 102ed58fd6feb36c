using DeepLearning.Course;
using DeepLearning.Grading.Policies;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Grading.Lessons;

/// <summary>Finds the lessons that a class is graded by.</summary>
internal static class GradedLessons
{
    /// <summary>
    /// The lessons that were asked for, by name or file; those that the policy counts, or all, where none was. Only they are
    /// read, and those without exercises are left out. A deeper notebook is optional, and counts only where it is named.
    /// </summary>
    /// <param name="notebooks">The folder of lessons.</param>
    public static IReadOnlyList<LessonProgram> Load(string notebooks, IReadOnlyList<string> wanted, CoursePolicy policy) =>
        WithExercises(Paths(notebooks, wanted, policy));

    /// <summary>The folder that holds the course's data sets; null where there is none.</summary>
    public static string? Data()
    {
        try
        {
            return Path.GetDirectoryName(DataFolder.Find("mnist").TrimEnd(Path.DirectorySeparatorChar));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Paths(string notebooks, IReadOnlyList<string> wanted, CoursePolicy policy)
    {
        var names = wanted.Count > 0 ? wanted : policy.Lessons;
        var areFiles = names.Count > 0 && names.All(File.Exists);
        IReadOnlyList<string> all = areFiles && !Directory.Exists(notebooks) ? [] : LessonFiles.Find([notebooks]);
        if (all.Count > 0
            && policy.Due.Keys.FirstOrDefault(due => all.Concat(names).All(path => Lesson.SlugOf(path) != due)) is { } unknown)
        {
            var meant = Catalogue.Nearest(unknown, all.Select(Lesson.SlugOf)) is { } near ? $"; do you mean {near}?" : "";
            throw new UserError($"the course's policy: `due.{unknown}` names no lesson in {notebooks}{meant}");
        }
        return names.Count == 0
            ? [.. all.Where(path => !LessonFiles.IsDeeper(path))]
            : [.. names.Select(name => Find(name, all, notebooks)).Distinct(StringComparer.Ordinal)];
    }

    private static string Find(string name, IReadOnlyList<string> all, string notebooks)
    {
        if (File.Exists(name)) return name;
        if (all.FirstOrDefault(path => Lesson.SlugOf(path) == name) is { } found) return found;
        var meant = Catalogue.Nearest(name, all.Select(Lesson.SlugOf)) is { } near ? $"; do you mean {near}?" : "";
        var there = string.Join(", ", WithExercises(all).Select(program => program.Slug));
        throw new UserError($"{name}: {notebooks} has no such lesson{meant} Its lessons with exercises are {there}", ExitCode.Usage);
    }

    private static IReadOnlyList<LessonProgram> WithExercises(IEnumerable<string> paths) =>
        [.. paths.Select(LessonProgram.Load).Where(program => program.Exercises.Count > 0)];
}
