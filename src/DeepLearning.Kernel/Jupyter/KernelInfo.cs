using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>What the kernel says about itself. It needs nothing of the compiler, so a client learns it at once.</summary>
internal static class KernelInfo
{
    public static JsonObject Reply()
    {
        var version = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageCodec.ProtocolVersion,
            ["implementation"] = "dln",
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"Deep Learning Notebooks {version}: C# on .NET {Environment.Version.ToString(2)}. #!lsmagic lists the commands.",
            ["help_links"] = new JsonArray(
                Link("C# reference", "https://learn.microsoft.com/dotnet/csharp/"),
                Link(".NET API browser", "https://learn.microsoft.com/dotnet/api/")),
        };
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
