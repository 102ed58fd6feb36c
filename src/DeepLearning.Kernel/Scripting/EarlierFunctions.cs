using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Lets a static function of an earlier cell be passed on by its name, as in <c>Check.Run("id", Neuron)</c>. The compiler
/// reaches earlier cells through their objects, and so overlooks static functions when it seeks a delegate type for a
/// name; with the type written before the name it finds them.
/// </summary>
internal static class EarlierFunctions
{
    // "Cannot convert from 'method group' to 'Delegate'", "The delegate type could not be inferred", and their kin.
    private static readonly HashSet<string> Complaints = new(
        ["CS1503", "CS8917", "CS0411", "CS0428", "CS0815", "CS0029"], StringComparer.Ordinal);

    /// <summary>The piece with types before such names; null if its errors come from something else.</summary>
    public static SyntaxTree? Typed(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<Diagnostic> diagnostics)
    {
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetRoot();
        var changes = diagnostics
            .Where(diagnostic => Complaints.Contains(diagnostic.Id) && diagnostic.Location.SourceTree == tree)
            .SelectMany(diagnostic => Names(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)))
            .Distinct()
            .Select(name => (Name: name, Type: DelegateType(model, name)))
            .Where(found => found.Type is not null)
            .Select(found => new TextChange(found.Name.Span, $"(({found.Type}){found.Name.Identifier.Text})"))
            .OrderBy(change => change.Span.Start)
            .ToList();
        return changes.Count == 0 ? null : tree.WithChangedText(tree.GetText().WithChanges(changes));
    }

    // The complaint may stand at the name, or at the call or declaration that the name is in.
    private static IEnumerable<IdentifierNameSyntax> Names(SyntaxNode node) => node
        .DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax
            or ArrowExpressionClauseSyntax);

    private static string? DelegateType(SemanticModel model, IdentifierNameSyntax name)
    {
        if (model.GetMemberGroup(name) is not [IMethodSymbol { IsStatic: true, IsGenericMethod: false } method]
            || !method.ContainingType.IsScriptClass
            || method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == name.SyntaxTree)
            || method.ReturnsByRef || method.ReturnsByRefReadonly
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || method.Parameters.Length > 16)
            return null;
        var types = method.Parameters.Select(parameter => parameter.Type);
        var kind = method.ReturnsVoid ? "Action" : "Func";
        var all = method.ReturnsVoid ? types : types.Append(method.ReturnType);
        var arguments = all.Select(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).ToList();
        return $"global::System.{kind}" + (arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>");
    }
}
