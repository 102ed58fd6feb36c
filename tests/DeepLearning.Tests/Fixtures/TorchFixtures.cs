using System.IO.Compression;
using System.Text.Json;

namespace DeepLearning.Tests;

/// <summary>One case that PyTorch computed.</summary>
internal sealed record TorchCase(string Family, string Name, JsonElement Json)
{
    public Tensor[] Inputs => [.. Json.GetProperty("inputs").EnumerateArray().Select(Read)];

    public Tensor[] Outputs => [.. Json.GetProperty("outputs").EnumerateArray().Select(Read)];

    public Tensor?[] InputGradients =>
        [.. Json.GetProperty("inputGradients").EnumerateArray()
            .Select(gradient => gradient.ValueKind == JsonValueKind.Null ? null : Read(gradient))];

    public Dictionary<string, Tensor> State => Map("state");

    public Dictionary<string, Tensor> ParameterGradients => Map("parameterGradients");

    public Dictionary<string, Tensor> Buffers => Map("buffers");

    public Dictionary<string, Tensor> Series => Map("series");

    private Dictionary<string, Tensor> Map(string key) => Json.TryGetProperty(key, out JsonElement map) ? map.EnumerateObject()
        .ToDictionary(entry => entry.Name, entry => Read(entry.Value)) : [];

    private static Tensor Read(JsonElement tensor) =>
        new([.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())],
            new Shape([.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())]));
}

/// <summary>Reads the files that Fixtures/generate.py wrote.</summary>
internal static class TorchFixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static readonly Dictionary<(string, string), TorchCase> All = ReadAll();

    public static IEnumerable<TorchCase> Family(string family) => All.Values.Where(fixture => fixture.Family == family);

    public static TorchCase Get(string family, string name) => All[(family, name)];

    public static int Count => All.Count;

    private static Dictionary<(string, string), TorchCase> ReadAll()
    {
        var all = new Dictionary<(string, string), TorchCase>();
        foreach (string path in Directory.GetFiles(Folder, "*.json.gz").Order(StringComparer.Ordinal))
        {
            string family = Path.GetFileName(path).Split('.')[0];
            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            JsonElement cases = JsonDocument.Parse(stream).RootElement.GetProperty("cases");
            foreach (JsonProperty entry in cases.EnumerateObject()) all.Add(
                (family, entry.Name), new TorchCase(family, entry.Name, entry.Value));
        }
        return all;
    }
}
