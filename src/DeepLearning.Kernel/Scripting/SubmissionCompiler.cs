using DeepLearning.Kernel.Scripting.Guarding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Compiles pieces of C# one after the other, each seeing what the earlier ones declared. Roslyn's own script API does
/// the same, but keeps every piece in its chain for ever; here a piece that declares nothing leaves no trace.
/// </summary>
internal sealed class SubmissionCompiler(ReferenceSet references, ScriptLoadContext loadContext)
{
    /// <summary>The class that the compiler wraps around each piece. No source can contain such a name.</summary>
    public const string CellClass = "Submission#0";

    public static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: CellClass,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Annotations,
        concurrentBuild: false,
        specificDiagnosticOptions: AssemblyVersionWarnings());

    /// <summary>The same for a file that is a library.</summary>
    public static readonly CSharpCompilationOptions LibraryOptions = CompilationOptions.WithScriptClassName("Script");

    private readonly Guards _guards = new();
    private readonly AmbiguousNames _names = new();
    private int _count;

    /// <summary>The last piece that declared something; the next one continues it.</summary>
    public CSharpCompilation? Previous { get; private set; }

    /// <summary>How many pieces have variables that <see cref="Previous"/> or its predecessors carry.</summary>
    public int Depth { get; private set; }

    /// <summary>A compilation of code that continues the session.</summary>
    public CSharpCompilation Continue(SyntaxTree tree) => CSharpCompilation.CreateScriptCompilation(
        FormattableString.Invariant($"cell-{_count + 1}"),
        tree,
        references.NotIn(Previous),
        CompilationOptions,
        Previous,
        typeof(object));

    /// <summary>The same with all of .NET's assemblies, to look for names in.</summary>
    public CSharpCompilation ContinueWithAllOfNet(SyntaxTree tree) => Continue(tree).AddReferences(references.Rest);

    /// <summary>Notes namespaces that every cell has without asking: a name that the notebook imports itself wins over theirs.</summary>
    public void Give(IEnumerable<string> namespaces) => _names.Give(namespaces);

    /// <summary>Compiles and loads a piece.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    public Submission Compile(SyntaxTree tree, CancellationToken cancellation)
    {
        var depth = Depth;
        references.AddChartsFor(tree);
        using var emitted = new Emission();
        Emit(emitted, tree, cancellation);
        if (emitted.HasErrors && _names.Settled(emitted.Compilation, tree, emitted.Diagnostics) is { } settled)
            Emit(emitted, tree = settled, cancellation);
        if (emitted.HasErrors && EarlierFunctions.Typed(emitted.Compilation, tree, emitted.Diagnostics) is { } typed)
            Emit(emitted, tree = typed, cancellation);
        if (emitted.HasErrors && WiderReferences.Add(references, Continue(tree), cancellation))
            Emit(emitted, tree, cancellation);
        if (emitted.HasErrors && _names.Settled(emitted.Compilation, tree, emitted.Diagnostics) is { } late)
            Emit(emitted, tree = late, cancellation);
        // What the compiler makes of code that it could not read is noise.
        if (emitted.HasErrors)
            throw new CompilationException(
                tree.GetDiagnostics(cancellation) is var syntax && HasErrors(syntax) ? [.. syntax] : emitted.Diagnostics,
                emitted.Compilation);
        _count++;
        _names.Take(tree);
        var warnings = Warnings(emitted, tree, cancellation);
        // Usings and comments alone give the compiler nothing to emit.
        return emitted.HasCode
            ? new Submission(emitted.Compilation, emitted.Tree, emitted.Load(loadContext), depth + 1)
            {
                Warnings = warnings,
                LacksGuards = emitted.LacksGuards,
            }
            : new Submission(emitted.Compilation, emitted.Tree, assembly: null, depth) { Warnings = warnings };
    }

    // With guards; without them where the compiler refuses, so that errors are told at the places of the code that the learner wrote.
    private void Emit(Emission emitted, SyntaxTree tree, CancellationToken cancellation)
    {
        var isRefused = false;
        foreach (var guarded in _guards.Write(tree, () => Continue(tree)))
        {
            emitted.Emit(Continue(guarded), guarded, cancellation);
            if (!emitted.HasErrors) return;
            if (isRefused) continue;
            emitted.Emit(Continue(tree), tree, cancellation);
            if (emitted.HasErrors) return;
            isRefused = true;
        }
        emitted.Emit(Continue(tree), tree, cancellation);
        emitted.LacksGuards = isRefused;
    }

    // Guards move what stands on their lines, and the learner wants to see the place where it was written.
    private IReadOnlyList<Diagnostic> Warnings(Emission emitted, SyntaxTree tree, CancellationToken cancellation)
    {
        if (!emitted.Diagnostics.Any(IsWarning)) return [];
        var compilation = emitted.Tree == tree ? emitted.Compilation : Continue(tree);
        return [.. compilation.GetDiagnostics(cancellation).Where(IsWarning)];
    }

    private static bool IsWarning(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Warning;

    /// <summary>Lets the next pieces see what <paramref name="submission"/> declared.</summary>
    public void Keep(Submission submission)
    {
        if (!submission.DeclaresSomething)
            return;
        Previous = submission.Compilation;
        references.MarkAsIn(Previous);
        Depth = submission.Depth;
    }

    public static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), ParseOptions, path);

    public static bool HasErrors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static Dictionary<string, ReportDiagnostic> AssemblyVersionWarnings() => new(StringComparer.Ordinal)
    {
        // A package compiled against an older assembly runs with the newer one that is here.
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
        ["CS1705"] = ReportDiagnostic.Suppress,
    };
}
