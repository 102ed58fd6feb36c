using System.Collections.Concurrent;
using System.Text;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>
/// Reads single members out of documentation files. .NET's files are 30 MB of XML: looking for the bytes of a name takes
/// a few milliseconds, parsing would take a second and all that memory.
/// </summary>
internal static class XmlDocumentationFiles
{
    private static readonly Lazy<IReadOnlyList<string>> DotNet = new(FindDotNet);
    private static readonly ConcurrentDictionary<(string, string), string> Found = [];

    /// <summary>The documentation of a member, by the identifier that compilers give it; empty if the file has none.</summary>
    public static string Find(string file, string id) => Found.GetOrAdd((file, id), key => Search(key.Item1, key.Item2));

    /// <summary>The documentation of one of .NET's own members, which the SDK has and the runtime has not.</summary>
    public static string FindInDotNet(string id, string space) => DotNet.Value
        .OrderByDescending(file => Path.GetFileNameWithoutExtension(file) is var name && (name == "System.Runtime" || name == space))
        .Select(file => Find(file, id))
        .FirstOrDefault(text => text.Length > 0) ?? "";

    private static string Search(string file, string id)
    {
        ReadOnlySpan<byte> content = File.ReadAllBytes(file);
        var start = content.IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\">"));
        if (start < 0)
            return "";
        var member = content[start..];
        var end = member.IndexOf("</member>"u8);
        return end < 0 ? "" : Encoding.UTF8.GetString(member[..(end + "</member>".Length)]);
    }

    // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/ belongs to …/dotnet/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0/.
    private static IReadOnlyList<string> FindDotNet()
    {
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var packs = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, "packs", "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(packs))
            return [];
        var pack = Directory.EnumerateDirectories(packs)
            .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version)
                ? version
                : new Version())
            .FirstOrDefault();
        return pack is null ? [] : [.. Directory.EnumerateFiles(pack, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
