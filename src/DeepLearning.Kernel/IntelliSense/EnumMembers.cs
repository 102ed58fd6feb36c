using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Where a value of an enumeration is expected (after <c>=</c>, <c>==</c>, <c>case</c>, as an argument): its members.</summary>
internal static class EnumMembers
{
    public static IEnumerable<Proposal> At(Place place) => ExpectedTypes(place).Select(Enumeration).OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .SelectMany(type => type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst)
            .Select(field => new Proposal(
                new CompletionItem($"{place.Write(type)}.{field.Name}", "enum", Signatures.Of(field)), field.Name, Rank.Expected)));

    private static INamedTypeSymbol? Enumeration(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => named,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } =>
            Enumeration(value),
        _ => null,
    };

    private static IEnumerable<ITypeSymbol?> ExpectedTypes(Place place)
    {
        var (token, parent) = (place.Before, place.Before.Parent);
        if (token.IsKind(SyntaxKind.OpenParenToken) || token.IsKind(SyntaxKind.CommaToken))
        {
            if (Call.At(place) is { } call) return call.Next.Select(parameter => (ITypeSymbol?)parameter.Type);
        }
        return parent switch
        {
            AssignmentExpressionSyntax assignment when token == assignment.OperatorToken => [place.TypeOf(assignment.Left)],
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } =>
                [place.TypeOf(declaration.Type)],
            EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => [place.TypeOf(parameter.Type)],
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => [place.TypeOf(property.Type)],
            BinaryExpressionSyntax comparison when token == comparison.OperatorToken => [place.TypeOf(comparison.Left)],
            NameColonSyntax { Parent: ArgumentSyntax { Parent: BaseArgumentListSyntax list }, Name.Identifier.Text: var name } =>
                Call.Candidates(place.Model, list.Parent).OfType<IMethodSymbol>().SelectMany(method => method.Parameters)
                    .Where(parameter => parameter.Name == name).Select(parameter => (ITypeSymbol?)parameter.Type),
            NameColonSyntax { Parent: SubpatternSyntax, Name: var property } => [TypeOfProperty(place, property)],
            ReturnStatementSyntax => [Returned(place, parent)],
            SwitchExpressionSyntax or SwitchLabelSyntax or PatternSyntax or IsPatternExpressionSyntax => [Matched(place, parent)],
            _ => [],
        };
    }

    // What the pattern around the place is held against.
    private static ITypeSymbol? Matched(Place place, SyntaxNode pattern) => pattern.AncestorsAndSelf()
        .Select(node => node switch
        {
            SwitchStatementSyntax statement => statement.Expression,
            SwitchExpressionSyntax expression => expression.GoverningExpression,
            IsPatternExpressionSyntax test => test.Expression,
            _ => null,
        })
        .Where(matched => matched is not null).Select(place.TypeOf).FirstOrDefault();

    private static ITypeSymbol? TypeOfProperty(Place place, ExpressionSyntax name) => place.Model.GetSymbolInfo(name).Symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static ITypeSymbol? Returned(Place place, SyntaxNode statement) => statement.Ancestors()
        .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or LambdaExpressionSyntax)
        .Select(node => node is LambdaExpressionSyntax ? place.Model.GetSymbolInfo(node).Symbol : place.Model.GetDeclaredSymbol(node))
        .OfType<IMethodSymbol>().FirstOrDefault()?.ReturnType;
}
