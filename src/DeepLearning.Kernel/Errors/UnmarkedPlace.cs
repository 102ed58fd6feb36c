using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Errors;

/// <summary>
/// Finds where an index left its array. .NET's compiler lets all the range checks of a function fail at one common
/// instruction, which belongs to no line; so the lines that index something are all that can be told.
/// </summary>
internal static class UnmarkedPlace
{
    /// <summary>
    /// The lines, counted from 1, on which the cell's code outside of functions, or the function of that name, indexes
    /// something.
    /// </summary>
    public static IReadOnlyList<int> IndexingLines(string code, string? function)
    {
        var root = SubmissionCompiler.Parse(code, "").GetRoot();
        var scopes = function is null
            ? root.ChildNodes().Where(node => node is GlobalStatementSyntax or FieldDeclarationSyntax)
            : root.DescendantNodes().Where(node => NameOf(node) == function);
        return [.. scopes
            .SelectMany(scope => scope.DescendantNodes(node => node == scope || !IsFunction(node)))
            .OfType<ElementAccessExpressionSyntax>()
            .Select(access => access.GetLocation().GetLineSpan().StartLinePosition.Line + 1)
            .Distinct()
            .Order()];
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };

    private static bool IsFunction(SyntaxNode node) => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;
}
