using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Makes extension methods in a cell's static classes work. A cell's classes are nested in the class that the compiler
/// wraps around the cell, where C# allows no extension methods; but it allows them in the cell itself. So each one
/// becomes an ordinary method, and behind its class, on the same line, stands an extension method that calls it.
/// </summary>
internal static class ExtensionMethods
{
    public static IEnumerable<TextChange> Lift(CompilationUnitSyntax root)
    {
        foreach (var type in root.Members.OfType<ClassDeclarationSyntax>())
        {
            var extensions = type.Members.OfType<MethodDeclarationSyntax>().Where(IsLiftable).ToList();
            if (extensions.Count == 0 || type.CloseBraceToken.IsMissing)
                continue;
            foreach (var method in extensions)
            {
                var keyword = This(method);
                yield return new TextChange(keyword.Span, new string(' ', keyword.Span.Length));
            }
            var calls = extensions.Select(method => Call(type.Identifier.Text, method));
            yield return new TextChange(new TextSpan(type.CloseBraceToken.Span.End, 0), " " + string.Join(' ', calls));
        }
    }

    private static bool IsLiftable(MethodDeclarationSyntax method) =>
        This(method).IsKind(SyntaxKind.ThisKeyword)
        && method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword));

    private static SyntaxToken This(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ThisKeyword))
            ?? default;

    private static string Call(string type, MethodDeclarationSyntax method)
    {
        var returnsReference = method.ReturnType is RefTypeSyntax ? "ref " : "";
        var constraints = string.Concat(method.ConstraintClauses.Select(clause => " " + OneLine(clause)));
        var parameters = string.Join(", ", method.ParameterList.Parameters.Select(parameter => OneLine(parameter.WithAttributeLists([]))));
        var arguments = string.Join(", ", method.ParameterList.Parameters.Select(Argument));
        var typeArguments = method.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>"
            : "";
        return $"public static {OneLine(method.ReturnType)} {method.Identifier.Text}{typeArguments}({parameters}){constraints}"
            + $" => {returnsReference}{type}.{method.Identifier.Text}{typeArguments}({arguments});";
    }

    private static string Argument(ParameterSyntax parameter)
    {
        var passing = parameter.Modifiers.FirstOrDefault(
            modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
        return $"{passing.Text} {parameter.Identifier.Text}".TrimStart();
    }

    private static string OneLine(SyntaxNode node) => node.NormalizeWhitespace("", " ").ToString();
}
