using System.Globalization;
using System.Reflection;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Errors;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace DeepLearning.Kernel.Answers;

/// <summary>
/// Compiles the cells that a student's answers need, one piece after the other as a session would, but runs none of
/// them: the grader compiles, and another process, which has no compiler, runs what came out. A chain never changes;
/// adding a piece gives a new one, so the pieces that all students share are compiled once.
/// </summary>
public sealed class AnswerCompiler
{
    static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(20);

    static readonly CSharpCompilationOptions Trusted = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS1705", ReportDiagnostic.Suppress)]);

    static readonly CSharpCompilationOptions Untrusted = Trusted.WithAllowUnsafe(false);

    readonly ReferenceSet references;
    readonly CSharpCompilation? previous;
    readonly int count;
    readonly bool knowsAllOfNet;

    AnswerCompiler(ReferenceSet references, CSharpCompilation? previous, int count, bool knowsAllOfNet, IReadOnlyList<AnswerRequest> requests, IReadOnlyList<StudentPiece> students)
    {
        (this.references, this.previous, this.count, this.knowsAllOfNet, Requests, Students) = (references, previous, count, knowsAllOfNet, requests, students);
    }

    /// <summary>What the process that runs the answers must load, in order.</summary>
    public IReadOnlyList<AnswerRequest> Requests { get; }

    /// <summary>The student's pieces that compiled.</summary>
    internal IReadOnlyList<StudentPiece> Students { get; }

    /// <summary>Begins a chain with what every cell of a lesson may use.</summary>
    /// <param name="imports">Using directives besides the kernel's usual ones.</param>
    public static AnswerCompiler Start(IEnumerable<Assembly> assemblies, IEnumerable<string> imports)
    {
        var start = new AnswerCompiler(new ReferenceSet([typeof(NotebookHost).Assembly, typeof(AnswerCompiler).Assembly, .. assemblies]), null, 0, knowsAllOfNet: false, [], []);
        return start.Add(string.Concat(ScriptSession.UsualImports.Concat(imports).Select(import => $"using {import};\n")), "imports").Require();
    }

    /// <summary>Adds a cell of the lesson.</summary>
    public PieceResult Add(string code, string path) => Add(code, path, Trusted, []);

    /// <summary>Adds a cell that a student wrote: no unsafe code, nothing loaded from outside.</summary>
    public PieceResult AddFromStudent(string code, string path)
    {
        if (CodeSize.Problem(code) is { } problem) return new PieceResult(this, [problem]);
        var tree = SubmissionCompiler.Parse(code, path);
        if (Directive(tree, code) is { } directive)
            return new PieceResult(this, [$"line {directive.Line.ToString(CultureInfo.InvariantCulture)}: `{directive.Text}` is not allowed in an exercise cell; the cell holds C# alone"]);
        var result = Add(code, path, Untrusted, []);
        return result.Errors.Count > 0 ? result : result with { Chain = result.Chain.WithStudent() };
    }

    /// <summary>Adds the expressions that name answers, each as a delegate of the type that its exercise asks for.</summary>
    public PieceResult AddAnswers(params IReadOnlyList<AnswerName> answers)
    {
        var makers = answers.Select(answer => $"() => ({CSharpTypeName.Qualified(answer.Signature)})({answer.Expression})");
        string[] exercises = [.. answers.Select(answer => answer.Exercise)];
        return Add($"new global::System.Func<global::System.Delegate>[] {{ {string.Join(", ", makers)} }}", "answers", Trusted, exercises);
    }

    /// <summary>The members that the student's cells of this chain use from <paramref name="path"/> on.</summary>
    public IReadOnlyList<UsedMember> MembersUsedBy(string path) => Students.FirstOrDefault(piece => piece.Tree.FilePath == path) is { } first
        ? MemberUses.Find(first.Tree.GetRoot(), tree => Students.FirstOrDefault(piece => piece.Tree == tree)?.Compilation)
        : [];

    PieceResult Add(string code, string path, CSharpCompilationOptions options, IReadOnlyList<string> answers)
    {
        var tree = SubmissionCompiler.Parse(code, path);
        try
        {
            // The compiler looks at every reference for every piece, and few pieces need more of .NET than the usual part.
            if (!knowsAllOfNet && Emit(tree, options, allOfNet: false, answers) is { Errors.Count: 0 } usual) return usual;
            return Emit(tree, options, allOfNet: true, answers);
        }
        catch (OperationCanceledException)
        {
            return new PieceResult(this, ["the code takes too long to be compiled"]);
        }
        catch (InsufficientExecutionStackException)
        {
            return new PieceResult(this, ["the code is nested too deeply to be compiled"]);
        }
    }

    PieceResult Emit(SyntaxTree tree, CSharpCompilationOptions options, bool allOfNet, IReadOnlyList<string> answers)
    {
        var name = FormattableString.Invariant($"piece-{count + 1}");
        IEnumerable<MetadataReference> added = [.. previous is null ? references.NotIn(null) : [], .. allOfNet && !knowsAllOfNet ? references.Rest : []];
        var compilation = CSharpCompilation.CreateScriptCompilation(name, tree, added, options, previous, typeof(object));
        using var image = new MemoryStream();
        using var patience = new CancellationTokenSource(CompileLimit);
        var emitted = compilation.Emit(image, cancellationToken: patience.Token);
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) return new PieceResult(this, new CompileErrorReport(new CellSources()).Create(errors, tree.FilePath).Traceback);

        // Using directives alone compile to nothing that could run, and still count for the pieces after them.
        var requests = Requests;
        if (emitted.Success && compilation.GetEntryPoint(CancellationToken.None) is { } entry)
        {
            requests =
            [
                .. Requests,
                new AnswerRequest("", Convert.ToBase64String(image.GetBuffer().AsSpan(0, (int)image.Length)), name, entry.ContainingType.MetadataName, entry.MetadataName, answers.Count > 0 ? answers : null),
            ];
        }
        return new PieceResult(new AnswerCompiler(references, compilation, count + 1, allOfNet, requests, Students), []);
    }

    AnswerCompiler WithStudent() => new(references, previous, count, knowsAllOfNet, Requests, [.. Students, new StudentPiece(previous!.SyntaxTrees[0], previous)]);

    static (string Text, int Line)? Directive(SyntaxTree tree, string code)
    {
        var lines = code.Split('\n');
        var magic = Array.FindIndex(lines, line => line.TrimStart().StartsWith("#!", StringComparison.Ordinal));
        if (magic >= 0) return (lines[magic].Trim(), magic + 1);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var directive = root.DescendantTrivia(descendIntoTrivia: true).Select(trivia => trivia.GetStructure())
            .FirstOrDefault(node => node is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax);
        return directive is null ? null : (directive.ToString().Trim(), directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }
}

/// <summary>Where an exercise's answer is found: the name that the lesson's check passes on, and the type that it must have.</summary>
public sealed record AnswerName(string Exercise, string Expression, Type Signature);

/// <summary>A chain after one more piece, or the same chain and why the piece did not compile.</summary>
/// <param name="Chain">The chain to go on with.</param>
/// <param name="Errors">The compiler's messages, with the lines of the cell; empty when it compiled.</param>
public sealed record PieceResult(AnswerCompiler Chain, IReadOnlyList<string> Errors)
{
    /// <summary>The chain, where the piece is one that must compile.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public AnswerCompiler Require() => Errors.Count == 0 ? Chain : throw new InvalidOperationException(string.Join('\n', Errors));
}

/// <summary>A cell of a student's, with what the compiler knows of it.</summary>
sealed record StudentPiece(SyntaxTree Tree, CSharpCompilation Compilation);
