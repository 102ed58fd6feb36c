using System.Globalization;
using System.Reflection;
using DeepLearning.Grading.Answers;
using DeepLearning.Kernel;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Errors;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Grading.Compiling;

/// <summary>
/// Compiles the cells that a student's answers need, one piece after the other as a session would, but runs none of
/// them: the grader compiles, and another process, which has no compiler, runs what came out. A chain never changes;
/// adding a piece gives a new one, so the pieces that all students share are compiled once.
/// </summary>
internal sealed class AnswerCompiler
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(20);

    private static readonly CSharpCompilationOptions Trusted = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations,
        specificDiagnosticOptions: SubmissionCompiler.AssemblyVersionWarnings());

    private static readonly CSharpCompilationOptions Untrusted = Trusted.WithAllowUnsafe(false);

    private readonly ReferenceSet _references;
    private readonly CSharpCompilation? _previous;
    private readonly int _count;

    private AnswerCompiler(
        ReferenceSet references,
        CSharpCompilation? previous,
        int count,
        IReadOnlyList<AnswerRequest> requests,
        IReadOnlyList<StudentPiece> students)
    {
        (_references, _previous, _count) = (references, previous, count);
        (Requests, Students) = (requests, students);
    }

    /// <summary>What the process that runs the answers must load, in order.</summary>
    public IReadOnlyList<AnswerRequest> Requests { get; }

    /// <summary>The student's pieces that compiled.</summary>
    public IReadOnlyList<StudentPiece> Students { get; }

    /// <summary>Begins a chain with what every cell of a lesson may use.</summary>
    /// <param name="imports">Using directives besides the kernel's usual ones.</param>
    public static AnswerCompiler Start(IEnumerable<Assembly> assemblies, IEnumerable<string> imports)
    {
        var references = new ReferenceSet([typeof(NotebookHost).Assembly, typeof(ScriptSession).Assembly, .. assemblies]);
        var directives = ScriptSession.UsualImports.Concat(imports).Select(import => $"using {import};\n");
        return new AnswerCompiler(references, null, 0, [], []).Add(string.Concat(directives), "imports").Require();
    }

    /// <summary>Adds a cell of the lesson.</summary>
    public PieceResult Add(string code, string path) => Add(code, path, Trusted, []);

    /// <summary>Adds a cell that a student wrote: no unsafe code, nothing loaded from outside.</summary>
    public PieceResult AddFromStudent(string code, string path)
    {
        if (CodeSize.Problem(code) is { } problem) return new PieceResult(this, [problem]);
        var tree = SubmissionCompiler.Parse(code, path);
        if (Directive(tree, code) is { } directive)
        {
            var line = directive.Line.ToString(CultureInfo.InvariantCulture);
            var refusal = $"line {line}: `{directive.Text}` is not allowed in an exercise cell; the cell holds C# alone";
            return new PieceResult(this, [refusal]);
        }
        var result = Add(code, path, Untrusted, []);
        return result.Errors.Count > 0 ? result : result with { Chain = result.Chain.WithStudent() };
    }

    /// <summary>Adds the expressions that name answers, each as a delegate of the type that its exercise asks for.</summary>
    public PieceResult AddAnswers(params IReadOnlyList<AnswerName> answers)
    {
        var makers = answers.Select(answer => $"() => ({CSharpTypeName.Qualified(answer.Signature)})({answer.Expression})");
        string[] exercises = [.. answers.Select(answer => answer.Exercise)];
        var array = $"new global::System.Func<global::System.Delegate>[] {{ {string.Join(", ", makers)} }}";
        return Add(array, "answers", Trusted, exercises);
    }

    /// <summary>The members that the student's cells of this chain use from <paramref name="path"/> on.</summary>
    public IReadOnlyList<UsedMember> MembersUsedBy(string path)
    {
        if (Students.FirstOrDefault(piece => piece.Tree.FilePath == path) is not { } first) return [];
        return MemberUses.Find(first.Tree.GetRoot(), tree => Students.FirstOrDefault(piece => piece.Tree == tree)?.Compilation);
    }

    private PieceResult Add(string code, string path, CSharpCompilationOptions options, IReadOnlyList<string> answers)
    {
        var tree = SubmissionCompiler.Parse(code, path);
        try
        {
            return Compile(tree, options, answers);
        }
        catch (CompilationException failed)
        {
            return Failed(failed.Errors, path);
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

    private PieceResult Compile(SyntaxTree tree, CSharpCompilationOptions options, IReadOnlyList<string> answers)
    {
        var name = FormattableString.Invariant($"piece-{_count + 1}");
        using var image = new MemoryStream();
        using var patience = new CancellationTokenSource(CompileLimit);
        // Other students' chains go on from here with the references that there were.
        var references = _references.Copy();
        var compilation = Continue();
        var emitted = compilation.Emit(image, cancellationToken: patience.Token);
        if (SubmissionCompiler.HasErrors(emitted.Diagnostics) && WiderReferences.Add(references, compilation, patience.Token))
        {
            image.SetLength(0);
            compilation = Continue();
            emitted = compilation.Emit(image, cancellationToken: patience.Token);
        }
        if (SubmissionCompiler.HasErrors(emitted.Diagnostics)) return Failed(emitted.Diagnostics, tree.FilePath);
        references.MarkAsIn(compilation);

        // Using directives alone compile to nothing that could run, and still count for the pieces after them.
        var requests = Requests;
        if (emitted.Success && compilation.GetEntryPoint(CancellationToken.None) is { } entry)
        {
            var assembly = Convert.ToBase64String(image.GetBuffer().AsSpan(0, (int)image.Length));
            var type = entry.ContainingType.MetadataName;
            requests = [.. Requests, new AnswerRequest("", assembly, name, type, entry.MetadataName, answers.Count > 0 ? answers : null)];
        }
        return new PieceResult(new AnswerCompiler(references, compilation, _count + 1, requests, Students), []);

        CSharpCompilation Continue() =>
            CSharpCompilation.CreateScriptCompilation(name, tree, references.NotIn(_previous), options, _previous, typeof(object));
    }

    private PieceResult Failed(IEnumerable<Diagnostic> diagnostics, string path)
    {
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return new PieceResult(this, new CompileErrorReport(new CellSources()).Create(errors, path).Traceback);
    }

    private AnswerCompiler WithStudent() =>
        new(_references, _previous, _count, Requests, [.. Students, new StudentPiece(_previous!.SyntaxTrees[0], _previous)]);

    private static (string Text, int Line)? Directive(SyntaxTree tree, string code)
    {
        var lines = code.Split('\n');
        var magic = Array.FindIndex(lines, line => line.TrimStart().StartsWith("#!", StringComparison.Ordinal));
        if (magic >= 0) return (lines[magic].Trim(), magic + 1);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var directive = root.DescendantTrivia(descendIntoTrivia: true).Select(trivia => trivia.GetStructure())
            .FirstOrDefault(node => node is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax);
        return directive is null
            ? null
            : (directive.ToString().Trim(), directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }
}

/// <summary>Where an exercise's answer is found: the name that the lesson's check passes on, and the type that it must have.</summary>
internal sealed record AnswerName(string Exercise, string Expression, Type Signature);

/// <summary>A chain after one more piece, or the same chain and why the piece did not compile.</summary>
/// <param name="Chain">The chain to go on with.</param>
/// <param name="Errors">The compiler's messages, with the lines of the cell; empty when it compiled.</param>
internal sealed record PieceResult(AnswerCompiler Chain, IReadOnlyList<string> Errors)
{
    /// <summary>The chain, where the piece is one that must compile.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public AnswerCompiler Require() => Errors.Count == 0 ? Chain : throw new InvalidOperationException(string.Join('\n', Errors));
}

/// <summary>A cell of a student's, with what the compiler knows of it.</summary>
internal sealed record StudentPiece(SyntaxTree Tree, CSharpCompilation Compilation);
