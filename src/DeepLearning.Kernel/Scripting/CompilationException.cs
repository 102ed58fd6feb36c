using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>A piece of C# did not compile.</summary>
/// <param name="diagnostics">What the compiler said.</param>
/// <param name="compilation">The piece and what it could see.</param>
internal sealed class CompilationException(ImmutableArray<Diagnostic> diagnostics, Compilation compilation) : Exception
{
    public Compilation Compilation { get; } = compilation;

    public IReadOnlyList<Diagnostic> Errors { get; } =
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
