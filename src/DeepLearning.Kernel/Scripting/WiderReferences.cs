using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// The second try of a piece that has errors: it may name what is in an assembly of .NET that no piece before it needed.
/// A session's cells and a grader's answers are given it alike.
/// </summary>
internal static class WiderReferences
{
    /// <summary>Adds the assemblies that a piece needs, where it compiles with all of .NET.</summary>
    /// <param name="piece">The piece as it was compiled, with what <paramref name="references"/> held until now.</param>
    /// <returns>Whether it is worth another try.</returns>
    /// <exception cref="CompilationException">It has errors all the same.</exception>
    public static bool Add(ReferenceSet references, CSharpCompilation piece, CancellationToken cancellation)
    {
        var tree = piece.SyntaxTrees[0];
        if (SubmissionCompiler.HasErrors(tree.GetDiagnostics(cancellation)) || references.Rest.Count == 0) return false;
        var compilation = piece.AddReferences(references.Rest);
        // The message of the wider search is the better one: it knows where a name could come from.
        if (compilation.GetDiagnostics(cancellation) is var diagnostics && SubmissionCompiler.HasErrors(diagnostics))
            throw new CompilationException(diagnostics, compilation);
        var model = compilation.GetSemanticModel(tree);
        var namespaces = ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Usings.Select(directive => directive.NamespaceOrType)
            .OfType<NameSyntax>()
            .SelectMany(name => (model.GetSymbolInfo(name, cancellation).Symbol as INamespaceSymbol)?.ConstituentNamespaces ?? [])
            .Select(part => part.ContainingAssembly is { } assembly ? compilation.GetMetadataReference(assembly) : null)
            .OfType<MetadataReference>();
        foreach (var reference in compilation.GetUsedAssemblyReferences(cancellation).Concat(namespaces)) references.Add(reference);
        return true;
    }
}
