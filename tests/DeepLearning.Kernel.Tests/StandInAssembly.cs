using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.Tests;

/// <summary>Compiles source to an assembly file, to stand in for a library that a cell references.</summary>
internal static class StandInAssembly
{
    public static string Build(string folder, string name, string source)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = new[] { "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq" }
            .Select(assembly => MetadataReference.CreateFromFile(Path.Combine(framework, assembly + ".dll")));
        var file = Path.Combine(folder, name + ".dll");
        var result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
