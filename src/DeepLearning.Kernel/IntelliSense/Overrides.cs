using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>After <c>override</c>: the members that can be overridden, each written out with a body that compiles.</summary>
internal static class Overrides
{
    private static readonly SymbolDisplayFormat Head = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithKindOptions(SymbolDisplayKindOptions.None)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static IEnumerable<Proposal> At(Place place)
    {
        if (!place.Before.IsKind(SyntaxKind.OverrideKeyword)
            || place.Before.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || place.Model.GetDeclaredSymbol(declaration) is not INamedTypeSymbol type)
            return [];
        var access = HasAccess(place.Before);
        return Open(type).Where(member => place.Model.Compilation.IsSymbolAccessibleWithin(member, type))
            .Select(member => new Proposal(
                new CompletionItem(Write(place, member, access), member is IMethodSymbol ? "method" : "property", Signatures.Of(member)),
                member.Name,
                member.ContainingType.SpecialType == SpecialType.System_Object ? Rank.Own : Rank.Expected));
    }

    // What a base class lets be overridden, without what the class or one between them has overridden already.
    private static IEnumerable<ISymbol> Open(INamedTypeSymbol type)
    {
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var next = type; next is not null; next = next.BaseType)
        {
            foreach (var member in next.GetMembers())
            {
                if (Overridden(member) is { } below) done.Add(below);
                if (!SymbolEqualityComparer.Default.Equals(next, type) && CanBeOverridden(member) && !done.Contains(member))
                    yield return member;
            }
        }
    }

    private static bool CanBeOverridden(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol
        && (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static bool HasAccess(SyntaxToken overriding)
    {
        for (var token = overriding.GetPreviousToken(); token.IsKeyword(); token = token.GetPreviousToken())
            if (SyntaxFacts.IsAccessibilityModifier(token.Kind())) return true;
        return false;
    }

    private static string Write(Place place, ISymbol member, bool hasAccess)
    {
        var access = hasAccess ? "" : SyntaxFacts.GetText(member.DeclaredAccessibility) + " ";
        var missing = member.IsAbstract ? "throw new NotImplementedException()" : null;
        var body = member switch
        {
            IMethodSymbol method => $" => {missing ?? $"base.{method.Name}({Arguments(method)})"};",
            IPropertySymbol { SetMethod: null } property => $" => {missing ?? Base(property)};",
            IPropertySymbol property => $" {{ get => {missing ?? Base(property)}; set => {missing ?? Base(property) + " = value"}; }}",
            _ => "",
        };
        return access + place.Write(member, Head) + body;
    }

    private static string Base(IPropertySymbol property) => property.IsIndexer
        ? $"base[{string.Join(", ", property.Parameters.Select(parameter => parameter.Name))}]"
        : $"base.{property.Name}";

    private static string Arguments(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter =>
        parameter.RefKind is RefKind.Ref or RefKind.Out or RefKind.In
            ? $"{parameter.RefKind.ToString().ToLowerInvariant()} {parameter.Name}"
            : parameter.Name));
}
