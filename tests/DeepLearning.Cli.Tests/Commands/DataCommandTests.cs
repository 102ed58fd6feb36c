using System.CommandLine;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DeepLearning.Cli.Commands;
using DeepLearning.Cli.Downloads;

namespace DeepLearning.Cli.Tests.Commands;

public sealed class DataCommandTests : IDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly TempFolder _cache = new();

    public void Dispose()
    {
        _server.Dispose();
        _cache.Dispose();
    }

    private RemoteDataset Dataset(string name, byte[] content, string? sha256 = null, long? length = null, string? unpack = null) =>
        new(name, "Test data", "CC0", "this test",
            [new RemoteFile(name + ".bin", _server.Address(name), length ?? content.Length, sha256
                ?? Convert.ToHexStringLower(SHA256.HashData(content)))])
        {
            UnpackFolder = unpack,
        };

    private async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<RemoteDataset> datasets, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(
            ["data", .. arguments],
            new Terminal(output, error, isInteractive: false),
            terminal => new RootCommand { DataCommand.Create(terminal, datasets, _cache.Path) });
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task Get_fetches_a_file_once_and_verify_confirms_it()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        _server.Serve("a", content);
        var dataset = Dataset("a", content);

        Assert.Equal(ExitCode.Done, (await RunAsync([dataset], "get", "a")).Code);
        Assert.Equal(content, File.ReadAllBytes(_cache.File("a/a.bin")));
        Assert.Contains("already in", (await RunAsync([dataset], "get", "a")).Output, StringComparison.Ordinal);
        Assert.Equal(1, _server.Requests);
        Assert.Contains("in your cache", (await RunAsync([dataset], "list")).Output, StringComparison.Ordinal);
        Assert.Equal((1, 0), (Checksums.Verify(_cache.File("a")).Right, Checksums.Verify(_cache.File("a")).Problems.Count));
    }

    [Fact]
    public async Task A_file_with_another_checksum_is_not_kept()
    {
        _server.Serve("a", "tampered"u8.ToArray());
        var (code, _, error) = await RunAsync([Dataset("a", "original"u8.ToArray())], "get", "a");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("the SHA-256 is", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.File("a")));
    }

    [Theory]
    [InlineData(100, "sends more than the expected 100 bytes")]
    [InlineData(900, "ended after 500 of 900 bytes")]
    public async Task A_file_of_another_length_is_not_kept(long expected, string message)
    {
        _server.Serve("a", new byte[500]);
        var (code, _, error) = await RunAsync([Dataset("a", new byte[500], length: expected)], "get", "a");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_cache.File("a")));
    }

    [Fact]
    public async Task A_missing_file_and_a_dead_server_are_one_line_each()
    {
        var (code, _, error) = await RunAsync([Dataset("nowhere", [1])], "get", "nowhere");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("the server answered 404", error, StringComparison.Ordinal);

        var dead = Dataset("a", [1]);
        _server.Dispose();
        (code, _, error) = await RunAsync([dead], "get", "a");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("cannot be fetched", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_found_by_verify_and_mended_by_get()
    {
        byte[] content = [1, 2, 3];
        _server.Serve("a", content);
        var dataset = Dataset("a", content);
        await RunAsync([dataset], "get", "a");
        File.WriteAllBytes(_cache.File("a/a.bin"), [1, 2, 4]);

        var (code, _, error) = await RunAsync([dataset], "verify");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("is damaged", error, StringComparison.Ordinal);
        await RunAsync([dataset], "get", "a");
        Assert.Equal(content, File.ReadAllBytes(_cache.File("a/a.bin")));
    }

    [Fact]
    public async Task An_archive_gives_only_the_wanted_files_and_none_outside_its_folder()
    {
        var archive = Archive(("set-1.0/recordings/0_a.wav", "zero"), ("set-1.0/README.md", "no"), ("../../recordings/../evil.wav", "evil"),
            ("x/recordings/..", "evil"));
        _server.Serve("a", archive);
        Assert.Equal(ExitCode.Done, (await RunAsync([Dataset("a", archive, unpack: "recordings")], "get", "a")).Code);
        Assert.Equal(["0_a.wav"], Directory.GetFiles(_cache.File("a/recordings")).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFiles(_cache.Path, "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_unknown_name_lists_the_known_ones()
    {
        var (code, _, error) = await RunAsync(RemoteDataset.All, "get", "imagenet");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("mnist-full, fashion-mnist-full, tiny-shakespeare, spoken-digits", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_public_address_is_HTTPS_with_a_whole_checksum() =>
        Assert.All(RemoteDataset.All.SelectMany(dataset => dataset.Files), file =>
        {
            Assert.Equal("https", file.Address.Scheme);
            Assert.Matches("^[0-9a-f]{64}$", file.Sha256);
        });

    private static byte[] Archive(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
        {
            foreach (var (name, content) in entries)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile,
                    name)
                { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A web server on this machine's loopback address.</summary>
    private sealed class LoopbackServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
        private readonly string _root;

        public LoopbackServer()
        {
            _root = $"http://127.0.0.1:{FreePort()}/";
            _listener.Prefixes.Add(_root);
            _listener.Start();
            _ = AnswerAsync();
        }

        public int Requests { get; private set; }

        public Uri Address(string name) => new(_root + name);

        public void Serve(string name, byte[] content) => _files[name] = content;

        public void Dispose() => _listener.Close();

        private static int FreePort()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                Requests++;
                if (_files.TryGetValue(context.Request.Url!.AbsolutePath[1..], out var content))
                    await context.Response.OutputStream.WriteAsync(content);
                else context.Response.StatusCode = 404;
                context.Response.Close();
            }
        }
    }
}
