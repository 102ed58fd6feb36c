using System.ComponentModel;

namespace DeepLearning;

/// <summary>
/// Writes a file beside its place and renames it there, so that no reader gets half a file and a failure keeps the old one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtomicFile
{
    /// <summary>Writes a file, and its folder where there is none.</summary>
    public static void Write(string path, byte[] content)
    {
        string draft = Draft(path);
        try
        {
            File.WriteAllBytes(draft, content);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes a file piece by piece. If <paramref name="write"/> throws, the old file stays.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        string draft = Draft(path);
        try
        {
            await using (FileStream target = File.Create(draft)) await write(target);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Drafts of a file that a writer which was killed has left.</summary>
    public static IReadOnlyList<string> Abandoned(string path) =>
        Directory.Exists(Folder(path)) ? Directory.GetFiles(Folder(path), $".{Path.GetFileName(path)}.*.part") : [];

    private static string Draft(string path) =>
        Path.Combine(Directory.CreateDirectory(Folder(path)).FullName, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
