using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Grading.Compiling;

/// <summary>The names that a cell gives to later cells, and those that it may take from earlier ones.</summary>
/// <param name="Declared">Functions, variables and types at the top of the cell, and extension methods.</param>
/// <param name="Used">Names that nothing inside the cell explains: rather one too many than one too few.</param>
internal sealed record CellNames(IReadOnlySet<string> Declared, IReadOnlySet<string> Used)
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
                case FieldDeclarationSyntax field:
                    declared.UnionWith(field.Declaration.Variables.Select(variable => variable.Identifier.Text));
                    break;
                case GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }:
                    declared.Add(function.Identifier.Text);
                    break;
                case GlobalStatementSyntax statement:
                    declared.UnionWith(statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
                        .Select(variable => variable.Identifier.Text));
                    break;
            }
        }
        // An extension method is called by its own name, which is among its class's members.
        var methods = root.Members.OfType<ClassDeclarationSyntax>().SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>());
        declared.UnionWith(methods.Where(IsExtension).Select(method => method.Identifier.Text));
        var names = root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsExplained(name));
        var used = names.Select(name => name.Identifier.Text).ToHashSet(StringComparer.Ordinal);
        return new CellNames(declared, used);
    }

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;

    // The name of an argument or of a member to be set is never a variable; one after a dot may be an extension method.
    private static bool IsExplained(SimpleNameSyntax name) => name.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax => true,
        AssignmentExpressionSyntax assignment when assignment.Left == name && IsInitialised(assignment) => true,
        MemberAccessExpressionSyntax access when access.Name == name =>
            access.Parent is not InvocationExpressionSyntax and not ArgumentSyntax,
        _ when SyntaxFacts.IsInTypeOnlyContext(name) => false,
        _ => name.Ancestors().Any(scope => IsScope(scope) && Introduces(scope, name.Identifier.Text)),
    };

    private static bool IsInitialised(AssignmentExpressionSyntax member) =>
        member.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression };

    // What is declared anywhere in a function or a statement is known nowhere outside, and C# lets it mean one thing inside.
    private static bool IsScope(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
        or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or BlockSyntax or ForStatementSyntax
        or CommonForEachStatementSyntax or UsingStatementSyntax;

    private static bool Introduces(SyntaxNode scope, string name) =>
        (scope is ForEachStatementSyntax loop && loop.Identifier.Text == name)
        || scope.DescendantNodes(node => node == scope || !IsScope(node)).Any(node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier.Text == name,
            VariableDeclaratorSyntax variable => variable.Identifier.Text == name,
            SingleVariableDesignationSyntax variable => variable.Identifier.Text == name,
            LocalFunctionStatementSyntax function => function.Identifier.Text == name,
            _ => false,
        });
}
