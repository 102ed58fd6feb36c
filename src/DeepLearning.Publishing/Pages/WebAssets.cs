using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Pages;

/// <summary>
/// The web libraries that exported pages hold, from npm: <c>package.json</c> and its lock file are part of this program,
/// and the packages are installed once into the checkout, or for an installed tool into the user's cache.
/// </summary>
internal sealed partial class WebAssets
{
    // The characters of each font file, as its package states them.
    private const string Latin =
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
        + "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
    private const string Greek = "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF";

    private readonly string _modules;

    private WebAssets(string modules) => _modules = modules;

    /// <summary>Finds the installed packages, installing them where they are missing.</summary>
    /// <exception cref="UserError">They are missing and npm is, too, or npm failed.</exception>
    public static WebAssets Find(Action<string> say)
    {
        var folder = CourseFolder.TryFind() ?? Path.Combine(UserCache(), "web-" + Fingerprint());
        var modules = Path.Combine(folder, "node_modules");
        if (IsInstalled(modules)) return new WebAssets(modules);
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            var target = Path.Combine(folder, file);
            if (!File.Exists(target)) File.WriteAllText(target, PageStyle.Asset(file));
        }
        say("fetching the web assets of exported pages with npm (once)…");
        Install(folder);
        return new WebAssets(modules);
    }

    /// <summary>A file of a package, by its path below <c>node_modules</c>.</summary>
    public string Text(string path) => File.ReadAllText(Path.Combine(_modules, path.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>KaTeX's style with its fonts inside, each in the one format that every browser reads.</summary>
    public string KatexStyle() => FontSource().Replace(Text("katex/dist/katex.min.css"), match =>
    {
        var font = File.ReadAllBytes(Path.Combine(_modules, "katex", "dist", "fonts", match.Groups[1].Value));
        return $"src:url(data:font/woff2;base64,{Convert.ToBase64String(font)}) format(\"woff2\")";
    });

    /// <summary>
    /// The typefaces of slides, inside the page: a slide that fitted when it was built fits on every machine. One file a
    /// weight, because Chromium prints a variable typeface as drawings, in whose text a PDF reader finds no spaces.
    /// </summary>
    public string FontStyle()
    {
        var style = new StringBuilder();
        foreach (var (script, range) in new[] { ("latin", Latin), ("greek", Greek) })
        {
            foreach (var weight in new[] { 400, 700 })
            {
                Face("Source Sans 3", "source-sans-3", script, weight, "normal", range);
                Face("Source Code Pro", "source-code-pro", script, weight, "normal", range);
            }
        }
        Face("Source Sans 3", "source-sans-3", "latin", 400, "italic", Latin);
        return style.ToString();

        void Face(string family, string package, string script, int weight, string slant, string range)
        {
            var font = File.ReadAllBytes(
                Path.Combine(_modules, "@fontsource", package, "files",
                FormattableString.Invariant($"{package}-{script}-{weight}-{slant}.woff2")));
            var source = $"url(data:font/woff2;base64,{Convert.ToBase64String(font)}) format(\"woff2\")";
            style.Append(CultureInfo.InvariantCulture, $"@font-face{{font-family:\"{family}\";font-style:{slant};font-weight:{weight};")
                .Append(CultureInfo.InvariantCulture, $"unicode-range:{range};src:{source}}}\n");
        }
    }

    /// <summary>Whether the packages are there, each in the version that this program was written for.</summary>
    private static bool IsInstalled(string modules)
    {
        foreach (var (name, version) in JsonNode.Parse(PageStyle.Asset("package.json"))!["dependencies"]!.AsObject())
        {
            var package = Path.Combine([modules, .. name.Split('/'), "package.json"]);
            if (!File.Exists(package) || JsonNode.Parse(
                File.ReadAllText(package))?["version"]?.GetValue<string>() != version!.GetValue<string>()) return false;
        }
        return true;
    }

    private static void Install(string folder)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error" })
            start.ArgumentList.Add(argument);
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var error = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode == 0) return;
            throw new UserError(
                $"{folder}: `npm ci` failed: {(error + output.Result).Trim().Split('\n')[0]}; run it there by hand to see more",
                ExitCode.EngineFailure);
        }
        catch (Win32Exception)
        {
            throw new UserError(
                "slides and handouts need Node's npm once, to fetch reveal.js, KaTeX and Plotly; install Node from https://nodejs.org "
                + "(Debian: apt-get install nodejs npm) and run this again", ExitCode.EngineFailure);
        }
    }

    private static string UserCache() => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "dln");

    private static string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Asset("package-lock.json"))))[..12];

    [GeneratedRegex(@"src:url\(fonts/([^)]+\.woff2)\)[^;}]*")]
    private static partial Regex FontSource();
}
