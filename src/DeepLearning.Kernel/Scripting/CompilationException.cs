using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>A piece of C# did not compile.</summary>
sealed class CompilationException(ImmutableArray<Diagnostic> diagnostics) : Exception
{
    public IReadOnlyList<Diagnostic> Errors { get; } =
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
