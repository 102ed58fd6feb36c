using System.CommandLine;
using DeepLearning.Cli.Downloads;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln data</c>: what data there is, more of it on request, and whether it is undamaged.</summary>
internal static class DataCommand
{
    public static Command Create(Terminal terminal) => Create(terminal, RemoteDataset.All, DataFolder.Cache);

    public static Command Create(Terminal terminal, IReadOnlyList<RemoteDataset> datasets, string cache) =>
        new DlnCommand("data", "List, fetch and verify data sets. No lesson needs more than the repository's own.")
        {
            List(terminal, datasets, cache),
            Get(terminal, datasets, cache),
            Verify(terminal, cache),
        }
            .Example("dln data list", "the sets here and those that can be fetched")
            .Example("dln data get mnist-full", "fetch all of MNIST into your cache")
            .Example("dln data verify", "hold every file against its checksum");

    private static DlnCommand List(Terminal terminal, IReadOnlyList<RemoteDataset> datasets, string cache)
    {
        var command = new DlnCommand("list", "Show the data sets that are here and those that can be fetched.").Example("dln data list", "");
        command.SetAction(_ =>
        {
            terminal.WriteLine("In the repository:");
            foreach (var folder in BundledFolders()) terminal.WriteLine($"  {Path.GetFileName(folder),-20} {TitleOf(folder)}");
            terminal.WriteLine();
            terminal.WriteLine("Fetched on request with `dln data get NAME`:");
            using var client = new HttpClient();
            var downloader = new Downloader(client, cache);
            foreach (var dataset in datasets)
            {
                var state = downloader.Has(dataset) ? "in your cache" : $"{dataset.Length / 1e6:0.0} MB";
                terminal.WriteLine($"  {dataset.Name,-20} {dataset.Content}; {dataset.Licence}; {state}");
            }
        });
        return command;
    }

    private static DlnCommand Get(Terminal terminal, IReadOnlyList<RemoteDataset> datasets, string cache)
    {
        var name = new Argument<string>("name") { Description = "A name that `dln data list` shows." };
        var command = new DlnCommand("get", "Fetch a data set from its public address, check its SHA-256 and keep it in your cache.") { name }
            .Example("dln data get tiny-shakespeare", "1.1 MB of plays");
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = parsed.GetValue(name)!;
            var dataset = datasets.FirstOrDefault(dataset => dataset.Name == wanted)
                ?? throw new UserError($"there is no data set `{wanted}` to fetch; there are {string.Join(", ", datasets.Select(dataset => dataset.Name))}", ExitCode.Usage);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
            var downloader = new Downloader(client, cache);
            if (downloader.Has(dataset))
            {
                terminal.WriteLine($"{dataset.Name}: already in {downloader.FolderOf(dataset)}, undamaged");
                return ExitCode.Done;
            }
            terminal.WriteLine($"{dataset.Name}: {dataset.Length / 1e6:0.0} MB; licence {dataset.Licence}; checksums from {dataset.ChecksumsFrom}");
            await downloader.GetAsync(dataset, Progress(terminal), cancellation);
            terminal.Good($"{dataset.Name}: fetched and verified, in {downloader.FolderOf(dataset)}");
            terminal.WriteLine($"In a notebook: DataFolder.Read(\"{dataset.Name}\", \"{dataset.Files[0].Name}\")");
            return ExitCode.Done;
        });
        return command;
    }

    private static Action<RemoteFile, long> Progress(Terminal terminal) => (file, received) =>
    {
        if (terminal.IsInteractive) terminal.Out.Write($"\r{file.Name}: {100 * received / file.Length} %{(received == file.Length ? "\n" : "")}");
        else if (received == file.Length) terminal.WriteLine($"{file.Name}: {received} bytes");
    };

    private static DlnCommand Verify(Terminal terminal, string cache)
    {
        var command = new DlnCommand("verify", "Hold every data file, the repository's and the cache's, against its SHA-256.").Example("dln data verify", "");
        command.SetAction(_ =>
        {
            var (right, wrong) = (0, 0);
            var cached = Directory.Exists(cache) ? Directory.EnumerateDirectories(cache).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            foreach (var folder in BundledFolders().Concat(cached))
            {
                var (good, problems) = Checksums.Verify(folder);
                foreach (var problem in problems) terminal.Error(problem);
                (right, wrong) = (right + good, wrong + problems.Count);
            }
            terminal.WriteLine($"{right} files right, {wrong} damaged or missing");
            return wrong > 0 ? ExitCode.ChecksFailed : ExitCode.Done;
        });
        return command;
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
