using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Plotly;

namespace DeepLearning.Cli.Jupyter;

/// <summary>A folder in Jupyter's kernels folder: <c>kernel.json</c>, the logos and plotly.js.</summary>
internal static class KernelSpec
{
    private const string FileName = "kernel.json";
    private const string DataVariable = "DLN_DATA";
    private const string ProgramFile = "dln.dll";

    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a kernelspec that starts the program in the folder. Each file is replaced in one step.</summary>
    public static void Write(string folder, string name, string program)
    {
        foreach (var logo in Logos) AtomicFile.Write(Path.Combine(folder, logo), Resource(logo));
        // Jupyter serves what lies beside kernel.json: a page draws the charts of Plotly.NET with it, without a network.
        AtomicFile.Write(Path.Combine(folder, PlotlyScript.FileName), PlotlyScript.Read());
        AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(Content(name, program), Indented));
    }

    /// <summary>The kernelspecs in a kernels folder that start this project's kernel.</summary>
    public static IEnumerable<string> FindOurs(string kernels) =>
        Directory.Exists(kernels) ? Directory.EnumerateDirectories(kernels).Where(folder => ProgramOf(folder) is not null)
            .Order(StringComparer.Ordinal) : [];

    private static JsonObject Content(string name, string program) => new()
    {
        ["argv"] = new JsonArray(DotnetHost.Path, Path.Combine(program, ProgramFile), "kernel", "--connection-file", "{connection_file}"),
        ["display_name"] = name.StartsWith('.') ? "C# (Deep Learning, for .NET Interactive notebooks)" : "C# (Deep Learning)",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["env"] = Environment(),
        ["metadata"] = new JsonObject { ["debugger"] = false },
    };

    // A notebook that was copied out of the clone still finds the clone's data sets.
    private static JsonObject Environment() =>
        KernelProgram.Clone is { } clone && Path.Combine(clone, "data") is var data && Directory.Exists(data)
            ? new() { [DataVariable] = data }
            : [];

    /// <summary>The program that the kernelspec in a folder starts; null if it is not this project's.</summary>
    public static string? ProgramOf(string folder)
    {
        try
        {
            return (JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)))?["argv"] as JsonArray)?
                .Where(argument => argument?.GetValueKind() == JsonValueKind.String)
                .Select(argument => (string)argument!)
                .FirstOrDefault(argument => Path.GetFileName(argument) == ProgramFile);
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException)
        {
            return null; // somebody else's, whatever it is
        }
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(KernelSpec).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
