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
        var stays = NotesOfWhatStays(restored);
        if (_inUse.TryGetValue(package.Name, out var used) && used != version)
        {
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text(stays[0]));
            return [];
        }
        _wanted[package.Name] = package;
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

    private string? SourceNamedIn(PackageException failed) =>
        _sources.Find(source => failed.Message.Contains(source, StringComparison.Ordinal));

    private List<string> NotesOfWhatStays(RestoredPackages restored) => [.. restored.Versions
        .Where(package => _inUse.TryGetValue(package.Key, out var used) && used != package.Value)
        .Select(package => $"{package.Key} {_inUse[package.Key]} is in use since an earlier cell and stays so; "
            + $"to use {package.Value}, restart the kernel and ask for it first")];
}
