using System.Diagnostics;
using System.Globalization;
using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Packages;

/// <summary>The packages that a session's cells have asked for, restored together so that their versions agree.</summary>
internal sealed class PackageReferences(PackageRestorer restorer, string workingDirectory)
{
    private readonly Dictionary<string, PackageId> _wanted = new(StringComparer.OrdinalIgnoreCase);
    // What cells were compiled against stays loaded until the process ends.
    private readonly Dictionary<string, string> _inUse = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    /// <summary>The native libraries of all packages so far.</summary>
    public IReadOnlyList<string> NativeLibraries { get; private set; } = [];

    /// <summary>The folders in which the packages so far bring something for .NET Interactive.</summary>
    public IReadOnlyList<string> Extensions { get; private set; } = [];

    /// <summary>Looks for packages in one more place: an address, or a folder, named from the notebook's own.</summary>
    /// <exception cref="PackageException">There is no such folder.</exception>
    public void AddSource(string address)
    {
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var uri);
        if (!isAddress || uri!.IsFile)
        {
            address = isAddress ? uri!.LocalPath : Path.GetFullPath(address, workingDirectory);
            if (!Directory.Exists(address)) throw new PackageException($"there is no folder {address}");
        }
        if (!_sources.Contains(address)) _sources.Add(address);
    }

    /// <summary>Adds a package and returns the assemblies of all packages so far.</summary>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(PackageId package, CellRun run)
    {
        if (BuiltInPackages.Note(package) is { } note)
        {
            run.Scope.Display(MimeBundle.Text(note), displayId: null);
            return [];
        }
        // Without a version, the one that is here will do.
        if (package.Version is null && _inUse.TryGetValue(package.Name, out var here)) package = package with { Version = here };
        var displayId = $"package-{Guid.NewGuid():N}";
        var clock = Stopwatch.StartNew();
        run.Scope.Display(MimeBundle.Text($"Restoring {package} …"), displayId);
        RestoredPackages restored;
        try
        {
            restored = await RestoreAsync(package, run);
        }
        catch
        {
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text($"{package} is not installed"));
            throw;
        }
        var version = restored.VersionOf(package.Name) ?? package.Version;
        if (_inUse.TryGetValue(package.Name, out var used) && used != version)
        {
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text(NoteOf(package.Name, used, version!)));
            return [];
        }
        _wanted[package.Name] = package;
        var stays = restored.Versions.Where(other => _inUse.TryGetValue(other.Key, out var before) && before != other.Value)
            .Select(other => NoteOf(other.Key, _inUse[other.Key], other.Value)).ToList();
        foreach (var (name, taken) in restored.Versions) _inUse.TryAdd(name, taken);
        NativeLibraries = restored.NativeLibraries;
        Extensions = restored.Extensions;
        var done = string.Create(CultureInfo.InvariantCulture, $"Installed {package.Name} {version} ({clock.Elapsed.TotalSeconds:0.0} s)");
        run.Scope.UpdateDisplay(displayId, MimeBundle.Text(string.Join('\n', [done, .. stays])));
        return restored.Assemblies;
    }

    // One place that cannot be reached must not keep packages from being found in the others.
    private async Task<RestoredPackages> RestoreAsync(PackageId package, CellRun run)
    {
        List<PackageId> packages =
            [.. _wanted.Values.Where(other => !other.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)), package];
        while (true)
        {
            try
            {
                return await restorer.RestoreAsync(packages, _sources, run.Cancellation);
            }
            catch (PackageException failed) when (SourceNamedIn(failed) is { } source)
            {
                _sources.Remove(source);
                var note = $"No packages can be had from {source}, so it is left out from now on: {failed.Message}";
                run.Scope.Display(MimeBundle.Text(note), displayId: null);
            }
        }
    }

    // NU1301 and NU1302 are the SDK's numbers for a place that it cannot or may not read. Others name the places that lack a package.
    private string? SourceNamedIn(PackageException failed) => failed.Message.StartsWith("NU130", StringComparison.Ordinal)
        ? _sources.Find(source => failed.Message.Contains(source, StringComparison.Ordinal))
        : null;

    private static string NoteOf(string name, string used, string wanted) =>
        $"{name} {used} is in use since an earlier cell and stays so; to use {wanted}, restart the kernel and ask for it first";
}
