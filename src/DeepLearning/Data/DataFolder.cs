using System.Security.Cryptography;

namespace DeepLearning;

/// <summary>
/// Finds the course's data sets on disk and reads their files. A folder is looked for in the directory that the environment
/// variable <c>DLN_DATA</c> names, then in <c>data/</c> of the current directory and of every folder above it, then above the
/// program's own folder, then in <see cref="Cache"/>.
/// </summary>
public static class DataFolder
{
    /// <summary>The environment variable that, when set, names the folder to look in first.</summary>
    public const string Variable = "DLN_DATA";

    /// <summary>The folder of one data set.</summary>
    /// <param name="name">The data set's folder name, such as <c>mnist</c>.</param>
    /// <returns>The full path of an existing folder.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder is nowhere; the message lists where it was looked for.</exception>
    /// <example><code>
    /// string folder = DataFolder.Find("iris");
    /// </code></example>
    public static string Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var tried = new List<string>();
        foreach (var root in Roots())
        {
            var folder = Path.Combine(root, name);
            if (Directory.Exists(folder)) return Path.GetFullPath(folder);
            tried.Add(root);
        }

        throw new DirectoryNotFoundException(
            $"data/{name}: no such data set. Looked in {string.Join(", ", tried)}. " +
            $"Run from inside the course's folder, or set {Variable} to the folder that holds '{name}'.");
    }

    /// <summary>
    /// The whole content of a data set's file. Its SHA-256 is checked against the list in the folder's <c>SOURCE.md</c> where
    /// there is one, and a name that ends in <c>.gz</c> is decompressed.
    /// </summary>
    /// <param name="name">The data set's folder name.</param>
    /// <param name="file">The file's name in that folder.</param>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged: its checksum or its compression is wrong.</exception>
    public static byte[] Read(string name, string file)
    {
        var path = Path.Combine(Find(name), file);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file. Restore it with 'git checkout -- data/{name}'.", path);
        var bytes = File.ReadAllBytes(path);
        CheckSum(path, bytes);
        return file.EndsWith(".gz", StringComparison.Ordinal) ? Decompress(path, bytes) : bytes;
    }

    /// <summary>Where <c>dln data get</c> keeps the sets that it fetches: a folder of the user's own, searched last.</summary>
    public static string Cache { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "DeepLearningNotebooks", "data");

    private static IEnumerable<string> Roots()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named)) yield return Path.GetFullPath(named);
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var data = Path.Combine(folder.FullName, "data");
                if (Directory.Exists(data)) yield return data;
            }

        if (Directory.Exists(Cache)) yield return Cache;
    }

    private static void CheckSum(string path, byte[] bytes)
    {
        var source = Path.Combine(Path.GetDirectoryName(path)!, "SOURCE.md");
        if (!File.Exists(source)) return;
        var ending = "  " + Path.GetFileName(path);
        var line = File.ReadLines(source)
            .FirstOrDefault(l => l.Length == 64 + ending.Length && l.EndsWith(ending, StringComparison.Ordinal));
        if (line is null) return;
        var actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (line.StartsWith(actual, StringComparison.Ordinal)) return;
        throw new InvalidDataException(
            $"{path}: the file is damaged or was changed: its SHA-256 is {actual}, SOURCE.md says {line[..64]}. " +
            $"Restore it with 'git checkout -- {Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}' in " +
            $"the data folder.");
    }

    private static byte[] Decompress(string path, byte[] bytes)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            // The decompressor takes a file that ends early for a whole one; gzip's last four bytes give the true length.
            if (bytes.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != (uint)plain.Length)
                throw new InvalidDataException("it is truncated");
            return plain.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: not a readable gzip file ({error.Message}). Restore it with 'git checkout'.", error);
        }
    }
}
