namespace DeepLearning.Kernel.Tests.Packages;

public sealed class PackageTests : IAsyncDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("dln-packages-").FullName;
    private readonly ScriptSession _session;
    private readonly RecordingOutput _output = new();

    public PackageTests() => _session = NewSession();

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public async Task A_package_is_restored_with_what_it_needs_and_at_once_the_second_time()
    {
        // FsCheck needs FSharp.Core, which no cell has named.
        const string code =
            "#r \"nuget: FsCheck, 3.6.0\"\ntypeof(FsCheck.Config).Assembly.GetReferencedAssemblies().Any(a => a.Name == \"FSharp.Core\")";
        Assert.Equal("true", await _session.RunAsync(code, _output));
        Assert.Equal("display: Restoring FsCheck 3.6.0 …", _output.Events[0]);
        Assert.Matches(@"^update: Installed FsCheck 3\.6\.0 \(\d+\.\d s\)$", _output.Events[1]);

        var restored = FilesOfCache();
        await using var second = NewSession();
        Assert.Equal("true", await second.RunAsync(code));
        Assert.Equal(restored, FilesOfCache());
    }

    [Fact]
    public async Task A_native_library_of_a_package_is_found_and_the_second_use_needs_no_source_and_no_SDK()
    {
        using var feed = NativeFeed();
        feed.Add("Sample", "1.0.0", NativeSample, hasNative: true);
        var name = feed.NameOf("Sample");
        var code = $"#i \"nuget:{feed.Folder}\"\n#r \"nuget: {name}, 1.0.0\"\nNativeSample.ProcessId() == Environment.ProcessId";
        Assert.Equal("true", await _session.RunAsync(code, _output));
        Assert.StartsWith($"update: Installed {name} 1.0.0 ", _output.Events[1], StringComparison.Ordinal);

        // Restoring again would write the files again, and could not find the package.
        var restored = FilesOfCache();
        Directory.Move(feed.Folder, feed.Folder + "-gone");
        Directory.CreateDirectory(feed.Folder);
        await using var second = NewSession();
        Assert.Equal("true", await second.RunAsync(code));
        Assert.Equal(restored, FilesOfCache());
    }

    [Theory]
    [InlineData("", "Caller", "NativeSample.ProcessId() == Environment.ProcessId")]
    [InlineData("#!fsharp\n", "FSharpCaller", "NativeSample.ProcessId() = Environment.ProcessId")]
    public async Task A_native_library_that_a_later_package_brings_is_found(string language, string package, string code)
    {
        using var feed = NativeFeed();
        feed.Add(package, "1.0.0", NativeSample);
        feed.Add("Natives", "1.0.0", source: null, hasNative: true);
        await _session.RunAsync($"{language}#i \"nuget:{feed.Folder}\"\n#r \"nuget: {feed.NameOf(package)}, 1.0.0\"");
        Assert.Equal("DllNotFoundException", (await _session.FailAsync(language + code)).Name);
        await _session.RunAsync($"{language}#r \"nuget: {feed.NameOf("Natives")}, 1.0.0\"");
        Assert.Equal("true", await _session.RunAsync(language + code), ignoreCase: true);
    }

    [Fact]
    public async Task A_package_of_another_version_than_the_loaded_one_is_not_said_to_be_installed()
    {
        using var feed = new LocalFeed();
        foreach (var version in new[] { "1.0.0", "2.0.0" })
            feed.Add("Sample", version, $"public static class Sample {{ public static string Version => \"{version}\"; }}");
        var name = feed.NameOf("Sample");
        Assert.Equal("1.0.0", await _session.RunAsync($"#i \"nuget:{feed.Folder}\"\n#r \"nuget: {name}, 1.0.0\"\nSample.Version"));
        Assert.Equal("1.0.0", await _session.RunAsync($"#r \"nuget: {name}, 2.0.0\"\nSample.Version", _output));
        Assert.Equal(
            $"update: {name} 1.0.0 is in use since an earlier cell and stays so; to use 2.0.0, restart the kernel and ask for it first",
            _output.Events[1]);
        // The newest is not asked for where none is.
        Assert.Equal("1.0.0", await _session.RunAsync($"#r \"nuget: {name}\"\nSample.Version", _output));
        Assert.StartsWith($"update: Installed {name} 1.0.0 ", _output.Events[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Answer")]
    [InlineData("#!fsharp\n", "FSharpAnswer")]
    public async Task A_source_is_named_from_the_notebooks_folder_and_a_wrong_one_is_an_error_of_its_own(string language, string package)
    {
        using var feed = new LocalFeed();
        feed.Add(package, "1.0.0", "public static class Sample { public static int Answer => 42; }");
        await using var session = new ScriptSession(new ScriptSessionOptions
        {
            PackageCache = _cache,
            WorkingDirectory = Path.GetDirectoryName(feed.Folder),
        });
        var missing = await session.FailAsync($"{language}#i \"nuget: no/such/folder\"\n1");
        Assert.Equal(
            $"#i \"nuget: no/such/folder\": there is no folder {Path.Combine(Path.GetDirectoryName(feed.Folder)!, "no", "such", "folder")}",
            missing.Message);
        var code = $"#i \"nuget: {Path.GetFileName(feed.Folder)}\"\n#r \"nuget: {feed.NameOf(package)}, 1.0.0\"\nSample.Answer";
        Assert.Equal("42", await session.RunAsync(language + code));
    }

    [Fact]
    public async Task A_package_brings_its_own_copy_of_what_only_the_program_around_the_kernel_uses()
    {
        const string host = "xunit.v3.assert";
        Assert.Contains(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == host);
        using var feed = new LocalFeed();
        feed.Add(host, "1.0.0", "public static class OwnCopy { public static int Answer => 42; }");
        var code = $"#i \"nuget:{feed.Folder}\"\n#r \"nuget: {feed.NameOf(host)}, 1.0.0\"\nOwnCopy.Answer";
        Assert.Equal("42", await _session.RunAsync(code));
    }

    // Nobody listens at port 1: where another source has the package, the SDK does not mind; a source without encryption it refuses.
    [Theory]
    [InlineData("https://127.0.0.1:1/index.json", 0)]
    [InlineData("http://127.0.0.1:1/index.json", 1)]
    public async Task A_source_that_cannot_be_read_does_not_keep_the_others_from_being_read(string address, int notes)
    {
        using var feed = new LocalFeed();
        feed.Add("Sample", "1.0.0", "public static class Sample { public static int Answer => 42; }");
        Assert.Equal("42", await _session.RunAsync($"""
            #i "nuget: {address}"
            #i "nuget: {feed.Folder}"
            #r "nuget: {feed.NameOf("Sample")}, 1.0.0"
            Sample.Answer
            """, _output));
        Assert.Equal(notes, _output.Events.Count(line =>
            line.StartsWith($"display: No packages can be had from {address}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_source_stays_after_a_name_that_it_does_not_have()
    {
        using var feed = new LocalFeed();
        feed.Add("Sample", "1.0.0", "public static class Sample { public static int Answer => 42; }");
        var error = await _session.FailAsync($"#i \"nuget:{feed.Folder}\"\n#r \"nuget: {feed.NameOf("Smaple")}, 1.0.0\"", _output);
        Assert.Contains("NU1101", error.Message, StringComparison.Ordinal);
        Assert.Equal("42", await _session.RunAsync($"#r \"nuget: {feed.NameOf("Sample")}, 1.0.0\"\nSample.Answer", _output));
    }

    [Fact]
    public async Task A_package_that_does_not_exist_is_an_error_of_one_line()
    {
        var error = await _session.FailAsync("1\n#r \"nuget: DeepLearningNotebooks.NoSuchPackage, 1.0.0\"", _output);
        Assert.Equal("DirectiveError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Single(error.Traceback);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("NU1101", error.Message, StringComparison.Ordinal);
        Assert.Equal("update: DeepLearningNotebooks.NoSuchPackage 1.0.0 is not installed", _output.Events[^1]);
    }

    [Theory]
    [InlineData("#r \"nuget: DeepLearningNotebooks, 0.1.0\"\nTensor.Zeros(2).Length", "2")]
    [InlineData("#r \"nuget: Microsoft.DotNet.Interactive\"\n1 + 1", "2")]
    public async Task A_package_that_the_kernel_already_is_needs_no_restore(string code, string value)
    {
        Assert.Equal(value, await _session.RunAsync(code, _output));
        Assert.StartsWith("display: ", _output.Events[0], StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cache));
    }

    [Theory]
    [InlineData("#r \"nuget:\"")]
    [InlineData("#r \"nuget: Name\\\" /><Exec Command=\"")]
    public async Task A_name_that_is_none_is_refused(string code)
    {
        Assert.Equal(CellStatus.Error, (await _session.SubmitAsync(code, _output, TestContext.Current.CancellationToken)).Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cache));
    }

    private const string NativeSample = $$"""
        using System.Runtime.InteropServices;
        public static class NativeSample
        {
            [DllImport("{{LocalFeed.NativeName}}", EntryPoint = "SystemNative_GetPid")] public static extern int ProcessId();
        }
        """;

    private static LocalFeed NativeFeed()
    {
        if (!File.Exists(LocalFeed.SystemNative)) Assert.Skip("needs a native library to put into a package: run it on Linux or macOS");
        return new LocalFeed();
    }

    private List<(string, DateTime)> FilesOfCache() =>
        [.. Directory.EnumerateFiles(_cache, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.GetLastWriteTimeUtc(file)))];

    private ScriptSession NewSession() => new(new ScriptSessionOptions { PackageCache = _cache });
}
