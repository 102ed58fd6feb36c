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
        if (!File.Exists(LocalPackage.SystemNative)) Assert.Skip("needs a native library to put into a package: run it on Linux or macOS");
        using var package = new LocalPackage();
        var code = $"#i \"nuget:{package.Folder}\"\n#r \"nuget: {LocalPackage.Name}, {package.Version}\"\nNativeSample.ProcessId() == "
            + "Environment.ProcessId";
        Assert.Equal("true", await _session.RunAsync(code, _output));
        Assert.StartsWith($"update: Installed {LocalPackage.Name} {package.Version} ", _output.Events[1], StringComparison.Ordinal);

        // Restoring again would write the files again, and could not find the package.
        var restored = FilesOfCache();
        Directory.Delete(package.Folder, recursive: true);
        await using var second = NewSession();
        Assert.Equal("true", await second.RunAsync(code));
        Assert.Equal(restored, FilesOfCache());
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

    private List<(string, DateTime)> FilesOfCache() =>
        [.. Directory.EnumerateFiles(_cache, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.GetLastWriteTimeUtc(file)))];

    private ScriptSession NewSession() => new(new ScriptSessionOptions { PackageCache = _cache });
}
