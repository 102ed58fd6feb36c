using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>
/// Between the braces of <c>new Point { … }</c>, <c>point with { … }</c> and <c>point is { … }</c>: the properties and fields
/// that are not there yet. Nothing else can stand there, except in what could also be a list of elements.
/// </summary>
internal static class NamedMembers
{
    public static (IEnumerable<Proposal> Proposals, bool AreAll) At(Place place)
    {
        if (place.Before.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken)) return ([], false);
        return place.Before.Parent switch
        {
            InitializerExpressionSyntax { Parent: { } owner } initializer when Written(place, owner) is { } type =>
                (Of(place, type, CanBeSet, initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(set => set.Left.ToString())),
                    !IsList(type)),
            PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } clause when Matched(place, pattern) is { } type =>
                (Of(place, type, CanBeRead, clause.Subpatterns.Select(part => part.NameColon?.Name.ToString() ?? "")), true),
            _ => ([], false),
        };
    }

    private static IEnumerable<Proposal> Of(Place place, ITypeSymbol type, Func<Place, ISymbol, bool> fits, IEnumerable<string> taken)
    {
        var done = taken.ToHashSet(StringComparer.Ordinal);
        return Place.MembersOf(type)
            .Where(member => !member.IsStatic && member.CanBeReferencedByName && place.CanReach(member) && fits(place, member))
            .Where(member => done.Add(member.Name))
            .Select(member => new Proposal(
                new CompletionItem(member.Name, Signatures.KindOf(member), Signatures.Of(member)), member.Name, Rank.Expected));
    }

    private static ITypeSymbol? Written(Place place, SyntaxNode owner) => owner switch
    {
        BaseObjectCreationExpressionSyntax creation => place.TypeOf(creation),
        WithExpressionSyntax copy => place.TypeOf(copy.Expression),
        AssignmentExpressionSyntax nested => place.TypeOf(nested.Left),
        _ => null,
    };

    private static ITypeSymbol? Matched(Place place, RecursivePatternSyntax pattern)
    {
        var info = place.Model.GetTypeInfo(pattern);
        return pattern.Type is { } named ? place.TypeOf(named) : info.Type ?? info.ConvertedType;
    }

    private static bool CanBeSet(Place place, ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, SetMethod: { } setter } => place.CanReach(setter),
        IFieldSymbol { IsReadOnly: false, IsConst: false } => true,
        _ => false,
    };

    private static bool CanBeRead(Place place, ISymbol member) =>
        member is IPropertySymbol { IsIndexer: false, GetMethod: { } getter } ? place.CanReach(getter) : member is IFieldSymbol;

    private static bool IsList(ITypeSymbol type) =>
        type.AllInterfaces.Any(parent => parent.SpecialType == SpecialType.System_Collections_IEnumerable);
}
