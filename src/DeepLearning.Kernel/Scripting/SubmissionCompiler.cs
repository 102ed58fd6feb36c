using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
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

    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

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

    /// <summary>Compiles and loads a piece.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    public Submission Compile(SyntaxTree tree, CancellationToken cancellation)
    {
        var depth = Depth;
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var (plain, guarded) = (tree, Guards.Insert(tree));
        tree = guarded;
        references.AddChartsFor(plain);
        var compilation = Continue(tree);
        var emitted = Emit();
        // Errors are told at the places of the code that the learner wrote.
        if (guarded != plain && HasErrors(emitted.Diagnostics))
            Again(plain);
        if (HasErrors(emitted.Diagnostics) && EarlierFunctions.Typed(compilation, tree, emitted.Diagnostics) is { } typed)
            Again(typed);
        if (HasErrors(emitted.Diagnostics) && WiderReferences.Add(references, Continue(tree), cancellation))
            Again(tree);
        // What the compiler makes of code that it could not read is noise.
        if (HasErrors(emitted.Diagnostics))
            throw new CompilationException(
                tree.GetDiagnostics(cancellation) is var syntax && HasErrors(syntax) ? [.. syntax] : emitted.Diagnostics, compilation);
        _count++;
        // Usings and comments alone give the compiler nothing to emit.
        if (!emitted.Success)
            return new Submission(compilation, tree, assembly: null, depth);
        image.Position = symbols.Position = 0;
        return new Submission(compilation, tree, loadContext.LoadSubmission(compilation, image, symbols), depth + 1);

        EmitResult Emit() => compilation.Emit(image, symbols, options: EmitOptions, cancellationToken: cancellation);

        void Again(SyntaxTree mended)
        {
            tree = mended;
            image.SetLength(0);
            symbols.SetLength(0);
            compilation = Continue(tree);
            emitted = Emit();
        }
    }

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
