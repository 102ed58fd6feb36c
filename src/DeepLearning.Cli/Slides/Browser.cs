using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DeepLearning.Cli.Slides;

/// <summary>
/// A Chromium-family browser without a window, for what only a browser can tell: whether a slide fits, how it prints,
/// what a diagram looks like.
/// </summary>
internal sealed class Browser
{
    private readonly string _program;

    private Browser(string program) => _program = program;

    /// <summary>The first browser found on this machine; null where there is none.</summary>
    public static Browser? Find()
    {
        var named = Environment.GetEnvironmentVariable("DLN_BROWSER");
        if (named is { Length: > 0 }) return File.Exists(named) ? new Browser(named) : throw new UserError($"DLN_BROWSER names {named}, which does not exist", ExitCode.Usage);
        return Candidates().FirstOrDefault(File.Exists) is { } program ? new Browser(program) : null;
    }

    /// <exception cref="UserError">This machine has no such browser.</exception>
    public static Browser Require(string why) => Find()
        ?? throw new UserError($"{why} needs Chromium, Chrome or Edge; install one (Debian: apt-get install chromium) or name it in DLN_BROWSER", ExitCode.EngineFailure);

    /// <summary>The page's elements as HTML after its scripts have said that they are done (<c>data-ready</c>).</summary>
    public string Html(string file, string query, int width, int height) => Run(file, query, ["--dump-dom", $"--window-size={width},{height}"]);

    public void Pdf(string file, string query, string target) => Run(file, query, [$"--print-to-pdf={target}", "--no-pdf-header-footer"]);

    private string Run(string file, string query, IEnumerable<string> task)
    {
        var profile = Directory.CreateTempSubdirectory("dln-browser-");
        try
        {
            var start = new ProcessStartInfo(_program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            string[] common =
            [
                "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--hide-scrollbars", "--allow-file-access-from-files", "--run-all-compositor-stages-before-draw",
                "--enable-unsafe-swiftshader", $"--user-data-dir={profile.FullName}", "--virtual-time-budget=120000",
            ];
            foreach (var argument in common.Concat(task)) start.ArgumentList.Add(argument);
            // Chromium refuses to start its own sandbox for the superuser; that happens in containers.
            if (!OperatingSystem.IsWindows() && Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
            start.ArgumentList.Add(new Uri(Path.GetFullPath(file)).AbsoluteUri + (query.Length > 0 ? "?" + query : ""));
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
            {
                process.Kill(entireProcessTree: true);
                throw new UserError($"{file}: the browser {_program} did not finish within 4 minutes", ExitCode.EngineFailure);
            }
            if (process.ExitCode == 0) return output.Result;
            throw new UserError($"{file}: the browser {_program} failed with exit code {process.ExitCode}: {error.Result.Trim().Split('\n')[^1]}", ExitCode.EngineFailure);
        }
        catch (Win32Exception failure)
        {
            throw new UserError($"{_program}: this browser cannot be started: {failure.Message}", ExitCode.EngineFailure);
        }
        finally
        {
            DeletePatiently(profile);
        }
    }

    /// <summary>A helper process of the browser may still be writing into its profile when the browser has ended.</summary>
    private static void DeletePatiently(DirectoryInfo folder)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Task.Delay(100).Wait();
            }
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var root in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(Environment.GetEnvironmentVariable).OfType<string>())
            {
                yield return Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(root, "Chromium", "Application", "chrome.exe");
                yield return Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe");
            }
            yield break;
        }
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        }
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge" }) yield return Path.Combine(folder, name);
        }
    }
}
