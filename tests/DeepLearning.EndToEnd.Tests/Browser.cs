using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests;

/// <summary>A headless Chromium without a network, shared by the tests that look at pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>How long a page may take, in milliseconds: other tests may be computing on both processors meanwhile.</summary>
    private const float Patience = 120_000;

    IPlaywright? playwright;
    IBrowser? browser;

    /// <summary>Where Chromium is installed, or null.</summary>
    public static string? Path { get; } = new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    }.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page that shows HTML; any request that is not part of it fails, and is remembered.</summary>
    public async Task<(IPage Page, List<string> Requests)> OpenAsync(string html, bool dark = false, bool scripts = true)
    {
        if (browser is null)
            Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var context =
            await browser.NewContextAsync(new() { JavaScriptEnabled = scripts, ViewportSize = new() { Width = 1000, Height = 700 } });
        var requests = new List<string>();
        await context.RouteAsync("**/*", async route =>
        {
            requests.Add(route.Request.Url);
            await route.AbortAsync();
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var colors = dark ? "background:#1e1e1e;color:#ddd" : "background:#fff;color:#111";
        await page.SetContentAsync($"<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0;{colors}\">{html}</body>");
        return (page, requests);
    }

    /// <summary>Opens a file; any request for another fails, and is remembered, and so is what the page complains of.</summary>
    public async Task<(IPage Page, List<string> Requests)> OpenFileAsync(string path, List<string> problems, string query = "")
    {
        if (browser is null)
            Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 }, Offline = true });
        var requests = new List<string>();
        var address = new Uri(path).AbsoluteUri;
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
                && request.Url.Split('#', '?')[0] != address)
                requests.Add(request.Url);
        };
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Add(message.Text);
        };
        await page.GotoAsync(address + query);
        return (page, requests);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
