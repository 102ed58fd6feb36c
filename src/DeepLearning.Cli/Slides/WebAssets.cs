using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Cli.Slides;

/// <summary>
/// The web libraries that exported pages hold, from npm: <c>package.json</c> and its lock file are part of this program,
/// and the packages are installed once into the checkout, or for an installed tool into the user's cache.
/// </summary>
internal sealed partial class WebAssets
{
    private readonly string _modules;

    private WebAssets(string modules) => _modules = modules;

    /// <summary>Finds the installed packages, installing them where they are missing.</summary>
    /// <exception cref="UserError">They are missing and npm is, too, or npm failed.</exception>
    public static WebAssets Find(Action<string> say)
    {
        var folder = Checkout() ?? Path.Combine(UserCache(), "web-" + Fingerprint());
        var modules = Path.Combine(folder, "node_modules");
        if (File.Exists(Path.Combine(modules, ".package-lock.json"))) return new WebAssets(modules);
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            var target = Path.Combine(folder, file);
            if (!File.Exists(target)) File.WriteAllText(target, Resource(file));
        }
        say("fetching the web assets of exported pages with npm (once)…");
        Install(folder);
        return new WebAssets(modules);
    }

    /// <summary>A file of a package, by its path below <c>node_modules</c>.</summary>
    public string Text(string path) => File.ReadAllText(Path.Combine(_modules, path.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>A script or style of ours, which is part of this program.</summary>
    public string Own(string name) => Resource("Slides." + name);

    /// <summary>KaTeX's style with its fonts inside, each in the one format that every browser reads.</summary>
    public string KatexStyle() => FontSource().Replace(Text("katex/dist/katex.min.css"), match =>
    {
        var font = File.ReadAllBytes(Path.Combine(_modules, "katex", "dist", "fonts", match.Groups[1].Value));
        return $"src:url(data:font/woff2;base64,{Convert.ToBase64String(font)}) format(\"woff2\")";
    });

    private static void Install(string folder)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error" }) start.ArgumentList.Add(argument);
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var error = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode == 0) return;
            throw new UserError($"{folder}: `npm ci` failed: {(error + output.Result).Trim().Split('\n')[0]}; run it there by hand to see more", ExitCode.EngineFailure);
        }
        catch (Win32Exception)
        {
            throw new UserError("slides and handouts need Node's npm once, to fetch reveal.js, KaTeX and Plotly; install Node from https://nodejs.org (Debian: apt-get install nodejs npm) and run this again", ExitCode.EngineFailure);
        }
    }

    private static string? Checkout()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "DeepLearningNotebooks.sln"))) return folder.FullName;
            }
        }
        return null;
    }

    private static string UserCache() => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "dln");

    private static string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Resource("package-lock.json"))))[..12];

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("DeepLearning.Cli." + name)
            ?? throw new InvalidOperationException($"the program lacks its resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"src:url\(fonts/([^)]+\.woff2)\)[^;}]*")]
    private static partial Regex FontSource();
}
