using System.CommandLine;
using DeepLearning.Cli.Downloads;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln data</c>: what data there is, more of it on request, and whether it is undamaged.</summary>
internal static class DataCommand
{
    public static Command Create(Terminal terminal) => Create(terminal, RemoteDataset.All, DataFolder.Cache);

    public static Command Create(Terminal terminal, IReadOnlyList<RemoteDataset> datasets, string cache)
    {
        var sets = new DataSets(datasets, cache, terminal);
        return new DlnCommand("data", "List, fetch and verify data sets. No lesson needs more than the repository's own.")
        {
            List(sets), Get(sets), Verify(sets),
        }
            .Example("dln data list", "the sets here and those that can be fetched")
            .Example("dln data get mnist-full", "fetch all of MNIST into your cache")
            .Example("dln data verify", "hold every file against its checksum");
    }

    private static DlnCommand List(DataSets sets)
    {
        var command = new DlnCommand("list", "Show the data sets that are here and those that can be fetched.")
            .Example("dln data list", "");
        command.SetAction(_ => sets.List());
        return command;
    }

    private static DlnCommand Get(DataSets sets)
    {
        var name = new Argument<string>("name") { Description = "A name that `dln data list` shows." };
        var command = new DlnCommand("get", "Fetch a data set from its public address, check its SHA-256 and keep it in your cache.")
        {
            name,
        }
            .Example("dln data get tiny-shakespeare", "1.1 MB of plays");
        command.SetAction((parsed, cancellation) => sets.GetAsync(parsed.GetValue(name)!, cancellation));
        return command;
    }

    private static DlnCommand Verify(DataSets sets)
    {
        var command = new DlnCommand("verify", "Hold every data file, the repository's and the cache's, against its SHA-256.")
            .Example("dln data verify", "");
        command.SetAction(_ => sets.Verify());
        return command;
    }
}
