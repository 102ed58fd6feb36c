using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Scripting;

/// <summary>A compiled and loaded piece of C#, ready to run.</summary>
internal sealed class Submission
{
    private readonly Func<object?[], Task<object?>>? _factory;
    private readonly SyntaxTree _tree;

    public Submission(CSharpCompilation compilation, SyntaxTree tree, Assembly? assembly, int depth)
    {
        Compilation = compilation;
        Depth = depth;
        _tree = tree;
        if (assembly is null)
            return;
        var entryPoint = compilation.GetEntryPoint(CancellationToken.None)
            ?? throw new InvalidOperationException("the compiled cell has no entry point");
        var type = assembly.GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!;
        var method = type.GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        _factory = method.CreateDelegate<Func<object?[], Task<object?>>>();
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>How many pieces have variables that this one or its predecessors carry, itself included.</summary>
    public int Depth { get; }

    /// <summary>What the compiler has to say about it, at the places of the code that the learner wrote.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Whether its loops cannot be interrupted, since the compiler would not have it with guards.</summary>
    public bool LacksGuards { get; init; }

    /// <summary>Whether there is anything to run: usings alone compile to nothing.</summary>
    public bool HasCode => _factory is not null;

    /// <summary>Whether later pieces could name something that this one introduces.</summary>
    public bool DeclaresSomething
    {
        get
        {
            var root = (CompilationUnitSyntax)_tree.GetRoot();
            return root.Usings.Count > 0 || root.Externs.Count > 0 || root.Members.Any(Declares);
        }
    }

    /// <summary>Whether the piece ends in an expression whose value is to be shown.</summary>
    public bool HasValue =>
        TrailingExpression(_tree) is { } expression
        && Compilation.GetSemanticModel(_tree).GetTypeInfo(expression).Type is not { SpecialType: SpecialType.System_Void };

    /// <summary>Starts the piece. <paramref name="state"/> holds the objects that carry the earlier pieces' variables.</summary>
    public Task<object?> Run(object?[] state) => _factory?.Invoke(state) ?? Task.FromResult<object?>(null);

    private static ExpressionSyntax? TrailingExpression(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement,
        } ? statement.Expression : null;

    // A statement introduces names for later cells by `out var`, by patterns and by deconstruction.
    private static bool Declares(MemberDeclarationSyntax member) =>
        member is not GlobalStatementSyntax global
        || global.Statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
        || global.Statement.DescendantNodes().Any(node => node is VariableDesignationSyntax);
}
