using System.Xml.Linq;

namespace DeepLearning.Architecture.Tests;

/// <summary>Which project refers to which, from the project files.</summary>
internal static class ProjectReferences
{
    /// <summary>The projects that each project of <c>src</c> names itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Direct { get; } = Repository.Projects.ToDictionary(
        project => project, IReadOnlyList<string> (project) => Read(project), StringComparer.Ordinal);

    /// <summary>All that a project can reach over the projects it names.</summary>
    public static IReadOnlySet<string> Reached(string project)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([project]);
        while (open.TryPop(out var at))
        {
            foreach (var next in Direct[at].Where(found.Add)) open.Push(next);
        }
        return found;
    }

    private static List<string> Read(string project) =>
        [.. XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("OutputItemType") is null)
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];
}
