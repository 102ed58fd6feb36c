using System.Globalization;
using System.Reflection;
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

    AnswerCompiler(ReferenceSet references, CSharpCompilation? previous, int count, IReadOnlyList<AnswerRequest> requests, IReadOnlyList<StudentPiece> students)
    {
        (this.references, this.previous, this.count, Requests, Students) = (references, previous, count, requests, students);
    }

    /// <summary>What the process that runs the answers must load, in order.</summary>
    public IReadOnlyList<AnswerRequest> Requests { get; }

    /// <summary>The student's pieces that compiled.</summary>
    internal IReadOnlyList<StudentPiece> Students { get; }

    /// <summary>Begins a chain with what every cell of a lesson may use.</summary>
    /// <param name="imports">Using directives besides the kernel's usual ones.</param>
    public static AnswerCompiler Start(IEnumerable<Assembly> assemblies, IEnumerable<string> imports)
    {
        var start = new AnswerCompiler(new ReferenceSet([typeof(NotebookHost).Assembly, typeof(AnswerCompiler).Assembly, .. assemblies]), null, 0, [], []);
        return start.Add(string.Concat(ScriptSession.UsualImports.Concat(imports).Select(import => $"using {import};\n")), "imports").Require();
    }

    /// <summary>Adds a cell of the lesson.</summary>
    public PieceResult Add(string code, string path) => Add(code, path, Trusted, answer: null);

    /// <summary>Adds a cell that a student wrote: no unsafe code, nothing loaded from outside.</summary>
    public PieceResult AddFromStudent(string code, string path)
    {
        if (CodeSize.Problem(code) is { } problem) return new PieceResult(this, [problem]);
        var tree = SubmissionCompiler.Parse(code, path);
        if (Directive(tree, code) is { } directive)
            return new PieceResult(this, [$"line {directive.Line.ToString(CultureInfo.InvariantCulture)}: `{directive.Text}` is not allowed in an exercise cell; the cell holds C# alone"]);
        var result = Add(code, path, Untrusted, answer: null);
        return result.Errors.Count > 0 ? result : result with { Chain = result.Chain.WithStudent() };
    }

    /// <summary>Adds the expression that names an answer, as a delegate of the type that its exercise asks for.</summary>
    public PieceResult AddAnswer(string exercise, string expression, Type signature) =>
        Add($"({CSharpTypeName.Qualified(signature)})({expression})", $"answer {exercise}", Trusted, exercise);

    /// <summary>The members that the student's cells of this chain use from <paramref name="path"/> on.</summary>
    public IReadOnlyList<UsedMember> MembersUsedBy(string path) => Students.FirstOrDefault(piece => piece.Tree.FilePath == path) is { } first
        ? MemberUses.Find(first.Tree.GetRoot(), tree => Students.FirstOrDefault(piece => piece.Tree == tree)?.Compilation)
        : [];

    PieceResult Add(string code, string path, CSharpCompilationOptions options, string? answer)
    {
        var name = FormattableString.Invariant($"piece-{count + 1}");
        var tree = SubmissionCompiler.Parse(code, path);
        var compilation = CSharpCompilation.CreateScriptCompilation(name, tree, previous is null ? [.. references.NotIn(null), .. references.Rest] : [], options, previous, typeof(object));
        using var image = new MemoryStream();
        EmitResult emitted;
        using var patience = new CancellationTokenSource(CompileLimit);
        try
        {
            emitted = compilation.Emit(image, cancellationToken: patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new PieceResult(this, ["the code takes too long to be compiled"]);
        }
        catch (InsufficientExecutionStackException)
        {
            return new PieceResult(this, ["the code is nested too deeply to be compiled"]);
        }
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) return new PieceResult(this, new CompileErrorReport(new CellSources()).Create(errors, path).Traceback);

        // Using directives alone compile to nothing that could run, and still count for the pieces after them.
        var requests = Requests;
        if (emitted.Success && compilation.GetEntryPoint(CancellationToken.None) is { } entry)
        {
            requests =
            [
                .. Requests,
                new AnswerRequest("", Convert.ToBase64String(image.GetBuffer().AsSpan(0, (int)image.Length)), name, entry.ContainingType.MetadataName, entry.MetadataName, answer),
            ];
        }
        return new PieceResult(new AnswerCompiler(references, compilation, count + 1, requests, Students), []);
    }

    AnswerCompiler WithStudent() => new(references, previous, count, Requests, [.. Students, new StudentPiece(previous!.SyntaxTrees[0], previous)]);

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
