namespace DeepLearning.Publishing;

/// <summary>
/// Writes a file beside its place and renames it there, so that nobody meets half a file and a failure keeps the old one.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Drafts of a file that a writer which was killed has left.</summary>
    public static IReadOnlyList<string> Abandoned(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder)
            ? Directory.GetFiles(folder, $".{Path.GetFileName(path)}.*.part") : [];

    public static void Write(string path, byte[] content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
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
}
