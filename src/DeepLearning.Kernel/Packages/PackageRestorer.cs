using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.Packages;

/// <summary>
/// Restores packages with the .NET SDK, each combination in a folder of its own. A combination that has been restored
/// before is read from its folder, without starting anything and without a network.
/// </summary>
internal sealed partial class PackageRestorer(string cacheFolder)
{
    public static string DefaultCacheFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data ? data : Path.GetTempPath(),
        "DeepLearningNotebooks",
        "packages");

    /// <summary>Where NuGet keeps what it has fetched: a folder a package, in it a folder a version.</summary>
    public static string PackagesFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
        ? chosen
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <exception cref="PackageException">One of them cannot be had.</exception>
    public async Task<RestoredPackages> RestoreAsync(
        IReadOnlyList<PackageId> packages, IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var project = Project(packages, sources);
        var folder = Path.Combine(cacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..20]);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        // "The newest" of last month may not be the newest any more, but asking would need the network.
        if (RestoredPackages.Read(assets) is { } known)
            return known;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(file, project, cancellation);
        var output = await RunSdkAsync(folder, file, cancellation);
        if (RestoredPackages.Read(assets) is { } restored && output.Success)
            return restored;
        // A failed restore leaves a file that a later one would take for the result.
        File.Delete(assets);
        throw new PackageException(Reason(output.Text));
    }

    private static string Project(IReadOnlyList<PackageId> packages, IReadOnlyList<string> sources)
    {
        var items = packages
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .Select(package => (package.Name, Version: SecurityElement.Escape(package.Version ?? "*")))
            .Select(package => $"""    <PackageReference Include="{package.Name}" Version="{package.Version}" />""");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework>
                <RuntimeIdentifier>{RuntimeId()}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', items)}
              </ItemGroup>
            </Project>
            """;
    }

    private static string RuntimeId()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        // Alpine's C library needs other native assets than everybody else's.
        if (system == "linux" && RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
            system = "linux-musl";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private static async Task<(bool Success, string Text)> RunSdkAsync(string folder, string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList =
            {
                "restore", project, "--nologo", "-v:q", "-nodeReuse:false",
                "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false",
            },
        };
        // A program that MSBuild started would lead the SDK to its own settings.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PackageException(
                "packages need the .NET SDK, and there is no 'dotnet' here: install it from https://dotnet.microsoft.com");
        }
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var errors = process.StandardError.ReadToEndAsync(cancellation);
                await process.WaitForExitAsync(cancellation);
                return (process.ExitCode == 0, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }

    // "…/packages.csproj : error NU1101: Unable to find package X. No packages exist with this id in source(s): nuget.org […]"
    private static string Reason(string output)
    {
        var match = Error().Match(output);
        return match.Success ? match.Groups["reason"].Value.Trim() : "the restore failed: " + output.ReplaceLineEndings(" ").Trim();
    }

    [GeneratedRegex(
        @"error (?<reason>[A-Z]+\d+: [^\r\n]*?)( \[[^\]\r\n]*\])?\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error();
}
