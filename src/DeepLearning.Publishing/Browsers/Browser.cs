using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Browsers;

/// <summary>
/// A Chromium-family browser without a window, for what only a browser can tell: whether a slide fits, how it prints,
/// what a diagram looks like. It is started when it is first needed, and then serves every page.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(3);

    private readonly string _program;
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("dln-browser-");
    private Process? _process;
    private DevTools? _tools;

    private Browser(string program) => _program = program;

    /// <summary>The first browser found on this machine; null where there is none.</summary>
    public static Browser? Find()
    {
        var named = Environment.GetEnvironmentVariable("DLN_BROWSER");
        if (named is { Length: > 0 })
            return File.Exists(named) ? new Browser(named)
                : throw new UserError($"DLN_BROWSER names {named}, which does not exist", ExitCode.Usage);
        return Candidates().FirstOrDefault(File.Exists) is { } program ? new Browser(program) : null;
    }

    /// <exception cref="UserError">This machine has no such browser.</exception>
    public static Browser Require(string why) => Find()
        ?? throw new UserError(
            $"{why} needs Chromium, Chrome or Edge; install one (Debian: apt-get install chromium) or name it in DLN_BROWSER",
            ExitCode.EngineFailure);

    /// <summary>What an expression gives on a page whose scripts have said that they are done (<c>data-ready</c>).</summary>
    public async Task<string> EvaluateAsync(string file, string query, string expression, CancellationToken cancellation)
    {
        var (tools, page) = await OpenAsync(file, query, cancellation);
        var value = await tools.EvaluateAsync(page, expression, cancellation);
        await tools.CloseAsync(page, cancellation);
        return value ?? throw new UserError($"{file}: the page did not say {expression}; open the file and look at the browser's console",
            ExitCode.EngineFailure);
    }

    /// <summary>A page as PDF, tagged for screen readers, at the size that its style asks for.</summary>
    public async Task<byte[]> PdfAsync(string file, string query, CancellationToken cancellation)
    {
        var (tools, page) = await OpenAsync(file, query, cancellation);
        var printed = await tools.SendAsync("Page.printToPDF",
            new JsonObject { ["preferCSSPageSize"] = true, ["printBackground"] = true, ["generateTaggedPDF"] = true }, page, cancellation);
        await tools.CloseAsync(page, cancellation);
        return Convert.FromBase64String((string)printed["data"]!);
    }

    /// <summary>Opens a file in a window of 1280 × 720, and waits until it is done.</summary>
    private async Task<(DevTools Tools, string Page)> OpenAsync(string file, string query, CancellationToken cancellation)
    {
        _tools ??= await StartAsync(cancellation);
        var address = new Uri(Path.GetFullPath(file)).AbsoluteUri + (query.Length > 0 ? "?" + query : "");
        var page = await _tools.OpenAsync(address, 1280, 720, cancellation);
        for (var since = Stopwatch.StartNew(); since.Elapsed < LongestLoad; await Task.Delay(25, cancellation))
        {
            // While the page is only beginning to load there is nothing yet that could answer.
            if (await _tools.EvaluateAsync(page, "document.documentElement?.dataset.ready ?? ''", cancellation) == "true")
                return (_tools, page);
        }
        throw new UserError(
            $"{file}: the page did not finish loading in the browser within {LongestLoad.TotalMinutes} minutes; open the file and look at "
            + "the browser's console", ExitCode.EngineFailure);
    }

    private async Task<DevTools> StartAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(_program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--remote-debugging-port=0", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--allow-file-access-from-files", "--enable-unsafe-swiftshader",
            $"--user-data-dir={_profile.FullName}",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Chromium refuses to start its own sandbox for the superuser; that happens in containers.
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new UserError($"{_program}: this browser cannot be started: {failure.Message}", ExitCode.EngineFailure);
        }
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        const string Greeting = "DevTools listening on ";
        var last = "it said nothing";
        while (await _process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                // What it complains of later fills a pipe that somebody has to empty.
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return await DevTools.ConnectAsync(new Uri(line[Greeting.Length..].Trim()), cancellation);
            }
            if (line.Trim().Length > 0) last = line.Trim();
        }
        throw new UserError($"the browser {_program} ended at once: {last}", ExitCode.EngineFailure);
    }

    public async ValueTask DisposeAsync()
    {
        _tools?.Dispose();
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        // A helper process of the browser may still be writing into its profile when the browser has ended.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                _profile.Delete(recursive: true);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var root in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(Environment.GetEnvironmentVariable)
                .OfType<string>())
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
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge" })
                yield return Path.Combine(folder, name);
        }
    }
}
