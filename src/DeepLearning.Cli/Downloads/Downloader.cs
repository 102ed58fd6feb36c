using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace DeepLearning.Cli.Downloads;

/// <summary>
/// Fetches a data set into a folder of the user's cache. A file appears there only when it is whole and its SHA-256
/// is the one expected; whatever goes wrong before leaves nothing behind.
/// </summary>
internal sealed class Downloader(HttpClient client, string cache)
{
    public string FolderOf(RemoteDataset dataset) => Path.Combine(cache, dataset.Name);

    /// <summary>Whether every file is there and undamaged.</summary>
    public bool Has(RemoteDataset dataset) => dataset.Files.All(file => IsGood(Path.Combine(FolderOf(dataset), file.Name), file));

    /// <summary>Fetches the files that are missing or damaged, and writes the folder's <c>SOURCE.md</c>.</summary>
    /// <param name="dataset">What to fetch.</param>
    /// <param name="progress">Told how many bytes of which file have arrived.</param>
    /// <param name="cancellation">Stops the transfer.</param>
    /// <exception cref="UserError">The server cannot be reached, or sent something else than the file.</exception>
    public async Task GetAsync(RemoteDataset dataset, Action<RemoteFile, long> progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(FolderOf(dataset)).FullName;
        foreach (var file in dataset.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (IsGood(path, file)) continue;
            await FetchAsync(file, path, progress, cancellation);
            if (dataset.UnpackFolder is { } wanted) Unpack(path, wanted, Path.Combine(folder, wanted));
        }
        AtomicFile.Write(Path.Combine(folder, "SOURCE.md"), System.Text.Encoding.UTF8.GetBytes(SourceNote(dataset)));
    }

    private async Task FetchAsync(RemoteFile file, string path, Action<RemoteFile, long> progress, CancellationToken cancellation)
    {
        try
        {
            await AtomicFile.WriteAsync(path, async target =>
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                using var response = await client.GetAsync(file.Address, HttpCompletionOption.ResponseHeadersRead, cancellation);
                if (!response.IsSuccessStatusCode)
                    throw new UserError(
                        $"{file.Address}: the server answered {(int)response.StatusCode} {response.ReasonPhrase}; try again later",
                        ExitCode.ChecksFailed);
                await using var body = await response.Content.ReadAsStreamAsync(cancellation);
                await CopyAsync(file, body, target, hash, progress, cancellation);
                var actual = Convert.ToHexStringLower(hash.GetHashAndReset());
                if (actual == file.Sha256) return;
                throw new UserError(
                    $"{file.Address}: the SHA-256 is {actual}, and {file.Sha256} was expected; the file was not kept",
                    ExitCode.ChecksFailed);
            });
        }
        catch (Exception error) when (error is HttpRequestException or IOException
            || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new UserError(
                $"{file.Address}: cannot be fetched: {error.Message.ReplaceLineEndings(" ")}; check the connection and try again",
                ExitCode.ChecksFailed);
        }
    }

    private static async Task CopyAsync(
        RemoteFile file, Stream body, Stream target, IncrementalHash hash, Action<RemoteFile, long> progress,
        CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        long received = 0;
        for (int count; (count = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            received += count;
            if (received > file.Length)
                throw new UserError($"{file.Address}: sends more than the expected {file.Length} bytes; the file was not kept",
                    ExitCode.ChecksFailed);
            hash.AppendData(buffer, 0, count);
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
            progress(file, received);
        }
        if (received < file.Length)
            throw new UserError($"{file.Address}: ended after {received} of {file.Length} bytes; try again", ExitCode.ChecksFailed);
    }

    private static bool IsGood(string path, RemoteFile file)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != file.Length) return false;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
    }

    /// <summary>Takes the plain files of one folder out of a .tar.gz, by their bare names, so that no entry can write elsewhere.</summary>
    private static void Unpack(string archive, string wanted, string target)
    {
        Directory.CreateDirectory(target);
        using var plain = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            var parts = entry.Name.Split('/');
            if (parts.Length < 2 || parts[^2] != wanted || parts[^1] is "" or "." or "..") continue;
            entry.ExtractToFile(Path.Combine(target, Path.GetFileName(parts[^1])), overwrite: true);
        }
    }

    private static string SourceNote(RemoteDataset dataset) => $"""
        # {dataset.Content}

        Licence: {dataset.Licence}. Fetched by `dln data get {dataset.Name}`; the checksums are from {dataset.ChecksumsFrom}.

        {string.Join('\n', dataset.Files.Select(file => $"- <{file.Address}>"))}

        ```sha256
        {string.Join('\n', dataset.Files.Select(file => $"{file.Sha256}  {file.Name}"))}
        ```

        """.ReplaceLineEndings("\n");
}
