namespace DeepLearning.Cli.Downloads;

/// <summary>The data sets of the repository and those that are fetched on request into the user's cache.</summary>
internal sealed class DataSets(IReadOnlyList<RemoteDataset> remote, string cache, Terminal terminal)
{
    private static readonly TimeSpan LongestDownload = TimeSpan.FromMinutes(10);

    public void List()
    {
        terminal.WriteLine("In the repository:");
        foreach (var folder in BundledFolders()) terminal.WriteLine($"  {Path.GetFileName(folder),-20} {TitleOf(folder)}");
        terminal.WriteLine();
        terminal.WriteLine("Fetched on request with `dln data get NAME`:");
        using var client = new HttpClient();
        var downloader = new Downloader(client, cache);
        foreach (var dataset in remote)
        {
            var state = downloader.Has(dataset) ? "in your cache" : $"{dataset.Length / 1e6:0.0} MB";
            terminal.WriteLine($"  {dataset.Name,-20} {dataset.Content}; {dataset.Licence}; {state}");
        }
    }

    public async Task GetAsync(string name, CancellationToken cancellation)
    {
        var dataset = remote.FirstOrDefault(dataset => dataset.Name == name) ?? throw new UserError(
            $"there is no data set `{name}` to fetch; there are {string.Join(", ", remote.Select(dataset => dataset.Name))}",
                ExitCode.Usage);
        using var client = new HttpClient { Timeout = LongestDownload };
        var downloader = new Downloader(client, cache);
        if (downloader.Has(dataset))
        {
            terminal.WriteLine($"{dataset.Name}: already in {downloader.FolderOf(dataset)}, undamaged");
            return;
        }
        terminal.WriteLine(
            $"{dataset.Name}: {dataset.Length / 1e6:0.0} MB; licence {dataset.Licence}; checksums from {dataset.ChecksumsFrom}");
        await downloader.GetAsync(dataset, Progress, cancellation);
        terminal.Good($"{dataset.Name}: fetched and verified, in {downloader.FolderOf(dataset)}");
        terminal.WriteLine($"In a notebook: DataFolder.Read(\"{dataset.Name}\", \"{dataset.Files[0].Name}\")");
    }

    /// <summary>Holds every file against its checksum, and says which are damaged or missing.</summary>
    public int Verify()
    {
        var (right, wrong) = (0, 0);
        IEnumerable<string> cached = Directory.Exists(cache) ? Directory.EnumerateDirectories(cache).Order(StringComparer.Ordinal) : [];
        foreach (var folder in BundledFolders().Concat(cached))
        {
            var (good, problems) = Checksums.Verify(folder);
            foreach (var problem in problems) terminal.Error(problem);
            (right, wrong) = (right + good, wrong + problems.Count);
        }
        terminal.WriteLine($"{right} files right, {wrong} damaged or missing");
        return wrong > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
    }

    private void Progress(RemoteFile file, long received)
    {
        var isDone = received == file.Length;
        if (terminal.IsInteractive) terminal.Out.Write($"\r{file.Name}: {100 * received / file.Length} %{(isDone ? "\n" : "")}");
        else if (isDone) terminal.WriteLine($"{file.Name}: {received} bytes");
    }

    private static IEnumerable<string> BundledFolders()
    {
        try
        {
            var root = Path.GetDirectoryName(DataFolder.Find("mnist"))!;
            return Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>The heading of a folder's <c>SOURCE.md</c>.</summary>
    private static string TitleOf(string folder)
    {
        var source = Path.Combine(folder, "SOURCE.md");
        return File.Exists(source) ? File.ReadLines(source).FirstOrDefault("").TrimStart('#', ' ') : "";
    }
}
