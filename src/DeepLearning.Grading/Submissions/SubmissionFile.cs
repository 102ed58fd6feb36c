using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Submissions;

/// <summary>One notebook that a student handed in.</summary>
/// <param name="Path">Where it lies, for messages.</param>
/// <param name="Attempt">1, or the number in <c>lesson.2.ipynb</c>.</param>
internal sealed partial record SubmissionFile(string Student, string Lesson, string Path, int Attempt, DateTimeOffset HandedIn)
{
    private const long LargestNotebook = 100L << 20;

    /// <summary>
    /// The notebooks in <c>submissions/student/lesson.ipynb</c>, in nbgrader's <c>submitted/student/assignment/lesson.ipynb</c>,
    /// or in a zip file in the student's folder, in order of students. What cannot be one is named in <paramref name="problems"/>.
    /// </summary>
    public static IReadOnlyList<SubmissionFile> Find(string folder, IReadOnlyCollection<string> lessons, List<string> problems)
    {
        if (!Directory.Exists(folder))
            throw new UserError($"{folder}: there is no such folder; it should hold one folder for each student");
        var found = new List<SubmissionFile>();
        foreach (var student in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetFileName(student);
            if (IsLink(new DirectoryInfo(student)))
            {
                problems.Add($"{student}: is a link and was not followed");
                continue;
            }
            if (name == GradeResult.GradebookName)
            {
                problems.Add($"{student}: no student can have that name, for the class's own file is called so");
                continue;
            }
            foreach (var file in Files(new DirectoryInfo(student), depth: 2, problems))
            {
                if (file.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase)) found.AddRange(InZip(name, file, lessons, problems));
                else if (Match(file.Name, lessons) is { } match)
                    found.Add(new SubmissionFile(name, match.Lesson, file.FullName, match.Attempt, When(file)));
            }
        }
        found = [.. found.OrderBy(file => file.Student, StringComparer.Ordinal).ThenBy(file => file.Lesson, StringComparer.Ordinal)
            .ThenBy(file => file.Attempt).ThenBy(file => file.HandedIn)];
        foreach (var (earlier, later) in found.Zip(found.Skip(1)).Where(pair => pair.First.IsSameAttempt(pair.Second)))
        {
            problems.Add($"{earlier.Path}: is handed in again by {later.Path}, the newer of the two, which counts; "
                + $"name later attempts {later.Lesson}.2.ipynb");
        }
        return found;
    }

    /// <summary>The notebook's bytes.</summary>
    /// <exception cref="UserError">It is too large or cannot be read.</exception>
    public byte[] Read()
    {
        var separator = Path.IndexOf(ZipSeparator, StringComparison.Ordinal);
        if (separator < 0)
        {
            return new FileInfo(Path).Length switch
            {
                // A pipe or a device has no length either, and reading one may never end.
                0 => throw new UserError($"{Path}: the file is empty; hand the notebook in again"),
                > LargestNotebook => throw TooLarge(),
                _ => File.ReadAllBytes(Path),
            };
        }
        using var zip = ZipFile.OpenRead(Path[..(separator + ZipSeparator.Length - 1)]);
        var entry = zip.GetEntry(Path[(separator + ZipSeparator.Length)..])
            ?? throw new UserError($"{Path}: the file is gone from the zip file");
        if (entry.Length > LargestNotebook) throw TooLarge();
        // The size that a zip file states may be a lie; reading stops where the limit is.
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestNotebook) throw TooLarge();
        }
        return bytes.ToArray();
    }

    private const string ZipSeparator = ".zip!";

    private bool IsSameAttempt(SubmissionFile other) =>
        (Student, Lesson, Attempt) == (other.Student, other.Lesson, other.Attempt);

    private UserError TooLarge() =>
        new($"{Path}: is larger than {LargestNotebook >> 20} MB; clear the notebook's outputs and hand it in again");

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder, int depth, List<string> problems)
    {
        FileSystemInfo[] entries = [];
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{folder.FullName}: cannot be read: {error.Message}");
        }
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            // A link could lead to another student's work, or to a file of the instructor's.
            if (IsLink(entry)) problems.Add($"{entry.FullName}: is a link and was not followed");
            else if (entry is FileInfo file) yield return file;
            else if (depth > 0 && entry.Name[0] != '.')
            {
                foreach (var inner in Files((DirectoryInfo)entry, depth - 1, problems)) yield return inner;
            }
        }
    }

    private static IEnumerable<SubmissionFile> InZip(
        string student, FileInfo file, IReadOnlyCollection<string> lessons, List<string> problems)
    {
        List<SubmissionFile> found = [];
        try
        {
            using var zip = ZipFile.OpenRead(file.FullName);
            foreach (var entry in zip.Entries)
            {
                // Nothing is ever unpacked to disk, so a path out of the folder leads nowhere; only the file's own name counts.
                if (Match(entry.Name, lessons) is { } match)
                    found.Add(new SubmissionFile(student, match.Lesson, $"{file.FullName}!{entry.FullName}", match.Attempt, When(file)));
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file.FullName}: is not a zip file; hand in the .ipynb file itself");
        }
        return found;
    }

    private static (string Lesson, int Attempt)? Match(string name, IReadOnlyCollection<string> lessons)
    {
        var parts = NotebookName().Match(name);
        if (!parts.Success) return null;
        var attempt = parts.Groups["attempt"].Success ? int.Parse(parts.Groups["attempt"].Value, CultureInfo.InvariantCulture) : 1;
        var lesson = parts.Groups["lesson"].Value;
        return lessons.FirstOrDefault(known => known == lesson) is { } match ? (match, attempt) : null;
    }

    /// <summary>nbgrader notes the moment in <c>timestamp.txt</c>; without it the file's own time is all there is.</summary>
    private static DateTimeOffset When(FileInfo file)
    {
        var note = System.IO.Path.Combine(file.DirectoryName!, "timestamp.txt");
        if (File.Exists(note))
        {
            var text = File.ReadAllText(note).Trim().Replace(" UTC", "Z", StringComparison.Ordinal);
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var noted)) return noted;
        }
        return new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
    }

    private static bool IsLink(FileSystemInfo entry) =>
        entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    [GeneratedRegex(@"^(?:\d+-)?(?<lesson>[a-z0-9-]+?)(?:\.(?<attempt>\d{1,3}))?\.ipynb$", RegexOptions.IgnoreCase)]
    private static partial Regex NotebookName();
}
