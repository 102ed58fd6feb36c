using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Exports;

/// <summary>Keeps the built notebooks what their lessons make (<c>dln build</c>).</summary>
/// <param name="folder">Where the notebooks go; null for beside their lessons.</param>
internal sealed class NotebookFiles(Edition edition, string? folder, Terminal terminal)
{
    /// <summary>Writes those that are not what their lessons make.</summary>
    /// <param name="isCheck">Writes nothing, and fails where one is stale.</param>
    public int Update(string[] paths, bool isCheck)
    {
        var (written, invalid, stale) = (0, 0, 0);
        var lessons = LessonFiles.Find(paths);
        foreach (var path in lessons)
        {
            var (lesson, problems) = LessonFiles.Read(path);
            problems = [.. problems, .. LessonStructure.Check(lesson)];
            foreach (var problem in problems) terminal.Error(problem.ToString());
            if (problems.Count > 0)
            {
                invalid++;
                continue;
            }
            var notebook = folder is null ? lesson.NotebookPath : Path.Combine(folder, Path.GetFileName(lesson.NotebookPath));
            var bytes = NotebookWriter.ToBytes(NotebookBuilder.Build(lesson, edition));
            if (File.Exists(notebook) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(notebook))) continue;
            if (isCheck)
            {
                stale++;
                terminal.Error($"{notebook}: is not what {path} makes; run `dln build` and commit the result");
                continue;
            }
            AtomicFile.Write(notebook, bytes);
            written++;
            terminal.WriteLine(notebook);
        }
        terminal.WriteLine(isCheck
            ? $"{lessons.Count} lessons, {stale} stale, {invalid} invalid"
            : $"{lessons.Count} lessons, {written} written, {lessons.Count - written - invalid} unchanged, {invalid} invalid");
        return invalid > 0 ? ExitCode.InvalidInput : stale > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }
}
