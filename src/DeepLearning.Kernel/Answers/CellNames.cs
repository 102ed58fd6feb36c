using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Answers;

/// <summary>The names that a cell gives to later cells, and all the names that it mentions.</summary>
/// <param name="Declared">Functions, variables and types at the top of the cell.</param>
/// <param name="Used">Every name in it, whatever it means there.</param>
public sealed record CellNames(IReadOnlySet<string> Declared, IReadOnlySet<string> Used)
{
    /// <summary>Reads them off the code, which need not compile; code that no compiler should see gives none.</summary>
    public static CellNames Of(string code)
    {
        if (CodeSize.Problem(code) is not null) return new CellNames(new HashSet<string>(), new HashSet<string>());
        var root = (CompilationUnitSyntax)SubmissionCompiler.Parse(code, "").GetRoot();
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method: declared.Add(method.Identifier.Text); break;
                case BaseTypeDeclarationSyntax type: declared.Add(type.Identifier.Text); break;
                case DelegateDeclarationSyntax type: declared.Add(type.Identifier.Text); break;
                case PropertyDeclarationSyntax property: declared.Add(property.Identifier.Text); break;
                case FieldDeclarationSyntax field: declared.UnionWith(field.Declaration.Variables.Select(variable => variable.Identifier.Text)); break;
                case GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }: declared.Add(function.Identifier.Text); break;
                case GlobalStatementSyntax statement:
                    declared.UnionWith(statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.Text));
                    break;
            }
        }
        var used = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        // An extension method is called by its own name, which is among its class's members.
        declared.UnionWith(root.Members.OfType<ClassDeclarationSyntax>().SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)).Select(method => method.Identifier.Text));
        return new CellNames(declared, used);
    }
}
