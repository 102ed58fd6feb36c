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

    /// <summary>The names that the compiler did not find.</summary>
    public IEnumerable<string> UnknownNames => Errors
        .Where(error => error.Id is "CS0103" or "CS0234" or "CS0246" or "CS0305" or "CS1061" && error.Location.SourceTree is not null)
        .Select(error => error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan).Split('<', '.')[^1]);
}
