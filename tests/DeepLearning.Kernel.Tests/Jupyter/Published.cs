using System.Text.Json;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Tests.Jupyter;

/// <summary>Short ways to read what a kernel published.</summary>
internal static class Published
{
    public static string Text(this JsonElement content, string name) => content.GetProperty(name).GetString()!;

    public static string PlainText(this JsonElement content) => content.GetProperty("data").Text("text/plain");

    public static string Stream(this IEnumerable<Request> published, string name) =>
        string.Concat(published.Where(m => m.Type == "stream" && m.Content.Text("name") == name).Select(m => m.Content.Text("text")));

    public static Request Single(this IEnumerable<Request> published, string type) => Assert.Single(published, m => m.Type == type);

    public static string[] Types(this IEnumerable<Request> published) => [.. published.Select(m => m.Type)];
}
