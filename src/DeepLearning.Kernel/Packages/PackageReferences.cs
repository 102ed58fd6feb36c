using System.Diagnostics;
using System.Globalization;
using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Packages;

/// <summary>The packages that a session's cells have asked for, restored together so that their versions agree.</summary>
sealed class PackageReferences(PackageRestorer restorer)
{
    readonly Dictionary<string, PackageId> wanted = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> sources = [];

    /// <summary>The native libraries of all packages so far.</summary>
    public IReadOnlyList<string> NativeLibraries { get; private set; } = [];

    /// <summary>Looks for packages in one more place, an address or a folder.</summary>
    public void AddSource(string address) => sources.Add(address);

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
        List<PackageId> packages = [.. wanted.Values.Where(other => !other.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)), package];
        var displayId = $"package-{Guid.NewGuid():N}";
        var clock = Stopwatch.StartNew();
        run.Scope.Display(MimeBundle.Text($"Restoring {package} …"), displayId);
        try
        {
            var restored = await restorer.RestoreAsync(packages, sources, run.Cancellation);
            wanted[package.Name] = package;
            NativeLibraries = restored.NativeLibraries;
            var version = restored.VersionOf(package.Name) ?? package.Version;
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text(string.Create(CultureInfo.InvariantCulture, $"Installed {package.Name} {version} ({clock.Elapsed.TotalSeconds:0.0} s)")));
            return restored.Assemblies;
        }
        catch
        {
            run.Scope.UpdateDisplay(displayId, MimeBundle.Text($"{package} is not installed"));
            throw;
        }
    }
}
