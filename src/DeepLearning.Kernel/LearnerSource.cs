using System.Runtime.Loader;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel;

/// <summary>What the compiler knows of a function that a cell defined.</summary>
public static class LearnerSource
{
    /// <summary>The types and members that a function of a cell uses, its own helpers in this and earlier cells included.</summary>
    /// <param name="function">The function. Of one that no cell defined nothing is known.</param>
    public static IReadOnlyList<UsedMember> MembersUsedBy(Delegate function)
    {
        var assembly = function.Method.Module.Assembly;
        if (AssemblyLoadContext.GetLoadContext(assembly) is not ScriptLoadContext context
            || context.CompilationOf(assembly) is not { } compilation) return [];
        var cells = new Dictionary<SyntaxTree, Compilation>();
        for (Compilation? cell = compilation; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
            foreach (var tree in cell.SyntaxTrees) cells[tree] = cell;
        return MemberUses.Find(DeclarationOf(function, compilation), cells.GetValueOrDefault);
    }

    // A lambda's compiled name does not say where it stands: the whole cell is looked at.
    private static SyntaxNode DeclarationOf(Delegate function, Compilation compilation)
    {
        var root = compilation.SyntaxTrees.First().GetRoot();
        return root.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .LastOrDefault(method => method.Identifier.ValueText == function.Method.Name) ?? root;
    }
}
