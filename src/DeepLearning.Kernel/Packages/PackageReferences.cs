using System.Diagnostics;
using System.Globalization;
using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Packages;

/// <summary>The packages that a session's cells have asked for, restored together so that their versions agree.</summary>
internal sealed class PackageReferences(PackageRestorer restorer)
{
    private readonly Dictionary<string, PackageId> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    /// <summary>The native libraries of all packages so far.</summary>
    public IReadOnlyList<string> NativeLibraries { get; private set; } = [];

    /// <summary>Looks for packages in one more place, an address or a folder.</summary>
    public void AddSource(string address) => _sources.Add(address);

    /// <summary>Adds a package and returns the assemblies of all packages so far.</summary>
    /// <exception cref="PackageException">It cannot be had.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(PackageId package, CellRun run)
    {
        if (BuiltInPackages.Note(package) is { } note)
        {
            run.Scope.Display(MimeBundle.Text(note), displayId: null);
            return [];
        }
        package = BuiltInPackages.Replace(package);
        List<PackageId> packages =
            [.. _wanted.Values.Where(other => !other.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)), package];
        var displayId = $"package-{Guid.NewGuid():N}";
        var clock = Stopwatch.StartNew();
        run.Scope.Display(MimeBundle.Text($"Restoring {package} …"), displayId);
        try
        {
            var restored = await restorer.RestoreAsync(packages, _sources, run.Cancellation);
            _wanted[package.Name] = package;
            NativeLibraries = restored.NativeLibraries;
            var version = restored.VersionOf(package.Name) ?? package.Version;
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text(
                string.Create(CultureInfo.InvariantCulture, $"Installed {package.Name} {version} ({clock.Elapsed.TotalSeconds:0.0} s)")));
            return restored.Assemblies;
        }
        catch
        {
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text($"{package} is not installed"));
            throw;
        }
    }
}
