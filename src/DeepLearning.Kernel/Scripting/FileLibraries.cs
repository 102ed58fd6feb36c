using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Files with namespaces, which a script cannot hold: each is compiled as a library of its own, which cells then refer to. It
/// sees packages and other libraries, and nothing of the cells.
/// </summary>
internal sealed class FileLibraries(ReferenceSet references, ScriptLoadContext loadContext)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    // What a project has without asking.
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        ParseOptions);

    private readonly Dictionary<string, string> _imported = new(StringComparer.Ordinal);

    /// <summary>Whether the file has namespaces.</summary>
    public static bool IsOne(string code, string path) => Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase)
        && ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, ParseOptions).GetRoot()).Members
            .Any(member => member is BaseNamespaceDeclarationSyntax);

    /// <summary>Compiles a file and makes it known to later cells.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    /// <exception cref="IOException">It was imported before and has changed: a process can have a type only once.</exception>
    public void Import(string code, string path, CancellationToken cancellation)
    {
        if (_imported.TryGetValue(path, out var before))
        {
            if (before != code) throw new IOException($"{path} has changed since it was imported: restart the kernel to import it again");
            return;
        }
        var name = FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(path)}-file-{_imported.Count + 1}");
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), ParseOptions, path, cancellation);
        var compilation = CSharpCompilation.Create(name, [tree, Usings], references.All, SubmissionCompiler.LibraryOptions);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: Emission.Options, cancellationToken: cancellation);
        if (!result.Success) throw new CompilationException(result.Diagnostics, compilation);
        image.Position = symbols.Position = 0;
        references.Add(name, MetadataReference.CreateFromImage(image.ToArray()));
        loadContext.LoadLibrary(name, image, symbols);
        _imported[path] = code;
    }
}
