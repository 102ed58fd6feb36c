using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Architecture.Tests;

/// <summary>
/// Finds which folders of a project use which, by compiling its sources: every name in a file belongs to the file that declares it.
/// </summary>
internal static class ProjectUses
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;" +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;" +
        "global using static System.FormattableString;";

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Use>>> Found = new(StringComparer.Ordinal);

    /// <summary>The uses between the folders of a project; it is compiled once, whoever asks.</summary>
    public static IReadOnlyList<Use> Find(string project) => Found.GetOrAdd(project, name => new(() => FindNow(name))).Value;

    private static List<Use> FindNow(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", project);
        var trees = Repository.CSharpFiles(folder).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)).ToList();
        var compilation = CSharpCompilation.Create(
            AssemblyName(folder, project),
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)],
            References(AssemblyName(folder, project)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. trees.AsParallel().AsOrdered().SelectMany(tree => UsesIn(tree, compilation, folder))];
    }

    private static IEnumerable<Use> UsesIn(SyntaxTree tree, CSharpCompilation compilation, string folder)
    {
        var model = compilation.GetSemanticModel(tree);
        var from = Room(tree.FilePath, folder);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Declared(model.GetSymbolInfo(name).Symbol, tree, folder, from) is not { } file) continue;
            var to = Room(file, folder);
            var line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
            if (to != from) yield return new(from, to, $"{Repository.Relative(tree.FilePath)}:{line}", name.Identifier.Text);
        }
    }

    /// <summary>
    /// The file that declares a symbol. Of a partial type it is the one in the same folder, or else the one of the type's name.
    /// </summary>
    private static string? Declared(ISymbol? symbol, SyntaxTree user, string folder, string room)
    {
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        if (symbol is null or INamespaceSymbol) return null;
        var files = symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath)
            .Where(file => file.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (files.Count == 0 || files.Contains(user.FilePath)) return null;
        return files.Find(file => Room(file, folder) == room)
            ?? files.Find(file => Path.GetFileNameWithoutExtension(file) == symbol.Name)
            ?? files[0];
    }

    private static string Room(string file, string folder) =>
        Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/').Replace(".", "", StringComparison.Ordinal);

    private static string AssemblyName(string folder, string project) =>
        File.ReadAllText(Path.Combine(folder, project + ".csproj")).Contains("<AssemblyName>dln</AssemblyName>", StringComparison.Ordinal)
            ? "dln"
            : project;

    /// <summary>What the tests themselves run with: .NET, the packages, and the other projects.</summary>
    private static IEnumerable<MetadataReference> References(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != assembly)
            .Select(file => MetadataReference.CreateFromFile(file));
}
